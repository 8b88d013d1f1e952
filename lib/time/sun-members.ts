/** kaithem.time: when the sun does what, and calls at these times. @module */

import { KaithemError } from '../errors.ts'
import type { Owner } from '../scope.ts'
import { onRejection } from '../thenable.ts'
import { readArguments } from './arguments.ts'
import { AstroSchedule, type DueMoment } from './astro-schedule.ts'
import { readEvent, readOptions, readRule, type SunEventInput, type SunScheduleOptions } from './rule-options.ts'
import type { DateOptions, LatOr } from './sky-members.ts'
import { isSunEventName, type SunEventName, sunEvents } from './sun.ts'
import { type SunSchedule, SunScheduleHandle } from './sun-schedule.ts'
import type { TimeEngine } from './time-engine.ts'
import { type DateInput, dateOf } from './when.ts'

export interface SunMembers {
  /**
   * When the sun rises on a date, in whole seconds since 1970, whether that is past or not. It is the sunrise before
   * the noon of that date.
   *
   * Spec: time, sunrise_time.
   *
   * @param lat degrees north, -90 to 90; both coordinates or neither. Default: those of the settings
   * @param lon degrees east, -180 to 180
   * @param date `YYYY-MM-DD`, `{ year, month, day }` or a Date (its date on the clocks there); default: today. Dates are
   * those of the time zone of the settings; for other coordinates where its clocks do not go with the sun, by longitude
   * @throws KAITHEM_NO_EVENT where the sun does not rise on that date; KAITHEM_NO_LOCATION without coordinates where
   * none are set; KAITHEM_VALUE for one coordinate alone, numbers out of range and dates that do not exist
   * @example kaithem.time.strftime(kaithem.time.sunrise_time(52.52, 13.4, '2026-06-21'), { format: '%H:%M' }) // => '02:43'
   */
  sunrise_time(lat?: LatOr<DateOptions>, lon?: number | null, date?: DateInput | null): number
  /**
   * When the sun sets on a date: the sunset after its noon, even where clocks are past midnight by then.
   *
   * Spec: time, sunrise_time.
   *
   * @param lat as for `sunrise_time`, with `lon` and `date`
   * @throws KAITHEM_NO_EVENT where the sun does not set on that date; others as `sunrise_time`
   * @example kaithem.time.sunset_time(52.52, 13.4) > kaithem.time.sunrise_time(52.52, 13.4) // => true
   */
  sunset_time(lat?: LatOr<DateOptions>, lon?: number | null, date?: DateInput | null): number
  /**
   * When the sun comes up to 6 degrees below the horizon: enough light to be outside.
   *
   * Spec: time, sunrise_time.
   *
   * @param lat as for `sunrise_time`, with `lon` and `date`
   * @throws KAITHEM_NO_EVENT and others as `sunrise_time`
   * @example kaithem.time.civil_dawn_time(52.52, 13.4) < kaithem.time.sunrise_time(52.52, 13.4) // => true
   */
  civil_dawn_time(lat?: LatOr<DateOptions>, lon?: number | null, date?: DateInput | null): number
  /**
   * When the sun goes down to 6 degrees below the horizon: time for lights.
   *
   * Spec: time, sunrise_time.
   *
   * @param lat as for `sunrise_time`, with `lon` and `date`
   * @throws KAITHEM_NO_EVENT and others as `sunrise_time`
   * @example kaithem.time.civil_dusk_time(52.52, 13.4) > kaithem.time.sunset_time(52.52, 13.4) // => true
   */
  civil_dusk_time(lat?: LatOr<DateOptions>, lon?: number | null, date?: DateInput | null): number
  /**
   * When any event of the sun is on a date: `solar_midnight`, `astronomical_dawn`, `nautical_dawn`, `civil_dawn`,
   * `sunrise`, `sunrise_end`, `golden_hour_end`, `solar_noon`, `golden_hour`, `sunset_start`, `sunset`, `civil_dusk`,
   * `nautical_dusk`, `astronomical_dusk`, or an altitude: `'setting -4'`, `{ altitude: -4, side: 'setting' }`.
   *
   * Spec: time, sun_time.
   *
   * @param event the event
   * @param lat as for `sunrise_time`, with `lon` and `date`
   * @throws KAITHEM_NO_EVENT and others as `sunrise_time`; KAITHEM_VALUE for an event that does not exist
   * @example kaithem.time.sun_time('nautical_dusk', 52.52, 13.4, '2026-03-20') // => 1774031644
   */
  sun_time(event: SunEventInput, lat?: LatOr<DateOptions>, lon?: number | null, date?: DateInput | null): number
  /**
   * All named events of a date with their times in seconds since 1970, null for those that do not happen. Never fails
   * in polar day and night.
   *
   * Spec: time, sun_times.
   *
   * @param lat as for `sunrise_time`, with `lon` and `date`
   * @throws KAITHEM_NO_LOCATION, KAITHEM_VALUE, KAITHEM_TYPE
   * @example kaithem.time.sun_times(69.65, 18.96, '2026-06-21').sunset // => null
   */
  sun_times(lat?: LatOr<DateOptions>, lon?: number | null, date?: DateInput | null): Record<SunEventName, number | null>
  /**
   * Calls a function at events of the sun, day after day, until it is cancelled or the node closes. It keeps to people's
   * clock: never early, once for each event of a day, also when the clock is set; what became due less than a day ago
   * while the machine slept is made up for.
   *
   * Spec: time, schedules by the sun.
   *
   * @param event an event as for `sun_time`, or a list of them
   * @param action called with `{ event, date, time, late }`: which, of which day, when it was due, seconds since then
   * @param options `offset` (seconds), `spread` (at random up to so many seconds earlier or later), `not_before` and
   * `not_after` (`HH:MM`), `weekdays` (`mon` ... `sun`), `months` (`jan` ... `dec`), `lat`, `lon`, `timezone`, `on_change`
   * (called with the schedule when its next moment is another one)
   * @returns the schedule: `next`, `days()`, `enabled`, `cancel()`
   * @throws KAITHEM_NO_LOCATION where no location is set, unless `wait_for_location`; KAITHEM_VALUE, KAITHEM_TYPE
   * @example
   * const blinds = kaithem.time.on_sun_event('civil_dawn', () => node.send({ payload: 'up' }), {
   *   not_before: '06:30', weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'], lat: 52.52, lon: 13.4,
   * })
   * blinds.next.event // => 'civil_dawn'
   */
  on_sun_event(
    event: SunEventInput | readonly SunEventInput[],
    action: (moment: DueMoment) => unknown,
    options?: SunScheduleOptions,
  ): SunSchedule
}

