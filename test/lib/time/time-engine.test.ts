import { expect, it } from 'vitest'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { createFakePackages } from '../../../lib/platform/fake/packages.ts'
import { createFakePlace } from '../../../lib/platform/fake/place.ts'
import { TimeEngine } from '../../../lib/time/time-engine.ts'

it('loads no package and keeps no timer until the sun is asked', () => {
  const clock = new ManualClock(1000)
  const packages = createFakePackages({})
  const place = createFakePlace({ lat: 52, lon: 13, timezone: 'Europe/Berlin' })
  const engine = new TimeEngine({ clock, place, packages })
  expect(engine.format(0)).toBe('Thursday, January 01, 1970 at 01:00:00 AM CET')
  expect([packages.loaded, clock.pending, engine.uptime]).toEqual([[], 0, 0])
  expect(engine.zone.name).toBe('Europe/Berlin')
  const spot = engine.spot({})
  expect(() => engine.rahu({ year: 2026, month: 1, day: 1 }, spot)).toThrow(/suncalc/)
})
