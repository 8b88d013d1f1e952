import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { Poller } from '../../../lib/states/poller.ts'

function setUp() {
  const clock = new ManualClock()
  const state = { polls: 0 }
  const poller = new Poller(clock, () => state.polls++)
  return { clock, state, poller }
}

describe('Poller', () => {
  it('asks 24 times a second while it runs', async () => {
    const { clock, state, poller } = setUp()
    await clock.advance(1)
    expect(state.polls).toBe(0)
    poller.start()
    await clock.advance(1.01)
    expect(state.polls).toBe(24)
    poller.stop()
    await clock.advance(1)
    expect([state.polls, clock.pending, poller.running]).toEqual([24, 0, false])
  })

  it('changes its rate at once, also while it rests', async () => {
    const { clock, state, poller } = setUp()
    poller.hertz = 2
    poller.start()
    await clock.advance(0.4)
    poller.hertz = 10
    await clock.advance(0.55)
    expect(state.polls).toBe(5)
    poller.stop()
    poller.hertz = 100
    expect([clock.pending, poller.hertz]).toEqual([0, 100])
  })

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, '24', null])('refuses a rate of %s', (rate) => {
    const { poller } = setUp()
    expect(() => Reflect.set(poller, 'hertz', rate)).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
    expect(poller.hertz).toBe(24)
  })
})
