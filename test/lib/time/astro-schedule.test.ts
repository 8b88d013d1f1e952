import { describe, expect, it, vi } from 'vitest'
import { KaithemError } from '../../../lib/errors.ts'
import { Zone } from '../../../lib/time/zone.ts'
import { type Call, scheduleRig, utc } from './rig.ts'
import { berlin, tromso } from './sky.ts'

// Months pass here.
vi.setConfig({ testTimeout: 30_000 })

const day = 86_400
const hour = 3600
const dates = (calls: readonly Call[]): string[] => calls.map(({ event, date }) => `${event} ${date.slice(5)}`)

describe('AstroSchedule', () => {
  it('calls at the event of each day', async () => {
    const { clock, calls } = scheduleRig('sunset')
    await clock.advance(3 * day)
    expect(dates(calls)).toEqual(['sunset 06-01', 'sunset 06-02', 'sunset 06-03'])
    for (const { at, time, late } of calls) expect(at - time + late).toBeLessThan(0.001)
  })

  it('tells the next moment and the coming days', () => {
    const { schedule } = scheduleRig(['sunrise', 'sunset'])
    expect(schedule.next).toMatchObject({ event: 'sunset', date: '2026-06-01' })
    const [today, tomorrow] = schedule.days(2)
    expect(today?.moments.map(({ event }) => event)).toEqual(['sunrise', 'sunset'])
    expect(tomorrow?.date).toBe('2026-06-02')
  })

  it('leaves no timer when it ends', async () => {
    const { clock, schedule, calls } = scheduleRig('sunset')
    schedule.dispose()
    expect(clock.pending).toBe(0)
    await clock.advance(2 * day)
    expect([calls, schedule.next]).toEqual([[], undefined])
  })

  it('leaves out what becomes due while it is off', async () => {
    const { clock, schedule, calls } = scheduleRig('sunset')
    schedule.enabled = false
    expect(schedule.next).toBeUndefined()
    await clock.advance(day)
    schedule.enabled = true
    expect(schedule.next?.date).toBe('2026-06-02')
    await clock.advance(day)
    expect(dates(calls)).toEqual(['sunset 06-02'])
  })

  it('may be switched off, on and ended by what it calls', async () => {
    const { clock, schedule, calls, state } = scheduleRig(['sunset', 'civil_dusk'])
    state.onDue = () => {
      schedule.enabled = false
      schedule.enabled = true
    }
    await clock.advance(day)
    expect(dates(calls)).toEqual(['sunset 06-01', 'civil_dusk 06-01'])
    // The schedule's and the ticker's.
    expect(clock.pending).toBe(2)
    state.onDue = () => schedule.dispose()
    await clock.advance(day)
    expect([calls.length, clock.pending]).toEqual([3, 0])
  })

  it('says when the next moment or the date is another one', async () => {
    const { clock, state } = scheduleRig('sunset')
    const before = state.changes
    await clock.advance(10 * hour)
    expect(state.changes).toBe(before + 1)
    await clock.advance(3 * hour)
    expect(state.changes).toBe(before + 2)
  })

  it('waits through the polar day for the first sunset', async () => {
    const { clock, schedule, calls, state } = scheduleRig('sunset', {}, '2026-05-01T12:00:00')
    state.spot = () => tromso
    await clock.advance(60)
    await clock.advance(100 * day)
    const [first, second] = calls.filter(({ date }) => date > '2026-05-31')
    expect(first?.date).toMatch(/2026-07-2\d/)
    expect((second?.time ?? 0) - (first?.time ?? 0)).toBeLessThan(day)
    expect(schedule.next).toBeDefined()
  })

  it('says that there is none in a place where the sun never does it', () => {
    const { schedule, clock } = scheduleRig('sunset', { months: ['jun'] })
    expect(schedule.next?.date).toBe('2026-06-01')
    const north = scheduleRig('setting -70')
    expect(north.schedule.next).toBeUndefined()
    expect(north.schedule.days(1)[0]).toMatchObject({ included: true, moments: [], missing: ['setting -70'] })
    expect(clock.pending).toBe(2)
  })
})

