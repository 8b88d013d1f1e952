import { expect, it } from 'vitest'
import { HoldTimer } from '../../../lib/gpio/hold.ts'
import { ManualClock } from '../../../lib/index.ts'

function rig(time: number, repeat = false) {
  const clock = new ManualClock(100)
  const seen: number[] = []
  const hold = new HoldTimer({ clock, time, repeat, held: (at) => seen.push(Math.round((at - 100) * 1000)) })
  return { clock, seen, hold }
}

it('tells once it has been active for the time', async () => {
  const { clock, seen, hold } = rig(1)
  hold.start(100)
  await clock.advance(0.999)
  expect([seen, hold.since]).toEqual([[], undefined])
  await clock.advance(10)
  expect([seen, hold.since, clock.pending]).toEqual([[1000], 101, 0])
})

it('a release before that cancels it, and the next press counts from its own start', async () => {
  const { clock, seen, hold } = rig(1)
  hold.start(100)
  await clock.advance(0.9)
  hold.stop()
  await clock.advance(5)
  hold.start(105.9)
  await clock.advance(1)
  expect(seen).toEqual([6900])
  hold.stop()
  expect(hold.since).toBeUndefined()
})

it('repeats every so often until it is released', async () => {
  const { clock, seen, hold } = rig(0.1, true)
  hold.start(100)
  await clock.advance(0.35)
  expect(seen).toEqual([100, 200, 300])
  expect(hold.since).toBeCloseTo(100.1)
  hold.stop()
  await clock.advance(1)
  expect([seen.length, clock.pending]).toEqual([3, 0])
})

it('a press that is told late counts from when it was', async () => {
  const { clock, seen, hold } = rig(1)
  await clock.advance(3)
  hold.start(100.5)
  await clock.advance(0)
  expect(seen).toEqual([1500])
})

it('no time at all repeats at most a hundred times a second', async () => {
  const { clock, seen, hold } = rig(0, true)
  hold.start(100)
  await clock.advance(0.1)
  expect(seen.length).toBeGreaterThan(5)
  expect(seen.length).toBeLessThanOrEqual(11)
  hold.stop()
})
