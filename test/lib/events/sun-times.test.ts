import { expect, it } from 'vitest'
import { sunTimesOf } from '../../../lib/events/sun-times.ts'
import { createKaithem, ManualClock } from '../../../lib/index.ts'
import { createFakePlace } from '../../../lib/platform/fake/place.ts'
import { TimeEngine } from '../../../lib/time/time-engine.ts'
import { at, local, packages, refusalOf } from './support.ts'

const clock = new ManualClock(at('2026-06-21T00:00Z'))
const sunAt = (lat: number, lon: number) =>
  sunTimesOf(new TimeEngine({ clock, packages, place: createFakePlace({ lat, lon, timezone: 'Europe/Berlin' }) }))

it('are those of the place, by the date of the zone', () => {
  const sunset = sunAt(52.52, 13.4)('sunset', '2026-06-21', 'Europe/Berlin')
  expect(local(sunset ?? 0, 'Europe/Berlin')).toMatch(/^2026-06-21 21:3/)
})

it('are undefined on polar days', () => {
  expect(sunAt(69.65, 18.96)('sunset', '2026-06-21', 'Europe/Oslo')).toBeUndefined()
  expect(sunAt(69.65, 18.96)('sunrise', '2026-12-21', 'Europe/Oslo')).toBeUndefined()
})

it('need a location: the phrase is understood, its times are not known', () => {
  const k = createKaithem({ clock })
  expect(refusalOf(() => k.events.event('!time at sunset', () => {})).code).toBe('KAITHEM_NO_LOCATION')
  expect(clock.pending).toBe(0)
  k.close()
})

it('polar nights are skipped', () => {
  const location = { lat: 69.65, lon: 18.96, timezone: 'Europe/Oslo' }
  const k = createKaithem({ clock, location })
  const [first = 0] = k.events.next('sunset', 1)
  expect(local(first, 'Europe/Oslo')).toMatch(/^2026-07-2/)
  k.close()
})
