import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Change } from '../../../lib/widget/change.ts'
import { Outbox } from '../../../lib/widget/outbox.ts'

const state = (id: string, value: number): Change => new Change(id, String(value), 1, true)
const message = (id: string, value: number): Change => new Change(id, String(value), 1, false)

test('of state the latest is sent, of messages all, in order', () => {
  const box = new Outbox()
  for (const one of [state('a', 1), message('a', 2), state('b', 3), state('a', 4), message('a', 5)]) box.add(one)
  expect(JSON.parse(box.take(false))).toEqual([
    ['a', 2],
    ['b', 3],
    ['a', 4],
    ['a', 5],
  ])
  expect(box.empty).toBe(true)
})

test('what one widget waits with can be forgotten', () => {
  const box = new Outbox()
  for (const one of [state('a', 1), message('a', 2), state('b', 3)]) box.add(one)
  box.forget('a')
  expect(box.take(false)).toBe('[["b",3]]')
})

test('too many messages, or too much text, is full; one large state is not', () => {
  const box = new Outbox()
  for (let i = 0; i < 20_001; i++) box.add(message('a', i))
  expect(box.isFull).toBe(true)
  const large = new Outbox()
  large.add(new Change('a', 'x'.repeat(20_000_000), 1, true))
  expect(large.isFull).toBe(false)
  large.add(message('b', 1))
  expect(large.isFull).toBe(true)
})

test('the last value of every widget arrives, whatever is taken when', () => {
  const step = fc.oneof(
    fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer(), fc.boolean()),
    fc.constant('take' as const),
  )
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const box = new Outbox()
      const got: [string, number][] = []
      const told = new Map<string, number>()
      let messages = 0
      for (const one of steps) {
        if (one === 'take') {
          if (!box.empty) got.push(...JSON.parse(box.take(false)))
        } else {
          box.add(new Change(one[0], String(one[1]), 1, one[2]))
          told.set(one[0], one[1])
          if (!one[2]) messages++
        }
      }
      if (!box.empty) got.push(...JSON.parse(box.take(false)))
      expect(new Map(got)).toEqual(told)
      expect(got.length).toBeGreaterThanOrEqual(messages)
    }),
  )
})
