/** What all views of kaithem.time share: the clock, the place and the sky. @module */

import { KaithemError } from '../errors.ts'
import type { Clock } from '../platform/clock.ts'
import type { Packages } from '../platform/packages.ts'
import type { Place } from '../platform/place.ts'
import { strftime } from '../string/strftime.ts'
import type { NamedEvent } from './astro-rule.ts'
import { type CivilDate, dateText, weekdayOf } from './civil-date.ts'
import { rahuSpan, type Span } from './rahu.ts'
import { Sky } from './sun.ts'
import { Ticker } from './ticker.ts'
import { type PlaceOptions, type Spot, spotOf } from './where.ts'
import type { Zone } from './zone.ts'
import { Zones } from './zones.ts'

export interface TimeEngineDeps {
  readonly clock: Clock
  readonly place: Place
  readonly packages: Packages
}

/** As Kaithem formats times for people without a preference. */
const userFormat = '%A, %B %d, %Y at %I:%M:%S %p %Z'

export class TimeEngine {
  readonly clock: Clock
  readonly sky: Sky
  readonly ticker: Ticker
  readonly zones = new Zones()
  private readonly place: Place
  private readonly started: number

  constructor({ clock, place, packages }: TimeEngineDeps) {
    this.clock = clock
    this.place = place
    this.sky = new Sky(packages)
    this.ticker = new Ticker(clock)
    this.started = clock.now()
  }

  get uptime(): number {
    return this.clock.now() - this.started
  }

  /** The zone of the place. */
  get zone(): Zone {
    return this.zones.get(this.place.timezone())
  }

  /** Where and by which clocks. @throws KAITHEM_NO_LOCATION, KAITHEM_VALUE, KAITHEM_TYPE */
  spot(options: PlaceOptions): Spot {
    return spotOf(options, this.place, this.zones, this.clock.wall())
  }

  /** When an event of a date is. @throws KAITHEM_NO_EVENT when it does not happen */
  eventTime({ name, event }: NamedEvent, date: CivilDate, spot: Spot): number {
    const time = this.sky.event(event, date, spot, spot.zone)
    if (time !== undefined) return time
    const { lat, lon } = spot
    throw new KaithemError(
      'KAITHEM_NO_EVENT',
      `There is no ${name.replaceAll('_', ' ')} on ${dateText(date)} at ${lat}, ${lon}: the sun stays above or below all day`,
      { event: name, date: dateText(date), lat, lon },
    )
  }

  /** Rahukaalam of a date. @throws KAITHEM_NO_EVENT on days without sunrise or sunset */
  rahu(date: CivilDate, spot: Spot): Span {
    const sunrise = this.eventTime({ name: 'sunrise', event: 'sunrise' }, date, spot)
    const sunset = this.eventTime({ name: 'sunset', event: 'sunset' }, date, spot)
    return rahuSpan(sunrise, sunset, weekdayOf(date))
  }

  /**
   * A time as people want it. Porting note: Kaithem formats in the time zone of the user who asks; until users have one, it is the
   * chosen time zone of the place, and UTC where none is chosen.
   */
  format(time: number, format = userFormat, timezone = this.place.chosenTimezone() ?? 'UTC', locale?: string): string {
    return strftime(format, time, this.zones.get(timezone), locale)
  }
}
