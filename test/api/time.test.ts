/** Every name of kaithem.time does what its documentation promises. */

import { afterEach, describe, expect, it } from 'vitest'
import { createKaithem, type Kaithem, ManualClock } from '../../lib/index.ts'

const location = { lat: 52.52, lon: 13.405, timezone: 'Europe/Berlin' }
/** Noon of 21 June 2026 in Berlin. */
const noon = Date.parse('2026-06-21T10:00:00Z') / 1000
/** 21 June 2026, Berlin, by an almanac, to the minute. */
const almanac = { dawn: '01:53', rise: '02:43', set: '19:33', dusk: '20:23' }
const at = (clock: string): number => Date.parse(`2026-06-21T${clock}:30Z`) / 1000

const made: Kaithem[] = []
function create(start = noon) {
  const clock = new ManualClock(start)
  const kaithem = createKaithem({ clock, location })
  made.push(kaithem)
  return { clock, kaithem, time: kaithem.time }
}

afterEach(() => {
  for (const kaithem of made.splice(0)) kaithem.close()
})

describe('kaithem', () => {
  it('kaithem.time and kaithem.sky are the same', () => {
    const { kaithem } = create()
    expect(kaithem.sky).toBe(kaithem.time)
  })
  it('kaithem.sky answers as kaithem.time', () => {
    const { kaithem } = create()
    expect(kaithem.sky.is_day()).toBe(true)
  })
})

describe('kaithem.time', () => {
  it('kaithem.time.time gives epoch seconds, and follows a clock that is set', () => {
    const { clock, time } = create()
    expect(time.time()).toBe(noon)
    clock.jumpWall(60)
    expect(time.time()).toBe(noon + 60)
  })
  it('kaithem.time.year reads the calendar of the place', () => expect(create().time.year()).toBe(2026))
  it('kaithem.time.month counts from 1', () => expect(create().time.month()).toBe(6))
  it('kaithem.time.day counts from 1', () => expect(create().time.day()).toBe(21))
  it('kaithem.time.hour is that of the place', () => expect(create().time.hour()).toBe(12))
  it('kaithem.time.minute counts from 0', () => expect(create(noon + 61).time.minute()).toBe(1))
  it('kaithem.time.second counts from 0', () => expect(create(noon + 61).time.second()).toBe(1))
  it('kaithem.time.dayofweek is the English name', () => expect(create().time.dayofweek()).toBe('Sunday'))
  it('kaithem.time.isdst is true in summer', () => {
    expect(create().time.isdst()).toBe(true)
    expect(create(noon + 182 * 86_400).time.isdst()).toBe(false)
  })
  it('kaithem.time.moon_percent is 100 at full moon', () => {
    expect(create().time.moon_percent(Date.parse('2026-06-29T23:57:00Z') / 1000)).toBeCloseTo(100, 0)
  })
  it('kaithem.time.rahu_start is half past four on a Sunday of twelve hours', () => {
    const { time } = create()
    const [sunrise, sunset] = [time.sunrise_time(), time.sunset_time()]
    expect(time.rahu_start()).toBeCloseTo(sunrise + ((sunset - sunrise) * 7) / 8, -1)
  })
  it('kaithem.time.rahu_end is the sunset on a Sunday', () => {
    const { time } = create()
    expect(Math.abs(time.rahu_end() - time.sunset_time())).toBeLessThanOrEqual(1)
  })
  it('kaithem.time.sun_position is in the south at noon', () => {
    const { time } = create()
    expect(time.sun_position({ timestamp: time.sun_time('solar_noon') }).azimuth).toBeCloseTo(180, 1)
  })
  it('kaithem.time.sun_time knows every event and any altitude', () => {
    const { time } = create()
    expect(Math.abs(time.sun_time('sunset') - at(almanac.set))).toBeLessThan(90)
    const blue = time.sun_time({ altitude: -4, side: 'setting' })
    expect(blue > time.sunset_time() && blue < time.civil_dusk_time()).toBe(true)
    expect(() => time.sun_time('tea' as never)).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  })
  it('kaithem.time.sun_times has null for what does not happen', () => {
    const times = create().time.sun_times()
    expect(times.sunrise).toBe(create().time.sunrise_time())
    expect(times.astronomical_dusk).toBeNull()
  })
  it('kaithem.time.on_sun_event calls once a day at the event', async () => {
    const { clock, time } = create()
    const calls: number[] = []
    time.on_sun_event('sunset', () => calls.push(clock.wall()))
    await clock.advance(2 * 86_400)
    expect(calls.length).toBe(2)
    expect(Math.abs((calls[0] ?? 0) - at(almanac.set))).toBeLessThan(90)
  })
  it('kaithem.time.on_sun_event#next is the coming event', () => {
    const { next } = create().time.on_sun_event(['sunrise', 'sunset'], () => {})
    expect(next).toMatchObject({ event: 'sunset', date: '2026-06-21' })
  })
  it('kaithem.time.on_sun_event#enabled false leaves events out', async () => {
    const { clock, time } = create()
    const calls: unknown[] = []
    const schedule = time.on_sun_event('sunset', (moment) => calls.push(moment))
    schedule.enabled = false
    await clock.advance(2 * 86_400)
    expect(calls).toEqual([])
  })
  it('kaithem.time.on_sun_event#zone is that of the place', () => {
    expect(create().time.on_sun_event('sunset', () => {}).zone).toBe('Europe/Berlin')
  })
  it('kaithem.time.on_sun_event#problem is the missing location', () => {
    const kaithem = createKaithem({ clock: new ManualClock(noon) })
    made.push(kaithem)
    const { problem } = kaithem.time.on_sun_event('sunset', () => {}, { wait_for_location: true })
    expect(problem).toMatchObject({ code: 'KAITHEM_NO_LOCATION' })
  })
  it('kaithem.time.on_sun_event#days shows the coming days', () => {
    const days = create()
      .time.on_sun_event('sunset', () => {}, { weekdays: ['mon'] })
      .days(2)
    expect(days.map(({ date, included, moments }) => [date, included, moments.length])).toEqual([
      ['2026-06-21', false, 0],
      ['2026-06-22', true, 1],
    ])
  })
  it('kaithem.time.on_sun_event#cancel ends it', () => {
    const { clock, time } = create()
    time.on_sun_event('sunset', () => {}).cancel()
    expect(clock.pending).toBe(0)
  })
  it('kaithem.time.on_sun_event#dispose ends it', () => {
    const { clock, time } = create()
    time.on_sun_event('sunset', () => {}).dispose()
    expect(clock.pending).toBe(0)
  })
})

