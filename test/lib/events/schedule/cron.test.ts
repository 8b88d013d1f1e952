import { expect, it } from 'vitest'
import { cronTimes } from '../../../../lib/events/schedule/cron.ts'
import { at, packages, refusalOf } from '../support.ts'

const times = (pattern: string) => cronTimes(packages, { kind: 'cron', pattern, zone: undefined }, 'UTC')

it('has the next time after an instant', () => {
  const next = times('*/10 * * * *')
  expect(next(at('2026-03-02T08:00Z'))).toBe(at('2026-03-02T08:10Z'))
  expect(next(at('2026-03-02T08:09:59Z') + 0.5)).toBe(at('2026-03-02T08:10Z'))
  expect(times('0 0 8 1 1 * 2027')(at('2027-02-01T00:00Z'))).toBeUndefined()
})

it.each([
  ['99 * * * *', 'cron'],
  ['* * *', 'cron'],
  ['hello', 'cron'],
  ['', 'cron'],
  ['0 8 30 2 *', 'never'],
  ['1,'.repeat(300), 'long'],
])('refuses %s', (pattern, reason) => {
  expect(refusalOf(() => times(pattern))).toMatchObject({ code: 'KAITHEM_VALUE', reason })
})
