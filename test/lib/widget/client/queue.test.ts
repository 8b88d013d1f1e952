import { expect, test } from 'vitest'
import { SendQueue } from '../../../../lib/widget/client/queue.ts'

test('set keeps the last value, send all, in order', () => {
  const queue = new SendQueue()
  queue.set('a', 1)
  queue.send('a', 2)
  queue.set('b', 3)
  queue.set('a', 4)
  queue.send('a', 5)
  expect(queue.has('b')).toBe(true)
  expect(queue.take()).toEqual([
    ['a', 2],
    ['b', 3],
    ['a', 4],
    ['a', 5],
  ])
  expect([queue.empty, queue.has('a')]).toEqual([true, false])
})

test('words of one button are gathered', () => {
  const queue = new SendQueue()
  queue.gather('a', 'pushed')
  queue.gather('b', 'pushed')
  queue.gather('a', 'released')
  expect(queue.take()).toEqual([
    ['a', ['pushed', 'released']],
    ['b', ['pushed']],
  ])
})

test('messages for which there is no room are refused', () => {
  const queue = new SendQueue()
  const taken = Array.from({ length: 2001 }, (_, i) => queue.send('a', i))
  expect([taken[1999], taken[2000]]).toEqual([true, false])
})
