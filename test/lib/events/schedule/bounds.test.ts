import { expect, it } from 'vitest'
import { closedWindow } from '../../../../lib/events/schedule/bounds.ts'
import { isoDate } from '../../../../lib/events/schedule/civil.ts'
import { parsePhrase } from '../../../../lib/events/schedule/parse.ts'
import { refusalOf } from '../support.ts'

function boundsIn(phrase: string): unknown {
  const schedule = parsePhrase(phrase)
  const { start, end } = (schedule.kind === 'phrase' ? schedule.statements[0] : undefined) ?? {}
  return [start, end].map((moment) => moment && `${isoDate(moment.day)} ${moment.seconds}`)
}

it.each([
  ['every day starting at 2026-01-06', ['2026-01-06 0', undefined]],
  ['every day beginning on january 6, 2026 until 2027-01-01', ['2026-01-06 0', '2027-01-01 0']],
  ['every day through 2026-12-31', [undefined, '2027-01-01 0']],
  ['every hour starting 2026-01-06T08:30', ['2026-01-06 30600', undefined]],
  ['every hour since 2026-01-06 at 8:30', ['2026-01-06 30600', undefined]],
  ['every hour until 2026-01-06 at 24:00', [undefined, '2026-01-07 0']],
  ['every day between 2026-06-01 and 2026-08-31', ['2026-06-01 0', '2026-09-01 0']],
  ['every day from 2026-06-01 until 2026-08-31', ['2026-06-01 0', '2026-08-31 0']],
  ['every day from 2026-06-01', ['2026-06-01 0', undefined]],
  ['every day at 8:00 before 2027-01-01', [undefined, '2027-01-01 0']],
])('%s', (phrase, expected) => expect(boundsIn(phrase)).toEqual(expected))

it.each([
  ['every day starting tomorrow', 'startDate'],
  ['every day starting', 'unfinished'],
  ['every day until 8', 'hour'],
  ['every day from march 1 until march 5, 2027', 'startDate'],
  ['every hour between 8:00 with 9:00', 'unknown'],
  ['every hour between monday and 9:00', 'unknown'],
  ['every hour from monday to weekend', 'unknown'],
  ['every hour between pigs and 9:00', 'unknown'],
  ['every hour from june to 9:00', 'unknown'],
])('%s is refused', (phrase, reason) => expect(refusalOf(() => parsePhrase(phrase)).reason).toBe(reason))

it('a window that was half said goes to the ends of the day', () => {
  const [first, last] = [0, 86_400].map((seconds) => ({ at: 'clock', seconds }) as const)
  expect(closedWindow(undefined, undefined)).toEqual({ from: first, to: last })
})
