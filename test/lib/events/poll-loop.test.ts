import { expect, it } from 'vitest'
import { PollLoop } from '../../../lib/events/poll-loop.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'

function loop(look: () => void, priority = 'high') {
  const clock = new ManualClock(0)
  const errors: string[] = []
  const polls = new PollLoop({ clock, priority, sequence: 3, look, failed: (error) => errors.push(String(error)) })
  return { clock, errors, polls }
}

it('looks at the pace of its priority, until it is stopped', async () => {
  let looks = 0
  const { clock, polls } = loop(() => looks++)
  await clock.advance(8.1)
  expect(looks).toBe(10)
  polls.stop()
  expect(clock.pending).toBe(0)
})

it('rests after an error and goes on', async () => {
  const times: number[] = []
  const { clock, errors, polls } = loop(() => {
    times.push(clock.now())
    if (times.length < 3) throw new Error('broken')
  })
  await clock.advance(16.5)
  expect(errors).toEqual(['Error: broken', 'Error: broken'])
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(6.6)
  expect(times.length).toBeGreaterThan(2)
  polls.stop()
})

it('may be stopped by what it looks at', async () => {
  const state: { polls?: PollLoop; looks: number } = { looks: 0 }
  const { clock, polls } = loop(() => {
    state.looks++
    state.polls?.stop()
  })
  state.polls = polls
  await clock.advance(10)
  expect(state.looks).toBe(1)
  expect(clock.pending).toBe(0)
})