describe('kaithem.time.lantime()', () => {
  it('kaithem.time.lantime is the same as time', () => expect(create().time.lantime()).toBe(noon))
})

describe('kaithem.time.uptime()', () => {
  it('kaithem.time.uptime counts from the start, with fractions', async () => {
    const { clock, time } = create()
    await clock.advance(1.25)
    expect(time.uptime()).toBe(1.25)
  })
})

describe('kaithem.time.strftime(timestamp)', () => {
  it('kaithem.time.strftime has the format of kaithem, in the zone of the place', () => {
    expect(create().time.strftime(noon)).toBe('Sunday, June 21, 2026 at 12:00:00 PM CEST')
  })
})

describe('kaithem.time.moon_phase()', () => {
  it('kaithem.time.moon_phase runs from 0 to 28', async () => {
    const { clock, time } = create()
    const phases: number[] = []
    for (let day = 0; day < 60; day++) {
      phases.push(time.moon_phase())
      await clock.advance(86_400)
    }
    expect(Math.min(...phases)).toBeLessThan(1)
    expect(Math.max(...phases)).toBeGreaterThan(27)
    expect(time.moon_phase(Date.parse('2026-06-29T23:57:00Z') / 1000)).toBeCloseTo(14, 1)
  })
})

describe('kaithem.time.sunrise_time(lat=None,lon=None,date=None)', () => {
  it('kaithem.time.sunrise_time is that of the almanac, for the place, coordinates and dates', () => {
    const { time } = create()
    expect(Math.abs(time.sunrise_time() - at(almanac.rise))).toBeLessThan(90)
    expect(time.sunrise_time(52.52, 13.405, '2026-06-21')).toBe(time.sunrise_time())
    expect(() => time.sunrise_time(52.52)).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  })
})

describe('kaithem.time.sunset_time()', () => {
  it('kaithem.time.sunset_time is that of the almanac, and an error in the polar day', () => {
    const { time } = create()
    expect(Math.abs(time.sunset_time() - at(almanac.set))).toBeLessThan(90)
    expect(() => time.sunset_time(69.65, 18.96)).toThrow(expect.objectContaining({ code: 'KAITHEM_NO_EVENT' }))
  })
})

describe('kaithem.time.civil_dawn_time()', () => {
  it('kaithem.time.civil_dawn_time is that of the almanac', () => {
    expect(Math.abs(create().time.civil_dawn_time() - at(almanac.dawn))).toBeLessThan(120)
  })
})

describe('kaithem.time.civil_dusk_time()', () => {
  it('kaithem.time.civil_dusk_time is that of the almanac', () => {
    expect(Math.abs(create().time.civil_dusk_time() - at(almanac.dusk))).toBeLessThan(120)
  })
})

describe('kaithem.time.is_day(lat=None,lon=None)', () => {
  it('kaithem.time.is_day is true from sunrise to sunset only', () => {
    expect(create().time.is_day()).toBe(true)
    expect(create(noon - 12 * 3600).time.is_day()).toBe(false)
    expect(create().time.is_day(-36.85, 174.76)).toBe(false)
  })
})

describe('kaithem.time.is_night(lat=None,lon=None)', () => {
  it('kaithem.time.is_night is the opposite of is_day, before sunrise too', () => {
    expect(create(noon - 12 * 3600).time.is_night()).toBe(true)
    expect(create(noon - 12 * 3600).time.is_day()).toBe(false)
  })
})

describe('kaithem.time.is_dark(lat=None,lon=None)', () => {
  it('kaithem.time.is_dark begins at civil dusk', () => {
    expect(create(at(almanac.dusk) - 300).time.is_dark()).toBe(false)
    expect(create(at(almanac.dusk) + 300).time.is_dark()).toBe(true)
  })
})

describe('kaithem.time.is_light(lat=None,lon=None)', () => {
  it('kaithem.time.is_light is the opposite of is_dark', () => {
    expect(create(at(almanac.dusk) - 300).time.is_light()).toBe(true)
    expect(create(at(almanac.dusk) + 300).time.is_light()).toBe(false)
  })
})

describe('kaithem.time.is_rahu(llat=None,lon=None)', () => {
  it('kaithem.time.is_rahu is true in the last eighth of a Sunday', () => {
    expect(create(at(almanac.set) - 600).time.is_rahu()).toBe(true)
    expect(create().time.is_rahu()).toBe(false)
  })
})
