import { expect, it } from 'vitest'
import { ending } from '../../../../lib/events/schedule/every.ts'
import { parsePhrase } from '../../../../lib/events/schedule/parse.ts'
import { refusalOf } from '../support.ts'

const stepOf = (phrase: string): unknown => {
  const schedule = parsePhrase(phrase)
  const statement = schedule.kind === 'phrase' ? schedule.statements[0] : undefined
  return statement?.timing.kind === 'every' ? statement.timing.step : statement?.days
}

it.each([
  ['every second', 1],
  ['every other minute', 120],
  ['every second hour', 7200],
  ['every 3rd hour', 10_800],
  ['every hour and 30 minutes', 5400],
  ['every 1 hour 1 minute 1 second', 3661],
  ['every half an hour', 1800],
  ['every quarter of an hour', 900],
  ['every two minutes', 120],
  ['hourly', 3600],
  ['daily', [{ rule: 'days', every: 1 }]],
  [
    'every fortnight',
    [
      { rule: 'weeks', every: 2 },
      { rule: 'weekdays', weekdays: [1] },
    ],
  ],
  ['every other day', [{ rule: 'days', every: 2 }]],
  [
    'every second week',
    [
      { rule: 'weeks', every: 2 },
      { rule: 'weekdays', weekdays: [1] },
    ],
  ],
  [
    'every other monday and thursday',
    [
      { rule: 'weeks', every: 2 },
      { rule: 'weekdays', weekdays: [1, 4] },
    ],
  ],
  ['each friday', [{ rule: 'weekdays', weekdays: [5] }]],
  ['every last friday of the month', [{ rule: 'nth', nths: [-1], weekdays: [5] }]],
  ['every second and fourth friday of the month', [{ rule: 'nth', nths: [2, 4], weekdays: [5] }]],
  [
    'every december',
    [
      { rule: 'inMonths', months: [12] },
      { rule: 'monthDays', days: [1] },
    ],
  ],
  ['every 15th of the month', [{ rule: 'monthDays', days: [15] }]],
])('%s', (phrase, expected) => expect(stepOf(phrase)).toEqual(expected))

it.each([
  ['every 8:00', 'unknown', 'every day at 8:00'],
  ['every half second', 'unknown', ''],
  ['every other', 'unfinished', ''],
  ['every 5', 'unfinished', ''],
  ['every 10001 minutes', 'number', ''],
  ['every 0.1 seconds', 'number', ''],
])('%s is refused', (phrase, reason, suggestion) =>
  expect(refusalOf(() => parsePhrase(phrase))).toMatchObject({ reason, suggestion }),
)

it.each([
  [1, 'st'],
  [2, 'nd'],
  [3, 'rd'],
  [4, 'th'],
  [11, 'th'],
  [12, 'th'],
  [13, 'th'],
  [21, 'st'],
  [30, 'th'],
])('%i%s', (number, text) => {
  expect(ending(number)).toBe(text)
})
