/** Which days satisfy a statement: whole numbers only, no time zone. @module */

import type { DayRule, MonthDay, Statement } from './ast.ts'
import { type CivilDate, dateOf, dayNumber, daysInMonth, weekdayOf } from './civil.ts'

/** The calendar repeats after so many days (400 years); what does not happen in them is taken for never. */
const cycle = 146_097

const year2000 = dayNumber({ year: 2000, month: 1, day: 1 })

const remainder = (value: number, by: number): number => ((value % by) + by) % by

const monthsOf = ({ year, month }: CivilDate): number => year * 12 + month - 1

/** Whether a day satisfies all rules and no exception. Counting starts on the day of `start`, else in the year 1. */
export function matchesDay(statement: Statement, day: number): boolean {
  const date = dateOf(day)
  const anchor = statement.start?.day ?? 0
  return (
    statement.days.every((rule) => holds(rule, day, date, anchor)) &&
    !statement.except.some((rule) => holds(rule, day, date, anchor))
  )
}

function holds(rule: DayRule, day: number, date: CivilDate, anchor: number): boolean {
  switch (rule.rule) {
    case 'days':
      return remainder(day - anchor, rule.every) === 0
    case 'weeks':
      return rule.every === 1 || remainder(Math.floor(day / 7) - Math.floor(anchor / 7), rule.every) === 0
    case 'months':
      return rule.every === 1 || remainder(monthsOf(date) - monthsOf(dateOf(anchor)), rule.every) === 0
    case 'years':
      return rule.every === 1 || remainder(date.year - dateOf(anchor).year, rule.every) === 0
    case 'weekdays':
      return rule.weekdays.includes(weekdayOf(day))
    case 'inMonths':
      return rule.months.includes(date.month)
    case 'monthDays':
      return rule.days.some((wanted) => date.day === (wanted < 0 ? lastDay(date) + 1 + wanted : wanted))
    case 'nth':
      return isNth(rule.nths, rule.weekdays, day, date)
    case 'dates':
      return rule.dates.some((wanted) => wanted.month === date.month && wanted.day === date.day)
    case 'dateRange':
      return isBetween(date, rule.from, rule.to)
    case 'once':
      return rule.days.includes(day)
  }
}

const lastDay = ({ year, month }: CivilDate): number => daysInMonth(year, month)

function isNth(nths: readonly number[], weekdays: readonly number[], day: number, date: CivilDate): boolean {
  if (!weekdays.includes(weekdayOf(day))) return false
  const last = lastDay(date)
  // Which of these weekdays it is, counted from the start and from the end of the month.
  let before = 0
  let after = 0
  for (let inMonth = 1; inMonth <= last; inMonth++) {
    if (!weekdays.includes(weekdayOf(day - date.day + inMonth))) continue
    if (inMonth < date.day) before++
    if (inMonth > date.day) after++
  }
  return nths.some((nth) => (nth < 0 ? after === -nth - 1 : before === nth - 1))
}

function isBetween(date: MonthDay, from: MonthDay, to: MonthDay): boolean {
  const value = ({ month, day }: MonthDay): number => month * 100 + day
  const [at, first, last] = [value(date), value(from), value(to)]
  return first <= last ? at >= first && at <= last : at >= first || at <= last
}

/** The first day from `day` on that satisfies a statement, before `end`. */
export function nextDay(statement: Statement, day: number, end: number): number | undefined {
  for (let at = day; at < end; at++) {
    if (matchesDay(statement, at)) return at
  }
  return undefined
}

/** Whether any day at all satisfies it; a schedule that is over counts too. */
export function matchesEver(statement: Statement): boolean {
  const { start, end, days } = statement
  const once = days.find((rule) => rule.rule === 'once')
  if (once !== undefined) return once.days.some((day) => matchesDay(statement, day) && isWithin(statement, day))
  const from = start?.day ?? year2000
  const until = end === undefined ? from + cycle : end.seconds > 0 ? end.day + 1 : end.day
  return nextDay(statement, from, Math.min(until, from + cycle)) !== undefined
}

const isWithin = ({ start, end }: Statement, day: number): boolean =>
  (start === undefined || day >= start.day) &&
  (end === undefined || day < end.day || (day === end.day && end.seconds > 0))
