import { expect, it } from 'vitest'
import { ManualClock } from '../../../../lib/platform/fake/clock.ts'
import { Visits } from '../../../../lib/web/pages/visits.ts'

it('counts what was lately and all', async () => {
  const clock = new ManualClock(6000)
  const visits = new Visits(clock)
  expect([visits.lately, visits.all]).toEqual([0, 0])
  visits.add()
  visits.add()
  await clock.advance(1800)
  visits.add()
  expect([visits.lately, visits.all]).toEqual([3, 3])
  await clock.advance(1799)
  expect(visits.lately).toBe(3)
  await clock.advance(1)
  expect(visits.lately).toBe(1)
  await clock.advance(1800)
  expect([visits.lately, visits.all]).toEqual([0, 3])
})
