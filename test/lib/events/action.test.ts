import { expect, it } from 'vitest'
import { type ActionOptions, ActionRunner, type EventInfo } from '../../../lib/events/action.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'

function runner(options: Partial<ActionOptions> = {}) {
  const clock = new ManualClock(1000)
  const errors: string[] = []
  const runs: EventInfo[] = []
  const made = new ActionRunner({
    ...{ clock, action: (info) => runs.push(info), ratelimit: 0, allowOverlap: false, queued: false },
    failed: (error) => errors.push(String(error)),
    ...options,
  })
  return { clock, errors, runs, made }
}

const info = (time: number): EventInfo => ({ name: 'x', time })

it('counts its runs', () => {
  const { made, runs } = runner()
  made.fire(info(1))
  made.fire(info(2))
  expect([made.runs, made.last, runs.length]).toEqual([2, 1000, 2])
})

it('drops what comes within the rate limit', async () => {
  const { made, clock, runs } = runner({ ratelimit: 5 })
  for (let second = 0; second < 11; second++) {
    made.fire(info(second))
    await clock.advance(1)
  }
  expect(runs.map(({ time }) => time)).toEqual([0, 5, 10])
  made.run(info(99))
  expect(runs.at(-1)?.time).toBe(99)
})

function slow() {
  const ends: (() => void)[] = []
  const action = () => new Promise<void>((resolve) => ends.push(resolve))
  return { ends, action }
}

it('does not overlap: leaves out, or lets wait', async () => {
  const first = slow()
  const skipping = runner({ action: first.action })
  skipping.made.fire(info(1))
  expect(skipping.made.busy).toBe(true)
  skipping.made.fire(info(2))
  expect(first.ends).toHaveLength(1)
  first.ends[0]?.()
  await skipping.clock.advance(0)
  skipping.made.fire(info(3))
  expect(first.ends).toHaveLength(2)

  const second = slow()
  const queueing = runner({ action: second.action, queued: true })
  for (let time = 0; time < 1200; time++) queueing.made.fire(info(time))
  for (let end = 0; end < 1001; end++) {
    second.ends[end]?.()
    await Promise.resolve()
    await Promise.resolve()
  }
  await queueing.clock.advance(0)
  expect(queueing.made.runs).toBe(1001)
  queueing.made.clear()
})

it('overlaps if it may', () => {
  const { ends, action } = slow()
  const { made } = runner({ action, allowOverlap: true })
  made.fire(info(1))
  made.fire(info(2))
  expect(ends).toHaveLength(2)
  expect(made.busy).toBe(false)
})

it('tells of errors, now or later, and goes on', async () => {
  const actions = [
    () => {
      throw new Error('now')
    },
    () => Promise.reject(new Error('later')),
  ]
  const { made, errors, clock } = runner({ action: () => actions[made.runs - 1]?.() })
  made.fire(info(1))
  made.fire(info(2))
  await clock.advance(0)
  expect(errors).toEqual(['Error: now', 'Error: later'])
  expect(made.busy).toBe(false)
})
