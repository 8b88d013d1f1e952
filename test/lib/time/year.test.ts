/** A year of schedules really running, held against astronomy-engine. */

import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { AstroSchedule, type DueMoment } from '../../../lib/time/astro-schedule.ts'
import { addDays, dateText } from '../../../lib/time/civil-date.ts'
import { readRule } from '../../../lib/time/rule-options.ts'
import { sunEvents } from '../../../lib/time/sun.ts'
import { Ticker } from '../../../lib/time/ticker.ts'
import { utc } from './rig.ts'
import { oracleCrossing, sky, yearPlaces } from './sky.ts'

const events = ['civil_dawn', 'sunrise', 'sunset', 'civil_dusk'] as const

/** One clock, one ticker and a schedule for each place, from one New Year to the next. */
async function runYear() {
  const clock = new ManualClock(utc('2025-12-31T00:00:00'))
  // Looks at the clock six times an hour: it is never set here.
  const ticker = new Ticker(clock, 600)
  const early: string[] = []
  const running = yearPlaces.map((place) => {
    const moments: DueMoment[] = []
    const schedule = new AstroSchedule(readRule(events, {}, place.name), {
      ...{ clock, ticker, sky },
      spot: () => place,
      onDue: (moment) => {
        if (clock.wall() < moment.time) early.push(`${place.name} ${moment.event} ${moment.date}`)
        moments.push(moment)
      },
      onChange: () => {},
    })
    return { place, moments, schedule }
  })
  await clock.advance(utc('2027-01-02T00:00:00') - clock.now())
  for (const { schedule } of running) schedule.dispose()
  return { running, early, pending: clock.pending }
}

describe('a year of schedules', () => {
  it('calls once for each event of each day, within two minutes of astronomy-engine, in five places', async () => {
    const { running, early, pending } = await runYear()
    expect(early).toEqual([])
    expect(pending).toBe(0)
    for (const { place, moments } of running) {
      const wrong: string[] = []
      for (let day = 0; day < 365; day++) {
        const date = addDays({ year: 2026, month: 1, day: 1 }, day)
        for (const event of events) {
          const called = moments.filter((moment) => moment.event === event && moment.date === dateText(date))
          const expected = oracleCrossing(sunEvents[event], date, place)
          const isRight =
            expected === undefined
              ? called.length === 0
              : called.length === 1 && Math.abs((called[0]?.time ?? 0) - expected) < 120
          if (!isRight) wrong.push(`${place.name} ${event} ${dateText(date)}`)
        }
      }
      expect(wrong).toEqual([])
      expect(moments.every(({ late }) => late < 0.001)).toBe(true)
    }
  }, 60_000)
})
