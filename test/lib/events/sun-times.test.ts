import { describe, expect, it } from 'vitest'
import { sunTimesOf } from '../../../lib/events/sun-times.ts'
import { createKaithem, ManualClock } from '../../../lib/index.ts'
import { createMemoryLog } from '../../../lib/platform/fake/log.ts'
import { createFakePlace } from '../../../lib/platform/fake/place.ts'
import { createMemoryStore } from '../../../lib/platform/fake/store.ts'
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

describe('with wait_for_location', () => {
  const berlin = { lat: 52.52, lon: 13.4, timezone: 'Europe/Berlin' }
  function rig(options: object = {}, phrase = 'sunset') {
    const clock = new ManualClock(at('2026-06-21T12:00Z'))
    const place: { now?: typeof berlin } = {}
    const store = createMemoryStore()
    const log = createMemoryLog()
    const k = createKaithem({ clock, store, log, location: () => place.now })
    const times: number[] = []
    const changes: (number | null)[] = []
    const make = () =>
      k.events.event(`!time ${phrase}`, ({ time }) => times.push(time), {
        wait_for_location: true,
        on_change: (event) => changes.push(event.next),
        ...options,
      })
    return { clock, place, store, log, k, times, changes, make }
  }

  it('they begin by themselves when there is a location', async () => {
    const { clock, place, log, k, times, changes, make } = rig()
    const event = make()
    expect([event.next, event.enabled, event.active]).toEqual([null, true, true])
    expect(event.problem).toMatchObject({ code: 'KAITHEM_NO_LOCATION' })
    await clock.advance(300)
    expect([event.errors, log.entries.length, changes]).toEqual([1, 1, []])
    place.now = berlin
    await clock.advance(61)
    expect(local(event.next ?? 0, 'Europe/Berlin')).toMatch(/^2026-06-21 21:3/)
    expect([event.problem, changes]).toEqual([undefined, [event.next]])
    const { next } = event
    await clock.advance(86_400)
    expect(times).toEqual([next])
    k.close()
    expect(clock.pending).toBe(0)
  })

  it('what was missed before is made up for once they can be said', async () => {
    const { clock, place, store, times, make } = rig({ remember: 'shutters' })
    store.set('event:shutters', { last: at('2026-06-19T12:00Z'), text: 'sunset' })
    make()
    await clock.advance(120)
    place.now = berlin
    await clock.advance(61)
    expect(times.map((time) => local(time, 'Europe/Berlin').slice(0, 13))).toEqual(['2026-06-19 21'])
  })

  it('enabled later, and switched off before', async () => {
    const { clock, place, times, make } = rig({ enabled: false })
    const event = make()
    expect(event.problem).toBeUndefined()
    event.enable()
    event.disable()
    place.now = berlin
    await clock.advance(120)
    expect([event.next, event.problem]).toEqual([null, undefined])
    event.enable()
    expect(event.next).not.toBeNull()
    await clock.advance(86_400)
    expect(times).toHaveLength(1)
  })

  it('a wrong phrase is refused all the same', () => {
    expect(refusalOf(rig({}, 'sunsit').make).code).toBe('KAITHEM_VALUE')
  })

  it('a place that is taken away and comes back is told', async () => {
    const { clock, place, changes, make } = rig()
    place.now = berlin
    const event = make()
    expect(changes).toEqual([])
    delete place.now
    await clock.advance(61)
    expect(event.problem).toMatchObject({ code: 'KAITHEM_NO_LOCATION' })
    place.now = berlin
    await clock.advance(61)
    expect([event.problem, changes]).toEqual([undefined, [event.next]])
  })
})

it('polar nights are skipped', () => {
  const location = { lat: 69.65, lon: 18.96, timezone: 'Europe/Oslo' }
  const k = createKaithem({ clock, location })
  const [first = 0] = k.events.next('sunset', 1)
  expect(local(first, 'Europe/Oslo')).toMatch(/^2026-07-2/)
  k.close()
})
