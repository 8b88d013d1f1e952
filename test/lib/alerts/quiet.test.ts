import { expect, it } from 'vitest'
import { checkShelving, Quiet } from '../../../lib/alerts/quiet.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { codeOf } from './support.ts'

it('names the strongest reason', () => {
  const quiet = new Quiet(new ManualClock(), () => {})
  expect(quiet.reason).toBeUndefined()
  quiet.suppressed = true
  expect(quiet.reason).toBe('suppressed')
  quiet.shelve(5, 'ann')
  expect(quiet.reason).toBe('shelved')
  quiet.enabled = false
  expect(quiet.reason).toBe('disabled')
  quiet.close()
})

it('tells when the time on the shelf is over, once', async () => {
  const clock = new ManualClock(100)
  let ends = 0
  const quiet = new Quiet(clock, () => {
    ends++
    quiet.unshelve()
  })
  quiet.shelve(10, 'ann')
  expect([quiet.shelvedUntil, quiet.shelvedBy]).toEqual([110, 'ann'])
  quiet.shelve(20, 'bob')
  await clock.advance(15)
  expect(ends).toBe(0)
  await clock.advance(10)
  expect([ends, quiet.unshelve(), quiet.shelvedUntil, clock.pending]).toEqual([1, false, 0, 0])
})

it.each([
  [0, 'KAITHEM_VALUE'],
  [-1, 'KAITHEM_VALUE'],
  [101, 'KAITHEM_VALUE'],
  [Number.POSITIVE_INFINITY, 'KAITHEM_TYPE'],
  ['5', 'KAITHEM_TYPE'],
  [undefined, 'KAITHEM_TYPE'],
  [100, 'nothing thrown'],
])('shelving for %j: %s', (seconds, code) => {
  expect(codeOf(() => checkShelving(seconds, 100, 'a'))).toBe(code)
})
