import { describe, expect, it } from 'vitest'
import { Timetable, type TimetableOptions } from '../../../lib/events/timetable.ts'
import { WallWatch } from '../../../lib/events/wall-watch.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { at, local, timesOf } from './support.ts'

const hour = 3600

/** A timetable on a clock; what happened is collected as local times of people's clock. */
function run(phrase: string, from: string, options: Partial<TimetableOptions> = {}, zone = 'UTC') {
  const clock = new ManualClock(at(`${from} ${zone}`))
  const watch = new WallWatch(clock)
  const happened: string[] = []
  const due: string[] = []
  const random = { next: () => 0.5, uuid: () => '' }
  const timetable = new Timetable({
    ...{ clock, random, series: timesOf(phrase, zone).series, tolerance: Number.POSITIVE_INFINITY, spread: 0 },
    due: (time) => {
      due.push(local(time, zone))
      happened.push(local(clock.wall(), zone))
    },
    ...options,
  })
  watch.add(timetable)
  return { clock, watch, timetable, happened, due, take: () => happened.splice(0) }
}

describe('without jumps', () => {
  it('happens at its times, to the second', async () => {
    const { clock, happened } = run('every day at 8:00 and 20:00', '2026-03-02 00:00')
    await clock.advance(2 * 86_400)
    expect(happened).toEqual(['2026-03-02 08:00', '2026-03-02 20:00', '2026-03-03 08:00', '2026-03-03 20:00'])
  })

  it('what several statements say for one moment happens once', async () => {
    const { clock, happened } = run('every day at 8:00; every hour on monday', '2026-03-02 07:30')
    await clock.advance(hour)
    expect(happened).toEqual(['2026-03-02 08:00'])
  })

  it('waits of years are nothing special', async () => {
    const { clock, happened, timetable } = run('on 2026-03-04 at 18:00', '2026-03-02 00:00')
    await clock.advance(3 * 86_400)
    expect(happened).toEqual(['2026-03-04 18:00'])
    expect(timetable.due).toBeUndefined()
  })

  it('is put off by the spread, and stays in order', async () => {
    const { clock, happened, due } = run('every day at 8:00', '2026-03-02 00:00', { spread: 600 })
    await clock.advance(2 * 86_400)
    expect(happened).toEqual(['2026-03-02 08:05', '2026-03-03 08:05'])
    expect(due).toEqual(['2026-03-02 08:00', '2026-03-03 08:00'])
  })
})

describe('the clock is set forward', () => {
  it.each([1, 3, 10])('by %i hours over a time: it happens once, within a minute', async (hours) => {
    const { clock, take, due } = run('every day at 8:00', '2026-03-02 07:30')
    await clock.advance(600)
    clock.jumpWall(hours * hour)
    expect(take()).toEqual([])
    await clock.advance(60)
    expect(take()).toHaveLength(1)
    expect(due).toEqual(['2026-03-02 08:00'])
    await clock.advance(86_400)
    expect(take()).toEqual(['2026-03-03 08:00'])
  })

  it('over several times: once', async () => {
    const { clock, happened } = run('every day at 8:00, 9:00 and 10:00', '2026-03-02 07:30')
    clock.jumpWall(3 * hour)
    await clock.advance(60)
    expect(happened).toHaveLength(1)
    await clock.advance(12 * hour)
    expect(happened).toHaveLength(1)
  })

  it('is left out if asked, when it is more than a minute late', async () => {
    const { clock, take } = run('every day at 8:00', '2026-03-02 07:30', { tolerance: 60 })
    clock.jumpWall(3 * hour)
    await clock.advance(hour)
    expect(take()).toEqual([])
    await clock.advance(86_400)
    expect(take()).toEqual(['2026-03-03 08:00'])
  })

  it('over no time: nothing happens too early', async () => {
    const { clock, take } = run('every day at 8:00', '2026-03-02 03:00')
    clock.jumpWall(4 * hour)
    await clock.advance(hour - 1)
    expect(take()).toEqual([])
    await clock.advance(1)
    expect(take()).toEqual(['2026-03-02 08:00'])
  })

  it('by years: a clock that was wrong is no missed run', async () => {
    const { clock, take } = run('every day at 8:00', '2000-01-01 00:00')
    clock.jumpWall(at('2026-03-02T12:00Z') - clock.wall())
    await clock.advance(hour)
    expect(take()).toEqual([])
    await clock.advance(20 * hour)
    expect(take()).toEqual(['2026-03-03 08:00'])
  })
})

