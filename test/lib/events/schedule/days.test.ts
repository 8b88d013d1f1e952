import { expect, it } from 'vitest'
import { circle } from '../../../../lib/events/schedule/days.ts'
import { parsePhrase } from '../../../../lib/events/schedule/parse.ts'
import { refusalOf } from '../support.ts'

const daysIn = (phrase: string): unknown => {
  const schedule = parsePhrase(phrase)
  return schedule.kind === 'phrase' ? schedule.statements[0]?.days : undefined
}

it.each([
  ['sunday, monday and wednesday', [{ rule: 'weekdays', weekdays: [1, 3, 7] }]],
  ['friday to monday', [{ rule: 'weekdays', weekdays: [1, 5, 6, 7] }]],
  ['weekdays and saturday', [{ rule: 'weekdays', weekdays: [1, 2, 3, 4, 5, 6] }]],
  ['on the 1st, 10th and 20th', [{ rule: 'monthDays', days: [1, 10, 20] }]],
  ['on the 1st and the last day of the month', [{ rule: 'monthDays', days: [1, -1] }]],
  [
    'second and last friday of march to may',
    [
      { rule: 'nth', nths: [2, -1], weekdays: [5] },
      { rule: 'inMonths', months: [3, 4, 5] },
    ],
  ],
  [
    'november to february on the 1st',
    [
      { rule: 'inMonths', months: [1, 2, 11, 12] },
      { rule: 'monthDays', days: [1] },
    ],
  ],
  [
    'march 1, 2 june and september 3rd',
    [
      {
        rule: 'dates',
        dates: [
          { month: 3, day: 1 },
          { month: 6, day: 2 },
          { month: 9, day: 3 },
        ],
      },
    ],
  ],
  [
    '1st march',
    [
      { rule: 'inMonths', months: [3] },
      { rule: 'monthDays', days: [1] },
    ],
  ],
])('%s', (phrase, expected) => expect(daysIn(phrase)).toEqual(expected))

it.each([
  ['april 31', 'date'],
  ['31st april', 'date'],
  ['february 29, 2027', 'date'],
  ['march 1 and june 1, 2027', 'startDate'],
  ['sixth monday of the month', 'number'],
  ['0th of the month', 'unknown'],
  ['first and', 'timeMissing'],
  ['monday monday', 'twice'],
])('%s is refused', (phrase, reason) => expect(refusalOf(() => parsePhrase(`${phrase} at 8:00`)).reason).toBe(reason))

it('goes round', () => {
  expect([circle(1, 3, 7), circle(6, 1, 7), circle(4, 4, 7), circle(11, 2, 12)]).toEqual([
    [1, 2, 3],
    [6, 7, 1],
    [4],
    [11, 12, 1, 2],
  ])
})
