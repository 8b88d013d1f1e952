import { describe, expect, it } from 'vitest'
import { readArguments, readTime } from '../../../lib/time/arguments.ts'

const read = (...values: unknown[]) => readArguments('f', values, ['lat', 'lon', 'date'], ['timezone'])

describe('readArguments', () => {
  it('takes the documented order, names, and both', () => {
    expect(read(1, 2, '2026-01-01')).toEqual({ lat: 1, lon: 2, date: '2026-01-01' })
    expect(read({ lat: 1, lon: 2 })).toMatchObject({ lat: 1, lon: 2 })
    expect(read(1, 2, { timezone: 'UTC' })).toMatchObject({ lat: 1, lon: 2, timezone: 'UTC' })
    expect(read(undefined, undefined, { date: 'x' })).toMatchObject({ date: 'x' })
    expect(read()).toEqual({})
  })

  it('does not take dates for names', () => {
    const date = { year: 2026, month: 1, day: 1 }
    expect(read(1, 2, date)).toEqual({ lat: 1, lon: 2, date })
    const instant = new Date(0)
    expect(read(1, 2, instant)).toEqual({ lat: 1, lon: 2, date: instant })
  })

  it('refuses names that do not exist', () => {
    expect(() => read({ latitude: 1 })).toThrow('f() has no option "latitude", only lat, lon, date, timezone')
  })
})

describe('readTime', () => {
  it('is now without a time', () => {
    expect([readTime(undefined, 5), readTime(null, 5), readTime(0, 5)]).toEqual([5, 5, 0])
  })

  it.each([
    ['text', '5', 'KAITHEM_TYPE'],
    ['a Date', new Date(0), 'KAITHEM_TYPE'],
    ['NaN', Number.NaN, 'KAITHEM_VALUE'],
    ['infinity', Number.POSITIVE_INFINITY, 'KAITHEM_VALUE'],
    ['milliseconds beyond the calendar', 1e16, 'KAITHEM_VALUE'],
  ])('refuses %s', (_name, value, code) => {
    expect(() => readTime(value, 0)).toThrow(expect.objectContaining({ code }))
  })
})
