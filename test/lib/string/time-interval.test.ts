import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { timeInterval } from '../../../lib/string/time-interval.ts'

describe('words', () => {
  it.each([
    [5, 1, '5 seconds'],
    [65, 2, '1 minute 5 seconds'],
    [65, 1, '1 minute'],
    [65, 5, '1 minute 5 seconds'],
    [1, 2, '1 second'],
    [0, 2, '0 seconds'],
    [0.5, 2, '500 milliseconds'],
    [0.1 + 0.2, 3, '300 milliseconds'],
    [1.000_001, 2, '1 second 1 microsecond'],
    [3600, 2, '1 hour'],
    [3601, 2, '1 hour 1 second'],
    [86_399, 2, '23 hours 59 minutes'],
    [604_800 + 86_400, 3, '1 week 1 day'],
    [2_629_742.4, 2, '1 month'],
    [31_536_000 * 2 + 60, 2, '2 years 1 minute'],
    [5e-9, 2, '5 nanoseconds'],
    [1.5e-12, 2, '1 picosecond 500 femtoseconds'],
    [1e-18, 2, '0 seconds'],
    [-65, 2, '-1 minute 5 seconds'],
    [-0, 2, '0 seconds'],
    [65, 0, ''],
  ])('%d s in %i units: %s', (length, places, text) => {
    expect(timeInterval(length, { places })).toBe(text)
  })

  it('adds up to the whole, for any length', () => {
    const sizes = new Map<string, number>([
      ...([
        ['year', 31_536_000],
        ['month', 2_629_742.4],
        ['week', 604_800],
        ['day', 86_400],
      ] as const),
      ...([
        ['hour', 3600],
        ['minute', 60],
        ['second', 1],
        ['millisecond', 1e-3],
        ['microsecond', 1e-6],
      ] as const),
    ])
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (length) => {
        const parts = timeInterval(length, { places: 9 }).matchAll(/(\d+) (\w+?)s?(?= |$)/g)
        const sum = [...parts].reduce(
          (total, [, count, unit]) => total + Number(count) * (sizes.get(unit ?? '') ?? 0),
          0,
        )
        expect(Math.abs(sum - length)).toBeLessThan(2e-6)
      }),
    )
  })
})

describe('other forms', () => {
  it.each([
    [{ style: 'long' as const }, '1 hour, 1 minute'],
    [{ style: 'abbr' as const }, '1h 1m'],
    [{ style: 'abbr' as const, places: 9 }, '1h 1m 5s 250ms'],
    [{ clock: true }, '01:01'],
    [{ clock: true, places: 1 }, '01:01'],
    [{ clock: true, places: 3 }, '01:01:05'],
    [{ clock: true, places: 4 }, '01:01:05:250'],
    [{ clock: true, places: 9 }, '01:01:05:250'],
  ])('%j: %s', (options, text) => {
    expect(timeInterval(3665.25, options)).toBe(text)
  })

  it('count hours without end, round down, and show a sign', () => {
    expect(timeInterval(168 * 3600, { clock: true })).toBe('168:00')
    expect(timeInterval(59.9999, { clock: true, places: 4 })).toBe('00:00:59:999')
    expect(timeInterval(-90, { clock: true, places: 3 })).toBe('-00:01:30')
    expect(timeInterval(-1, { clock: true })).toBe('00:00')
    expect(timeInterval(0, { style: 'abbr' })).toBe('0s')
  })
})

describe('wrong input', () => {
  it.each([
    [undefined, {}, 'KAITHEM_TYPE'],
    ['65', {}, 'KAITHEM_TYPE'],
    [Number.NaN, {}, 'KAITHEM_VALUE'],
    [Number.POSITIVE_INFINITY, {}, 'KAITHEM_VALUE'],
    [65, { places: -1 }, 'KAITHEM_VALUE'],
    [65, { places: '2' }, 'KAITHEM_VALUE'],
    [65, { style: 'constructor' }, 'KAITHEM_VALUE'],
    [65, { style: '__proto__' }, 'KAITHEM_VALUE'],
  ])('%j, %j', (length, options, code) => {
    expect(() => timeInterval(length, options as never)).toThrow(expect.objectContaining({ code }))
  })
})
