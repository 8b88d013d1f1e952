/** Dates as callers give them. @module */

import { KaithemError, valueText } from '../errors.ts'
import { type CivilDate, dateText, isCivilDate, parseDate } from './civil-date.ts'
import type { Zone } from './zone.ts'

/** A date: `YYYY-MM-DD`, year, month and day (also a Temporal.PlainDate), or an instant that is taken on the clocks there. */
export type DateInput = string | CivilDate | Date

const say = 'A date is a Date, a text such as 2026-06-21, or { year, month, day }'

/** Also one of another realm, as function nodes make them. */
const isInstant = (value: object): value is Date => Object.prototype.toString.call(value) === '[object Date]'

/**
 * The date that was meant, in a zone.
 *
 * @param now what to take when none is given, epoch seconds
 * @throws KAITHEM_TYPE for something that is no date; KAITHEM_VALUE for one that the calendar does not have
 */
export function dateOf(value: DateInput | null | undefined, zone: Zone, now: number): CivilDate {
  if (value === undefined || value === null) return zone.dateAt(now)
  const date = readDate(value, zone)
  if (date === undefined || !isCivilDate(date)) {
    throw new KaithemError('KAITHEM_VALUE', `There is no such date as ${valueText(describe(value))}. ${say}`, {
      date: value,
    })
  }
  if (zone.instantOf(date, 43_200) === undefined) {
    throw new KaithemError('KAITHEM_VALUE', `${zone.name} had no ${dateText(date)}: the calendar skipped it`, { date })
  }
  return date
}

function readDate(value: unknown, zone: Zone): CivilDate | undefined {
  if (typeof value === 'string') return parseDate(value)
  if (typeof value !== 'object' || value === null) {
    throw new KaithemError('KAITHEM_TYPE', `${say}, not ${valueText(value)}`, { date: value })
  }
  if (isInstant(value)) return Number.isNaN(value.getTime()) ? undefined : zone.dateAt(value.getTime() / 1000)
  const { year, month, day } = value as Partial<CivilDate>
  if (typeof year !== 'number' || typeof month !== 'number' || typeof day !== 'number') {
    throw new KaithemError('KAITHEM_TYPE', say, { date: value })
  }
  return { year, month, day }
}

function describe(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || isInstant(value)) return value
  const { year, month, day } = value as Partial<CivilDate>
  return `${year}-${month}-${day}`
}
