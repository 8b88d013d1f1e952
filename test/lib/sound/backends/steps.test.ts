import { expect, it } from 'vitest'
import { ManualClock } from '../../../../lib/index.ts'
import { StepRamp } from '../../../../lib/sound/backends/steps.ts'

function rig() {
  const clock = new ManualClock(1000)
  const set: number[] = []
  return { clock, set, steps: new StepRamp(clock, (volume) => void set.push(volume)) }
}

it('goes from one volume to the other in even steps, and ends exactly there', async () => {
  const { clock, set, steps } = rig()
  steps.start({ from: 1, to: 0, seconds: 1 })
  await clock.advance(0.5)
  expect(set.at(-1)).toBeCloseTo(0.5, 1)
  await clock.advance(1)
  expect([set[0], set.at(-1), clock.pending]).toEqual([1, 0, 0])
  expect(set.length).toBeGreaterThanOrEqual(49)
})

it('of 0 seconds is one step', () => {
  const { clock, set, steps } = rig()
  steps.start({ from: 1, to: 0.3, seconds: 0 })
  expect([set, clock.pending]).toEqual([[0.3], 0])
})

it('a newer one takes its place, and stop ends it where it is', async () => {
  const { clock, set, steps } = rig()
  steps.start({ from: 1, to: 0, seconds: 10 })
  steps.start({ from: 0.2, to: 0.4, seconds: 1 })
  await clock.advance(0.5)
  steps.stop()
  await clock.advance(5)
  expect([set.at(-1), clock.pending]).toEqual([expect.closeTo(0.3, 1), 0])
})
