import { describe, expect, it } from 'vitest'
import { sunEvents } from '../../../lib/time/sun.ts'
import { utc } from './rig.ts'
import { oracleCrossing, yearPlaces } from './sky.ts'
import { codeOf, timeRig } from './support.ts'

describe('times of the sun', () => {
  it.each(yearPlaces)(
    'agree with astronomy-engine for dates and coordinates in $name',
    ({ lat, lon, zone, ...rest }) => {
      const { time } = timeRig('2026-06-21T10:00:00', {})
      for (const month of [1, 3, 9, 11]) {
        const date = { year: 2026, month, day: 15 }
        const options = { lat, lon, date, timezone: zone.name }
        const place = { lat, lon, zone, ...rest }
        for (const [name, event] of [
          ['sunrise_time', 'sunrise'],
          ['sunset_time', 'sunset'],
          ['civil_dawn_time', 'civil_dawn'],
          ['civil_dusk_time', 'civil_dusk'],
        ] as const) {
          const expected = oracleCrossing(sunEvents[event], date, place)
          if (expected === undefined) expect(codeOf(() => time[name](options))).toBe('KAITHEM_NO_EVENT')
          else expect(Math.abs(time[name](options) - expected)).toBeLessThan(60)
        }
      }
    },
  )

  it('are whole seconds of today in the zone of the place', () => {
    // In Los Angeles it is still the 20th.
    const location = { lat: 34.05, lon: -118.24, timezone: 'America/Los_Angeles' }
    const { time } = timeRig('2026-06-21T03:00:00', { location })
    expect(time.sunset_time()).toBe(time.sunset_time(null, null, '2026-06-20'))
    expect(time.sunset_time()).toBeGreaterThan(time.sunrise_time())
    expect(Number.isInteger(time.sunset_time())).toBe(true)
    expect(Math.abs(time.sunset_time() - utc('2026-06-21T03:07:00'))).toBeLessThan(120)
  })

  it('accept dates in every form', () => {
    const { time } = timeRig()
    const expected = time.sunset_time(52.52, 13.405, '2026-03-01')
    expect(time.sunset_time(52.52, 13.405, { year: 2026, month: 3, day: 1 })).toBe(expected)
    expect(time.sunset_time(52.52, 13.405, new Date('2026-03-01T05:00:00Z'))).toBe(expected)
    expect(time.sunset_time({ date: '2026-03-01' })).toBe(expected)
    expect(time.sunset_time(undefined, undefined, '2026-03-01')).toBe(expected)
    expect(time.sun_time('sunset', 52.52, 13.405, '2026-03-01')).toBe(expected)
    expect(time.sun_times({ date: '2026-03-01' }).sunset).toBe(expected)
  })

  it('are an error that names event, date and place where there are none', () => {
    const { time } = timeRig()
    expect(() => time.sunset_time(69.65, 18.96, '2026-06-21')).toThrow(
      expect.objectContaining({
        code: 'KAITHEM_NO_EVENT',
        message: expect.stringMatching(/no sunset on 2026-06-21 at 69.65, 18.96/),
        data: { event: 'sunset', date: '2026-06-21', lat: 69.65, lon: 18.96 },
      }),
    )
    expect(time.sun_times(69.65, 18.96, '2026-06-21')).toMatchObject({ sunset: null, civil_dusk: null })
    expect(time.sun_times(69.65, 18.96, '2026-12-21').civil_dusk).toEqual(expect.any(Number))
  })

  it('refuse wrong events, dates, places and options', () => {
    const { time } = timeRig()
    expect(codeOf(() => time.sun_time('dawn' as never))).toBe('KAITHEM_VALUE')
    expect(codeOf(() => time.sunrise_time(52))).toBe('KAITHEM_VALUE')
    expect(codeOf(() => time.sunrise_time(undefined, 13))).toBe('KAITHEM_VALUE')
    expect(codeOf(() => time.sunrise_time(52, 13, 'tomorrow'))).toBe('KAITHEM_VALUE')
    expect(codeOf(() => time.sunrise_time(52, 13, 5 as never))).toBe('KAITHEM_TYPE')
    expect(codeOf(() => time.sunrise_time({ latitude: 52 } as never))).toBe('KAITHEM_VALUE')
    expect(codeOf(() => time.sunrise_time({ timezone: 'Mars/Base' }))).toBe('KAITHEM_VALUE')
    expect(codeOf(() => timeRig('2026-06-21T10:00:00', {}).time.sunrise_time())).toBe('KAITHEM_NO_LOCATION')
  })
})

describe('on_sun_event', () => {
  it('calls at the events, and ends with its owner', async () => {
    const { clock, kaithem } = timeRig()
    const scope = kaithem.scope('mine')
    const calls: string[] = []
    scope.time.on_sun_event(['sunset', 'setting -4'], ({ event, date, late }) =>
      calls.push(`${event} ${date} ${late < 1}`),
    )
    await clock.advance(86_400)
    expect(calls).toEqual(['sunset 2026-06-21 true', 'setting -4 2026-06-21 true'])
    scope.dispose()
    expect(clock.pending).toBe(0)
  })

  it.each([
    [
      'an error',
      () => {
        throw new Error('lamp is broken')
      },
    ],
    [
      'an error of a promise',
      async () => {
        throw new Error('lamp is broken')
      },
    ],
  ])('reports %s of the function, and goes on', async (_name, action) => {
    const { clock, time, warnings, kaithem } = timeRig()
    const calls: unknown[] = []
    time.on_sun_event('sunset', (moment) => {
      calls.push(moment)
      return action()
    })
    await clock.advance(2 * 86_400)
    kaithem.close()
    expect(calls.length).toBe(2)
    expect(warnings.filter((text) => /sunset.*lamp is broken/.test(text)).length).toBeGreaterThan(0)
  })

  it('waits for a location on request only', async () => {
    let location: typeof import('./support.ts').berlinLocation | undefined
    const { clock, time, kaithem } = timeRig('2026-06-21T10:00:00', { location: () => location })
    expect(codeOf(() => time.on_sun_event('sunset', () => {}))).toBe('KAITHEM_NO_LOCATION')
    const states: unknown[] = []
    const schedule = time.on_sun_event('sunset', () => {}, {
      wait_for_location: true,
      on_change: ({ next }) => states.push(next?.event),
    })
    expect(schedule.problem).toMatchObject({ code: 'KAITHEM_NO_LOCATION' })
    location = { lat: 52.52, lon: 13.405, timezone: 'Europe/Berlin' }
    await clock.advance(61)
    expect([schedule.next?.event, states]).toEqual(['sunset', ['sunset']])
    kaithem.close()
  })

  it('refuses wrong arguments at once', () => {
    const { time, clock } = timeRig()
    expect(codeOf(() => time.on_sun_event('sunset', 'call me' as never))).toBe('KAITHEM_TYPE')
    expect(codeOf(() => time.on_sun_event('sunset', () => {}, { on_change: 5 as never }))).toBe('KAITHEM_TYPE')
    expect(codeOf(() => time.on_sun_event('noon' as never, () => {}))).toBe('KAITHEM_VALUE')
    expect(codeOf(() => time.on_sun_event('sunset', () => {}, { lat: 5 }))).toBe('KAITHEM_VALUE')
    expect(codeOf(() => time.on_sun_event('sunset', () => {}, { timezone: 'X' }))).toBe('KAITHEM_VALUE')
    expect(clock.pending).toBe(0)
  })
})
