import { expect, it } from 'vitest'
import { Echoes } from '../../../../lib/devices/types/mqtt-echoes.ts'

it('knows its own messages once, in order, and forgets those that were skipped', () => {
  const echoes = new Echoes()
  for (const payload of ['1', '2', '3']) echoes.expect('t', payload)
  expect(echoes.take('t', '2')).toBe(true)
  expect(echoes.take('t', '1')).toBe(false)
  expect(echoes.take('other', '3')).toBe(false)
  expect(echoes.take('t', '3')).toBe(true)
  expect(echoes.take('t', '3')).toBe(false)
  echoes.expect('t', '4')
  echoes.clear()
  expect(echoes.take('t', '4')).toBe(false)
})

it('remembers a bounded number', () => {
  const echoes = new Echoes()
  for (let count = 0; count < 200; count++) echoes.expect('t', String(count))
  for (let count = 0; count < 2000; count++) echoes.expect(`t${count}`, 'x')
  expect(echoes.take('t', '5')).toBe(false)
  expect([echoes.take('t5', 'x'), echoes.take('t1999', 'x')]).toEqual([false, true])
})
