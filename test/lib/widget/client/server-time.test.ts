import { expect, test } from 'vitest'
import { ServerTime } from '../../../../lib/widget/client/server-time.ts'

test('it begins with the estimate and runs on', () => {
  expect(new ServerTime(1_000_000, 50).now(80)).toBe(1_000_030)
})

test('a fast answer sets it by the midpoint', () => {
  const time = new ServerTime(0, 0)
  expect(time.uncertainty).toBe(Number.POSITIVE_INFINITY)
  time.sample(1000, 5_000_000, 1100)
  expect(time.uncertainty).toBe(50)
  expect(time.now(1050)).toBe(5_000_000)
  expect(time.now(2050)).toBe(5_001_000)
})

test('a slower one than the last, or a broken one, does not count; the limit grows until one does', () => {
  const time = new ServerTime(0, 0)
  time.sample(0, 1_000_000, 100)
  const at = (): number => time.now(50)
  time.sample(200, 9_000_000, 330)
  time.sample(200, Number.NaN, 201)
  time.sample(200, 9_000_000, 100)
  expect(at()).toBe(1_000_000)
  time.sample(400, 2_000_000, 530)
  expect(time.now(465)).toBe(2_000_000)
})
