import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { strftime } from '../../../lib/string/strftime.ts'
import { Zone } from '../../../lib/time/zone.ts'

interface Vectors {
  readonly formats: readonly string[]
  /** Zone, time, and what Python's time.strftime makes of each format. */
  readonly rows: readonly (readonly [zone: string, time: number, ...texts: string[]])[]
}

const vectors = JSON.parse(readFileSync(new URL('./python-strftime.json', import.meta.url), 'utf8')) as Vectors

describe('strftime', () => {
  it('prints what Python prints, for all directives, in ten zones', () => {
    for (const [zone, time, ...texts] of vectors.rows) {
      const ours = vectors.formats.map((format) => strftime(format, time, zone))
      expect([zone, time, ...ours]).toEqual([zone, time, ...texts])
    }
    expect(vectors.rows.length).toBe(80)
  })

  it('truncates fractions, and has them in %f', () => {
    expect(strftime('%S', 59.999, 'UTC')).toBe('59')
    expect(strftime('%S.%f', 1.25, 'UTC')).toBe('01.250000')
    expect(strftime('%S.%f', -0.75, 'UTC')).toBe('59.250000')
  })

  it('writes the offset with a colon on request', () => {
    expect(strftime('%:z', 0, 'Asia/Kathmandu')).toBe('+05:30')
    expect(strftime('%:z', 1e9, 'Asia/Kathmandu')).toBe('+05:45')
  })

  it('speaks other languages on request', () => {
    expect(strftime('%A, %d. %B', 0, 'UTC', 'de')).toBe('Donnerstag, 01. Januar')
    expect(strftime('%x %X', 0, 'UTC', 'de')).toBe('01.01.1970 00:00:00')
    expect(strftime('%x', 0, 'UTC', 'ja')).toBe('1970/01/01')
    expect(strftime('%c', 0, 'UTC', 'en-GB')).toBe('Thu 01/01/1970 00:00:00')
  })

  it('knows years before the first', () => {
    expect(strftime('%Y-%m-%d', -62_167_219_200, 'UTC')).toBe('0-01-01')
    expect(strftime('%Y', -62_170_000_000, 'UTC')).toBe('-1')
  })

  it.each([
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a time beyond the calendar', 1e15],
    ['a text', '12' as unknown as number],
    ['nothing', undefined as unknown as number],
  ])('refuses %s as a time', (_what, time) => {
    expect(() => strftime('%Y', time, 'UTC')).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  })

  it('refuses unknown zones, languages and what is no format', () => {
    expect(() => strftime('%Y', 0, 'Mars/Base')).toThrow(/Mars\/Base.*Europe\/Berlin/)
    expect(() => strftime('%A', 0, 'UTC', '???')).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
    expect(() => strftime(5 as unknown as string, 0, 'UTC')).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
  })

  it('never fails on a format', () => {
    const zone = new Zone('Europe/Berlin')
    fc.assert(
      fc.property(fc.string(), fc.double({ min: -1e11, max: 1e11, noNaN: true }), (format, time) => {
        expect(typeof strftime(format, time, zone)).toBe('string')
      }),
    )
  })
})