export function sunMembers(engine: TimeEngine, owner: Owner): SunMembers {
  const ask = (call: string, values: readonly unknown[]) => {
    const options = readArguments(call, values, ['lat', 'lon', 'date'], ['timezone']) as DateOptions
    const spot = engine.spot(options)
    return { spot, date: dateOf(options.date, spot.zone, engine.clock.wall()) }
  }
  const timeOf = (call: string, event: unknown, values: readonly unknown[]): number => {
    const named = readEvent(event)
    const { spot, date } = ask(call, values)
    return Math.round(engine.eventTime(named, date, spot))
  }
  return {
    sunrise_time: (...values) => timeOf('sunrise_time', 'sunrise', values),
    sunset_time: (...values) => timeOf('sunset_time', 'sunset', values),
    civil_dawn_time: (...values) => timeOf('civil_dawn_time', 'civil_dawn', values),
    civil_dusk_time: (...values) => timeOf('civil_dusk_time', 'civil_dusk', values),
    sun_time: (event, ...values) => timeOf('sun_time', event, values),
    sun_times(...values) {
      const { spot, date } = ask('sun_times', values)
      const times = Object.keys(sunEvents)
        .filter(isSunEventName)
        .map((name) => {
          const time = engine.sky.event(name, date, spot, spot.zone)
          return [name, time === undefined ? null : Math.round(time)]
        })
      return Object.fromEntries(times)
    },
    on_sun_event: (event, action, options) => createSchedule(engine, owner, event, action, readOptions(options)),
  }
}

function createSchedule(
  engine: TimeEngine,
  owner: Owner,
  event: unknown,
  action: (moment: DueMoment) => unknown,
  options: SunScheduleOptions,
): SunSchedule {
  const { on_change: onChange } = options
  for (const [name, callback] of Object.entries({ action, on_change: onChange ?? action })) {
    if (typeof callback === 'function') continue
    throw new KaithemError('KAITHEM_TYPE', `${name} of on_sun_event() is a function, not ${typeof callback}`, { name })
  }
  const rule = readRule(event, options, owner.name)
  const spot = () => engine.spot(options)
  // Wrong coordinates and zones are refused now, not at the first look.
  try {
    spot()
  } catch (error) {
    const isMissing = error instanceof KaithemError && error.code === 'KAITHEM_NO_LOCATION'
    if (!isMissing || options.wait_for_location !== true) throw error
  }
  const what = `the schedule for ${rule.events.map(({ name }) => name).join(', ')}`
  const call = (run: () => unknown): void => {
    try {
      onRejection(run(), (error) => owner.report(error, what))
    } catch (error) {
      owner.report(error, what)
    }
  }
  const made: { handle?: SunSchedule } = {}
  const schedule = new AstroSchedule(rule, {
    ...{ clock: engine.clock, ticker: engine.ticker, sky: engine.sky, spot },
    onDue: (moment) => call(() => action({ ...moment, time: moment.time })),
    onChange: () => {
      const { handle } = made
      if (handle !== undefined) call(() => onChange?.(handle))
    },
  })
  made.handle = owner.own(new SunScheduleHandle(schedule, owner)) as SunScheduleHandle & SunSchedule
  return made.handle
}
