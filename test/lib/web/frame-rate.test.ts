import { expect, it } from 'vitest'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { FrameRate } from '../../../lib/web/frame-rate.ts'

it('lets some come at once, and so many a second', async () => {
  const clock = new ManualClock(1_700_000_000)
  const rate = new FrameRate(clock, 10, 20)
  const many = (count: number) => Array.from({ length: count }, () => rate.take()).filter(Boolean).length
  expect(many(30)).toBe(20)
  await clock.advance(0.5)
  expect(many(30)).toBe(5)
  await clock.advance(3600)
  expect(many(30)).toBe(20)
})