describe('the clock is set back', () => {
  it.each([1, 3, 10])('by %i hours after a time: it does not happen again', async (hours) => {
    const { clock, take } = run('every day at 8:00', '2026-03-02 07:30')
    await clock.advance(hour)
    expect(take()).toEqual(['2026-03-02 08:00'])
    clock.jumpWall(-hours * hour)
    await clock.advance((hours + 10) * hour)
    expect(take()).toEqual([])
    await clock.advance(86_400)
    expect(take()).toEqual(['2026-03-03 08:00'])
  })

  it('before a time: it happens when clocks show it, not before', async () => {
    const { clock, take } = run('every day at 8:00', '2026-03-02 07:00')
    await clock.advance(1800)
    clock.jumpWall(-2 * hour)
    await clock.advance(2.5 * hour - 1)
    expect(take()).toEqual([])
    await clock.advance(1)
    expect(take()).toEqual(['2026-03-02 08:00'])
  })

  it('to before times that this timetable never saw: they happen', async () => {
    const { clock, take } = run('every day at 8:00', '2026-03-02 09:00')
    clock.jumpWall(-3 * hour)
    await clock.advance(3 * hour)
    expect(take()).toEqual(['2026-03-02 08:00'])
  })

  it('by years: starts afresh', async () => {
    const { clock, take } = run('every day at 8:00', '2030-03-02 07:00')
    await clock.advance(2 * hour)
    take()
    clock.jumpWall(at('2026-03-02T00:00Z') - clock.wall())
    await clock.advance(12 * hour)
    expect(take()).toEqual(['2026-03-02 08:00'])
  })

  it('forth and back: each time once', async () => {
    const { clock, take } = run('every day at 8:00 and 12:00', '2026-03-02 07:00')
    clock.jumpWall(2 * hour)
    await clock.advance(120)
    expect(take()).toHaveLength(1)
    clock.jumpWall(-2 * hour)
    await clock.advance(86_400 - 120)
    expect(take()).toEqual(['2026-03-02 12:00'])
  })
})

describe('steps go on counting', () => {
  /** Seconds of real time between the runs, over two jumps. */
  async function pauses(phrase: string, jumps: readonly number[]): Promise<number[]> {
    const times: number[] = []
    const { clock } = run(phrase, '2026-03-02 08:03', { due: () => times.push(clock.now()) })
    for (const jump of jumps) {
      await clock.advance(1234)
      clock.jumpWall(jump)
    }
    await clock.advance(3 * hour)
    return times.slice(1).map((time, index) => time - (times[index] ?? 0))
  }

  it.each([
    ['every 10 minutes', 600, [3 * hour]],
    ['every 10 minutes', 600, [-3 * hour]],
    ['every 10 minutes', 600, [100, -250, 5 * hour, -7 * hour]],
    ['every 10 minutes', 600, [10 * 365 * 86_400]],
    ['every hour', 3600, [1000, -2000, 5 * hour]],
    ['every 7 minutes', 420, [777, -12_345]],
  ])('%s: never twice within half a step, never missing for two', async (phrase, step, jumps) => {
    const found = await pauses(phrase, jumps)
    expect(found.length).toBeGreaterThan(1)
    for (const pause of found) {
      expect(pause).toBeGreaterThanOrEqual(step / 2 - 61)
      expect(pause).toBeLessThanOrEqual(step * 1.5 + 61)
    }
  })
})

describe('after a restart', () => {
  it('makes up once for what was missed', async () => {
    const since = at('2026-03-01 08:00 UTC')
    const { clock, happened, due } = run('every day at 8:00', '2026-03-04 09:30', { since })
    await clock.advance(1)
    expect(happened).toHaveLength(1)
    expect(due).toEqual(['2026-03-02 08:00'])
    await clock.advance(86_400)
    expect(happened.slice(1)).toEqual(['2026-03-05 08:00'])
  })

  it('does nothing when nothing was missed, or with a clock from before', async () => {
    const { clock, happened } = run('every day at 8:00', '2026-03-02 07:00', { since: at('2026-03-01 08:00 UTC') })
    await clock.advance(10)
    expect(happened).toEqual([])
    const back = run('every day at 8:00', '2026-03-02 07:00', { since: at('2026-03-02 08:00 UTC') })
    await back.clock.advance(86_400 + 1)
    expect(back.happened).toEqual([])
    const far = run('every day at 8:00', '2026-03-02 07:00', { since: at('2027-03-02 08:00 UTC') })
    await far.clock.advance(2 * hour)
    expect(far.happened).toEqual(['2026-03-02 08:00'])
  })

  it('tells what to remember', async () => {
    const passed: string[] = []
    const { clock } = run('every day at 8:00', '2026-03-02 07:00', {
      passed: (time) => passed.push(local(time, 'UTC')),
    })
    await clock.advance(2 * 86_400)
    expect(passed).toEqual(['2026-03-02 08:00', '2026-03-03 08:00'])
  })
})