describe('AstroSchedule when the clock is set', () => {
  const sunsetHour = 9.3

  it.each([
    ['a second', 1],
    ['an hour', hour],
    ['a day', day],
  ])('forward by %s over the event, calls once for it, within a minute', async (_name, jump) => {
    const { clock, schedule, calls } = scheduleRig('sunset')
    const due = schedule.next?.time ?? 0
    await clock.advance(due - 0.5 - clock.now())
    clock.jumpWall(jump)
    await clock.advance(60)
    expect(dates(calls)).toEqual(['sunset 06-01'])
    expect(calls[0]?.late).toBeGreaterThanOrEqual(jump - 0.5)
    expect(calls[0]?.late).toBeLessThanOrEqual(jump + 60)
    await clock.advance(3.1 * day)
    expect(dates(calls).slice(1, 4)).toEqual(['sunset 06-02', 'sunset 06-03', 'sunset 06-04'])
    expect(new Set(dates(calls)).size).toBe(calls.length)
  })

  it('forward by a day, does everything missed once and in order', async () => {
    const { clock, calls } = scheduleRig(['sunrise', 'sunset'])
    clock.jumpWall(day)
    await clock.advance(60)
    expect(dates(calls)).toEqual(['sunset 06-01', 'sunrise 06-02'])
    expect(calls[0]?.late).toBeGreaterThan(14 * hour)
  })

  it('forward by years, does the last day only', async () => {
    const { clock, calls, schedule } = scheduleRig('sunset', {}, '1970-01-01T00:00:00')
    clock.jumpWall(utc('2026-06-01T10:00:00'))
    await clock.advance(60)
    expect(dates(calls)).toEqual(['sunset 05-31'])
    expect(schedule.next?.date).toBe('2026-06-01')
  })

  it.each([
    ['a second', -1],
    ['an hour', -hour],
    ['a day', -day],
  ])('back by %s before the event, is not early', async (_name, jump) => {
    const { clock, calls } = scheduleRig('sunset')
    await clock.advance(sunsetHour * hour)
    clock.jumpWall(jump)
    await clock.advance(3 * day)
    expect(calls.every(({ at, time }) => at >= time)).toBe(true)
    expect(new Set(dates(calls)).size).toBe(calls.length)
    expect(dates(calls)).toContain('sunset 06-01')
  })

  it.each([
    ['a second', -1],
    ['an hour', -hour],
    ['a day', -day],
  ])('back by %s after the event, does not call twice', async (_name, jump) => {
    const { clock, calls } = scheduleRig('sunset')
    await clock.advance(9.6 * hour)
    expect(dates(calls)).toEqual(['sunset 06-01'])
    clock.jumpWall(jump)
    await clock.advance(3 * day)
    expect(new Set(dates(calls)).size).toBe(calls.length)
    expect(dates(calls).slice(0, 3)).toEqual(['sunset 06-01', 'sunset 06-02', 'sunset 06-03'].slice(0, calls.length))
  })

  it('back by years from a wrong future, begins anew', async () => {
    const { clock, calls } = scheduleRig('sunset', {}, '2036-06-01T10:00:00')
    await clock.advance(day)
    clock.jumpWall(utc('2026-06-01T10:00:00') - clock.wall())
    await clock.advance(day)
    expect(calls.map(({ date }) => date)).toEqual(['2036-06-01', '2026-06-01'])
  })

  it('drifts without being early', async () => {
    const { clock, calls } = scheduleRig('sunset')
    for (let step = 0; step < 300; step++) {
      clock.jumpWall(-0.2)
      await clock.advance(600)
    }
    expect(calls.length).toBe(2)
    expect(calls.every(({ at, time }) => at >= time && at - time < 1)).toBe(true)
  })
})

describe('AstroSchedule when the place changes', () => {
  it('goes by the new place within a minute', async () => {
    const { clock, schedule, state } = scheduleRig('sunset')
    const before = schedule.next?.time ?? 0
    state.spot = () => ({ lat: 40.71, lon: -74.01, zone: new Zone('America/New_York') })
    await clock.advance(60)
    expect((schedule.next?.time ?? 0) - before).toBeGreaterThan(2 * hour)
  })

  it('waits for a place, and says what is missing', async () => {
    const { clock, schedule, state, calls } = scheduleRig('sunset')
    state.spot = () => {
      throw new KaithemError('KAITHEM_NO_LOCATION', 'No location is set')
    }
    await clock.advance(day)
    expect([schedule.next, calls]).toEqual([undefined, []])
    expect(schedule.problem).toMatchObject({ code: 'KAITHEM_NO_LOCATION' })
    expect(() => schedule.days(1)).toThrow('No location')
    state.spot = () => berlin
    await clock.advance(60)
    expect(schedule.problem).toBeUndefined()
    expect(schedule.next?.date).toBe('2026-06-02')
  })
})
