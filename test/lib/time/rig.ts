/** A schedule by the sun on a clock that a test moves. @module */

import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { AstroSchedule, type DueMoment } from '../../../lib/time/astro-schedule.ts'
import { readRule, type SunScheduleOptions } from '../../../lib/time/rule-options.ts'
import { Ticker } from '../../../lib/time/ticker.ts'
import type { Spot } from '../../../lib/time/where.ts'
import { berlin, sky } from './sky.ts'

/** A moment that was called, with people's time of the call. */
export interface Call extends DueMoment {
  readonly at: number
}

/** Epoch seconds of a time in UTC. */
export const utc = (text: string): number => Date.parse(`${text}Z`) / 1000

/** A schedule in Berlin from noon of 1 June 2026 on, unless said otherwise. */
export function scheduleRig(events: unknown, options: SunScheduleOptions = {}, from = '2026-06-01T10:00:00') {
  const clock = new ManualClock(utc(from))
  const calls: Call[] = []
  const state: { spot: () => Spot; changes: number; onDue?: (moment: DueMoment) => void } = {
    spot: () => berlin,
    changes: 0,
  }
  const ticker = new Ticker(clock)
  const schedule = new AstroSchedule(readRule(events, options, 'test'), {
    ...{ clock, ticker, sky },
    spot: () => state.spot(),
    onDue: (moment) => {
      calls.push({ ...moment, at: clock.wall() })
      state.onDue?.(moment)
    },
    onChange: () => void state.changes++,
  })
  return { clock, ticker, schedule, calls, state }
}
