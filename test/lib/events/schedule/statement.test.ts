import { expect, it } from 'vitest'
import { parsePhrase } from '../../../../lib/events/schedule/parse.ts'
import { refusalOf } from '../support.ts'

it('the order of words does not matter', () => {
  const parts = ['every monday', 'at 8:00', 'in june', 'until 2027-01-01', 'except on june 24']
  const usual = parsePhrase(parts.join(' '))
  const canonical = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((item) => JSON.stringify(canonical(item))).sort()
    if (typeof value !== 'object' || value === null) return value
    return Object.entries(value)
      .map(([key, item]) => [key, canonical(item)])
      .sort()
  }
  const sorted = (value: unknown): string => JSON.stringify(canonical(value))
  expect(sorted(parsePhrase([...parts].reverse().join(' ')))).toBe(sorted(usual))
  expect(sorted(parsePhrase(parts.join(', ')))).toBe(sorted(usual))
})

it('says first what is meant where only a period is said', () => {
  const impliedOf = (phrase: string) => {
    const schedule = parsePhrase(phrase)
    return schedule.kind === 'phrase' ? schedule.statements[0]?.days.at(-1) : undefined
  }
  expect(impliedOf('every week starting 2026-01-06')).toEqual({ rule: 'weekdays', weekdays: [2] })
  expect(impliedOf('every month')).toEqual({ rule: 'monthDays', days: [1] })
  expect(impliedOf('every year starting 2026-05-06')).toEqual({ rule: 'dates', dates: [{ month: 5, day: 6 }] })
  expect(impliedOf('in june')).toEqual({ rule: 'monthDays', days: [1] })
  expect(impliedOf('in june at 8:00')).toEqual({ rule: 'inMonths', months: [6] })
})

it('except takes weekdays, months, dates and dates with a year', () => {
  const schedule = parsePhrase('every day at 8:00 but not on sundays, in august, on december 24 and 2026-03-02')
  expect(schedule.kind === 'phrase' && schedule.statements[0]?.except).toEqual([
    { rule: 'weekdays', weekdays: [7] },
    { rule: 'inMonths', months: [8] },
    { rule: 'dates', dates: [{ month: 12, day: 24 }] },
    { rule: 'once', days: [739_676] },
  ])
})

it.each([
  ['every day except', 'unfinished'],
  ['every day except 8:00', 'unknown'],
  ['in the morning', 'partOfDay'],
  ['on', 'unfinished'],
  ['every day in Nowhere/City', 'zone'],
  ['except monday', 'unfinished'],
])('%s is refused', (phrase, reason) => expect(refusalOf(() => parsePhrase(phrase)).reason).toBe(reason))
