import { expect, test } from 'vitest'
import { Backoff } from '../../../../lib/widget/client/backoff.ts'

test('waits twice as long each time, up to 20 s, and begins anew after success', () => {
  const backoff = new Backoff()
  expect([1, 2, 3, 4, 5, 6].map(() => backoff.next())).toEqual([1500, 3000, 6000, 12_000, 20_000, 20_000])
  backoff.reset()
  expect(backoff.next()).toBe(1500)
})
