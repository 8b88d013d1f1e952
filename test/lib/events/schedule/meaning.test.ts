import { expect, it } from 'vitest'
import { english } from '../../../../lib/events/schedule/english.ts'
import { meaningOf } from '../../../../lib/events/schedule/meaning.ts'
import { parsePhrase } from '../../../../lib/events/schedule/parse.ts'

it.each([
  ['every day at 8:30pm', 'every day at 20:30'],
  ['every other friday', 'every other week on Friday at 0:00'],
  ['last friday of the month at noon', 'on the last Friday of the month at 12:00'],
  ['on the first and third tuesday of march', 'on the first and third Tuesday of the month in March at 0:00'],
  [
    'every weekday at 7:00 and weekends at 9am',
    'every Monday to Friday at 7:00, and every Saturday and Sunday at 9:00',
  ],
  ['on the last weekday of the month', 'on the last day from Monday to Friday of the month at 0:00'],
  ['on the 1st and last day of the month', 'on day 1 and the last day of the month at 0:00'],
  ['every march 1 at 6:00', 'every year on March 1 at 6:00'],
  ['from december 24 to january 6 every hour', 'every hour each year from December 24 to January 6'],
  ['every 90 seconds', 'every 90 seconds'],
  ['every 2 hours at :30', 'every 2 hours at 30 minutes past the hour'],
  ['between 22:00 and 6:00 every 15 minutes', 'every 15 minutes from 22:00 to 6:00 of the next day'],
  ['every minute between sunset and 23:00', 'every minute from sunset to 23:00'],
  ['half an hour before sunset not before 18:00', 'every day at 30 min before sunset (not before 18:00)'],
  [
    'every 2 days starting at 2026-01-06 until 2027-01-01',
    'every 2 days at 0:00 starting 2026-01-06 0:00 until 2027-01-01 0:00',
  ],
  ['every day except sunday', 'every day at 0:00 except on Sunday'],
  ['on 2026-12-24 at 18:00 Europe/Berlin', 'on 2026-12-24 at 18:00 (Europe/Berlin)'],
  ['cron 0 8 * * 1-5 UTC', 'cron pattern 0 8 * * 1-5 (UTC)'],
  ['every 3 months on the 1st', 'every 3 months on day 1 of the month at 0:00'],
  ['every 2 years on march 1', 'every 2 years on March 1 at 0:00'],
])('%s', (phrase, words) => expect(meaningOf(parsePhrase(phrase))).toBe(words))

it('speaks other languages by their sentences', () => {
  const sentence = (key: string, data: Readonly<Record<string, string>> = {}) => [key, ...Object.values(data)].join('|')
  expect(meaningOf(parsePhrase('every tuesday in march at 8:00'), { code: 'de', sentence })).toBe(
    'everyWeekday|Dienstag inMonths|März at|8:00',
  )
  expect(Object.keys(english).length).toBeGreaterThan(40)
})
