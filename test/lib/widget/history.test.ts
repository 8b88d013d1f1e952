import fc from 'fast-check'
import { expect, test } from 'vitest'
import { History } from '../../../lib/widget/history.ts'

test('of each span the first, lowest, highest and last value stay, in order', () => {
  const history = new History(300)
  for (const [time, value] of [
    [0.1, 5],
    [0.2, 9],
    [0.3, 1],
    [0.4, 6],
    [0.5, 4],
    [1.5, 7],
  ] as const) {
    history.add(time, value)
  }
  expect(history.points()).toEqual([
    [0.1, 5],
    [0.2, 9],
    [0.3, 1],
    [0.5, 4],
    [1.5, 7],
  ])
})

test('it is of bounded size, and what is too old goes, but for what holds at the left end', () => {
  const history = new History(300)
  for (let i = 0; i < 20_000; i++) history.add(i / 10, i)
  expect(history.points().length).toBeLessThan(1300)
  const [first = [0, 0]] = history.points()
  expect(first[0]).toBeGreaterThan(1690)
  expect(first[0]).toBeLessThanOrEqual(1700)
})

test('lowest and highest are those of all values', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.double({ min: 0, max: 100, noNaN: true }), fc.integer()), { minLength: 1 }),
      (list) => {
        const history = new History(300)
        const sorted = list.sort(([a], [b]) => a - b)
        for (const [time, value] of sorted) history.add(time, value)
        const values = history.points().map(([, value]) => value)
        const all = sorted.map(([, value]) => value)
        expect([Math.min(...values), Math.max(...values)]).toEqual([Math.min(...all), Math.max(...all)])
      },
    ),
  )
})
