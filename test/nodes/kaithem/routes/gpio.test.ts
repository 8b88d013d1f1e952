import { afterAll, beforeAll, expect, it } from 'vitest'
import kaithem from '../../../../dist/lib/index.js'
import { startRed, type TestRed } from '../../../support/red.ts'
import { ask } from './ask.ts'

let red: TestRed
beforeAll(async () => {
  red = await startRed()
})
afterAll(() => red.stop())

it('tells how GPIO is and how the pins are', async () => {
  const input = kaithem.gpio.DigitalInput(4, { mock: true, comment: 'door' })
  const { status, body } = await ask(red, 'kaithem/editor/gpio')
  expect(status).toBe(200)
  expect(body).toMatchObject({ driver: 'mock', asked: 'auto', pins: [{ pin: '4', comment: 'door', value: 0 }] })
  expect((await ask(red, 'kaithem/editor/gpio/pins')).body).toMatchObject([{ pin: '4', mockReason: 'option' }])
  input.close()
  expect((await ask(red, 'kaithem/editor/gpio/pins')).body).toEqual([])
})

it('lets people press and force', async () => {
  const input = kaithem.gpio.DigitalInput(4, { mock: true })
  const order = (pin: string, action: string) =>
    ask(red, `kaithem/editor/gpio/pin?pin=${pin}&action=${action}`, { method: 'POST' })
  expect((await order('4', 'press')).body).toMatchObject([{ pin: '4', value: 1 }])
  expect(input.value).toBe(1)
  expect((await order('4', 'release')).body).toMatchObject([{ value: 0 }])
  expect(await order('5', 'press')).toMatchObject({ status: 404, body: { code: 'KAITHEM_KEY' } })
  expect(await order('4', 'force')).toMatchObject({ status: 400, body: { code: 'KAITHEM_VALUE' } })
  // Looking at it changes nothing.
  expect((await ask(red, 'kaithem/editor/gpio/pin?pin=4&action=press')).status).toBe(404)
  expect(input.value).toBe(0)
  input.close()
})
