import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { Timeline } from '../../../lib/states/timeline.ts'

function setUp() {
  const clock = new ManualClock(1_700_000_000)
  const fired: number[] = []
  const timeline = new Timeline(clock, () => fired.push(clock.now() - 1_700_000_000))
  return { clock, fired, timeline }
}

describe('Timeline', () => {
  it('fires once more than the length has passed, not at it', async () => {
    const { clock, fired, timeline } = setUp()
    timeline.enter(clock.now(), 2)
    await clock.advance(2)
    expect(fired).toEqual([])
    await clock.advance(0.001)
    expect(fired).toHaveLength(1)
    await clock.advance(10)
    expect(fired).toHaveLength(1)
  })

  it.each([0, -1])('fires a length of %d at once, but not synchronously', async (length) => {
    const { clock, fired, timeline } = setUp()
    timeline.enter(clock.now(), length)
    expect(fired).toEqual([])
    await clock.advance(0)
    expect(fired).toHaveLength(1)
  })

  it('counts a length that is set later from the entry', async () => {
    const { clock, fired, timeline } = setUp()
    timeline.enter(clock.now(), undefined)
    await clock.advance(3)
    timeline.setLength(5)
    await clock.advance(2.1)
    expect(fired[0]).toBeCloseTo(5, 3)
  })

  it.each<[string, number, number]>([
    ['beyond the end fires at once', 9, 1],
    ['to the start begins again', 0, 6],
    ['to a negative position gives more time', -2, 8],
    ['ahead shortens', 4, 2],
  ])('seek %s', async (_, position, expected) => {
    const { clock, fired, timeline } = setUp()
    timeline.enter(clock.now(), 5)
    await clock.advance(1)
    timeline.seek(position)
    expect(fired).toEqual([])
    expect(timeline.position).toBeCloseTo(position, 6)
    await clock.advance(20)
    expect(fired).toHaveLength(1)
    expect(fired[0]).toBeCloseTo(expected, 3)
  })

  it('seek to exactly the end fires right after', async () => {
    const { clock, fired, timeline } = setUp()
    timeline.enter(clock.now(), 5)
    timeline.seek(5)
    await clock.advance(0.001)
    expect(fired).toHaveLength(1)
  })

  it('drops the offset and the timer with the next state', async () => {
    const { clock, fired, timeline } = setUp()
    timeline.enter(clock.now(), 5)
    timeline.seek(-3)
    timeline.enter(clock.now(), undefined)
    expect([timeline.offset, timeline.hasTimer, clock.pending]).toEqual([0, false, 0])
    await clock.advance(100)
    expect(fired).toEqual([])
  })

  it('waits for the rest when a clock is early', async () => {
    const waits: number[] = []
    const state = { now: 0, callback: () => {} }
    const timer = { cancel: () => {} }
    const fired: number[] = []
    const early = {
      now: () => state.now,
      wall: () => state.now,
      setInterval: () => timer,
      setImmediate: () => timer,
      setTimeout: (callback: () => void, seconds: number) => {
        waits.push(seconds)
        state.callback = callback
        return timer
      },
    }
    const timeline = new Timeline(early, () => fired.push(state.now))
    timeline.enter(0, 1)
    state.now = 0.999
    state.callback()
    expect(fired).toEqual([])
    expect(waits[1]).toBeCloseTo(0.001, 5)
    state.now = 1.0001
    state.callback()
    expect(fired).toEqual([1.0001])
  })
})
