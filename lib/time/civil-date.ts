/** Dates of the calendar on the wall: a year, a month and a day, without a time and without a zone. @module */

/** A date of the Gregorian calendar; months and days count from 1. */
export interface CivilDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

const secondsPerDay = 86_400

/** Days from 1970-01-01. */
function dayNumber({ year, month, day }: CivilDate): number {
  // Date.UTC takes the years 0 to 99 for those of the twentieth century.
  return new Date(0).setUTCFullYear(year, month - 1, day) / 1000 / secondsPerDay
}

function fromDayNumber(days: number): CivilDate {
  const date = new Date(days * secondsPerDay * 1000)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** Whether the calendar has this date. */
export function isCivilDate({ year, month, day }: CivilDate): boolean {
  if (![year, month, day].every(Number.isInteger) || Math.abs(year) > 200_000) return false
  return isSameDate(fromDayNumber(dayNumber({ year, month, day })), { year, month, day })
}

export function isSameDate(a: CivilDate, b: CivilDate): boolean {
  return a.year === b.year && a.month === b.month && a.day === b.day
}

/** Below 0 when `a` is the earlier one. */
export function compareDates(a: CivilDate, b: CivilDate): number {
  return dayNumber(a) - dayNumber(b)
}

/** @example addDays({ year: 2026, month: 2, day: 28 }, 1) // { year: 2026, month: 3, day: 1 } */
export function addDays(date: CivilDate, days: number): CivilDate {
  return fromDayNumber(dayNumber(date) + days)
}

/** 0 is Monday, 6 is Sunday. */
export function weekdayOf(date: CivilDate): number {
  return (((dayNumber(date) + 3) % 7) + 7) % 7
}

/** The seconds that a clock in UTC would show as this date and time. */
export function utcSeconds(date: CivilDate, secondOfDay = 0): number {
  return dayNumber(date) * secondsPerDay + secondOfDay
}

/** @example dateText({ year: 2026, month: 3, day: 1 }) // '2026-03-01' */
export function dateText({ year, month, day }: CivilDate): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The date that a text such as `2026-03-01` names, or undefined. */
export function parseDate(text: string): CivilDate | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim())
  if (parts === null) return undefined
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number]
  return isCivilDate({ year, month, day }) ? { year, month, day } : undefined
}
