import { expect, test } from 'vitest'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { Pacer } from '../../../lib/widget/pacer.ts'

test('runs once after the running code, however often it is asked', async () => {
  const clock = new ManualClock()
  let runs = 0
  const pacer = new Pacer(clock, () => runs++)
  for (let i = 0; i < 5; i++) pacer.ask()
  expect(runs).toBe(0)
  await clock.advance(0)
  expect(runs).toBe(1)
})

test('after a burst it runs fifty times a second', async () => {
  const clock = new ManualClock()
  let runs = 0
  const pacer = new Pacer(clock, () => runs++)
  for (let i = 0; i < 10_000; i++) {
    pacer.ask()
    await clock.advance(0.001)
  }
  expect(runs).toBeGreaterThan(500)
  expect(runs).toBeLessThan(530)
})

test('stopped, it does not run, and leaves no timer', async () => {
  const clock = new ManualClock()
  const pacer = new Pacer(clock, () => expect.fail('ran'))
  pacer.ask()
  pacer.stop()
  await clock.advance(1)
  expect(clock.pending).toBe(0)
})
