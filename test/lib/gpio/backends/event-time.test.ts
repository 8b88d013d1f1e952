import { expect, test } from 'vitest'
import { EventTime } from '../../../../lib/gpio/backends/event-time.ts'

test('distances of edges stay exact while the clock is only coarse, and a clock that was set is followed', () => {
  const clock = { monotonic: 100, epoch: 1_700_000_000 }
  const time = new EventTime(
    () => clock.monotonic,
    () => clock.epoch,
  )
  expect(time.epoch(101)).toBe(1_700_000_001)
  clock.epoch += 0.002
  time.adjust()
  expect(time.epoch(101)).toBe(1_700_000_001)
  clock.epoch += 3600
  time.adjust()
  expect(time.epoch(101)).toBeCloseTo(1_700_003_601.002, 4)
})

test('by itself it is near the clock of the machine', () => {
  const time = new EventTime()
  expect(Math.abs(time.epoch(Number(process.hrtime.bigint()) / 1e9) - Date.now() / 1000)).toBeLessThan(0.5)
})
