import { expect, it } from 'vitest'
import { parsePhrase } from '../../../../lib/events/schedule/parse.ts'
import { timeText } from '../../../../lib/events/schedule/times.ts'
import { refusalOf } from '../support.ts'

function timesIn(phrase: string): unknown {
  const schedule = parsePhrase(phrase)
  const timing = schedule.kind === 'phrase' ? schedule.statements[0]?.timing : undefined
  return timing?.kind === 'times' ? timing.times : timing
}
const clock = (seconds: number) => ({ at: 'clock', seconds })
const sun = (event: string, offset = 0, more = {}) => ({ at: 'sun', event, offset, ...more })

it.each([
  ['at 8:00, 12:00 and at 18:00', [clock(28_800), clock(43_200), clock(64_800)]],
  ['30 minutes before noon', [clock(41_400)]],
  ['an hour after midnight', [clock(3600)]],
  ['sunrise and sunset', [sun('sunrise'), sun('sunset')]],
  ['half an hour after nautical dusk', [sun('nautical_dusk', 1800)]],
  ['1 hour 30 minutes before astronomical dawn', [sun('astronomical_dawn', -5400)]],
  ['2 hours and 5 minutes after solar midnight', [sun('solar_midnight', 7500)]],
  ['solar noon', [sun('solar_noon')]],
  ['sunset not before 18:00 and not after 22:00', [sun('sunset', 0, { earliest: 64_800, latest: 79_200 })]],
])('%s', (phrase, expected) => expect(timesIn(phrase)).toEqual(expected))

it.each([
  ['13 hours after sunset', 'time'],
  ['2 hours before midnight', 'time'],
  ['0.3 seconds after sunset', 'time'],
  ['sunset not before 22:00 and not after 18:00', 'time'],
  ['sunset not before 18:00 not before 19:00', 'twice'],
  ['at 8', 'hour'],
  ['at 7:00 and 8', 'hour'],
  ['5 parsecs after sunset', 'unknown'],
])('%s is refused', (phrase, reason) => expect(refusalOf(() => parsePhrase(phrase)).reason).toBe(reason))

it('times have a short text', () => {
  expect([timeText({ at: 'clock', seconds: 60 }), timeText({ at: 'sun', event: 'sunset', offset: 0 })]).toEqual([
    '0:01',
    'sunset',
  ])
})
