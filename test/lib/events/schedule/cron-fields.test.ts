import { expect, it } from 'vitest'
import { wrongField } from '../../../../lib/events/schedule/cron-fields.ts'

it.each(['0 8 * * 1-5', '*/10 * * * *', '0 0 8 L * *', '0 8 * * MON#2', '30 0 8 1 1 * 2027', '@daily', '0 8 15W * ?'])(
  '%s may be',
  (text) => {
    expect(wrongField(text.split(' '))).toBeUndefined()
  },
)

it.each([
  ['99 * * * *', /99 is no minute/],
  ['0 24 * * *', /24 is no hour/],
  ['0 8 32 * *', /day of the month/],
  ['0 8 0 * *', /day of the month/],
  ['0 8 * 13 *', /month/],
  ['0 8 * * 8', /day of the week/],
  ['0 8 * *', /five to seven/],
  ['* * * * * * * *', /five to seven/],
  ['0 8 * * $', /cannot be/],
])('%s may not', (text, reason) => {
  expect(wrongField(text.split(' '))).toMatch(reason)
})
