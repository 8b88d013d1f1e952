/** Tests of lib/units/parser.ts. @module */

import { describe, expect, test } from 'vitest'
import { isKaithemError } from '../../../lib/errors.ts'
import { createSeededRandom } from '../../../lib/platform/fake/random.ts'
import { baseDimension } from '../../../lib/units/dimension.ts'
import { isDelimiter, parseUnit } from '../../../lib/units/parser.ts'
import { ONE, rational, toNumber } from '../../../lib/units/rational.ts'
import { linearUnit, type Unit } from '../../../lib/units/unit.ts'
import { UnitTable } from '../../../lib/units/unit-table.ts'

const curve = { toBase: (value: number) => value, fromBase: (value: number) => value }
const known = new Map<string, Unit>([
  ['m', linearUnit(ONE, baseDimension('m'), 'length')],
  ['km', linearUnit(rational(1000n, 1n), baseDimension('m'), 'length')],
  ['s', linearUnit(ONE, baseDimension('s'), 'time')],
  ['kg', linearUnit(ONE, baseDimension('kg'), 'mass')],
  ['dB', { ...linearUnit(ONE, new Map(), 'ratio'), curve }],
])
const parse = (text: string) => parseUnit(text, (name) => known.get(name))

describe('expressions', () => {
  test.each([
    ['m', 'm', 1],
    ['  m ', 'm', 1],
    ['km/s', 'm/s', 1000],
    ['kg*m/s^2', 'kg*m/s^2', 1],
    ['kg·m/s²', 'kg*m/s^2', 1],
    ['kg⋅m×s⁻²', 'kg*m/s^2', 1],
    ['kg * m / s ** 2', 'kg*m/s^2', 1],
    ['kg/(m*s^2)', 'kg/m/s^2', 1],
    ['kg/m/s^2', 'kg/m/s^2', 1],
    ['kg/m*s', 'kg*s/m', 1],
    ['1/s', '1/s', 1],
    ['s^-1', '1/s', 1],
    ['km^-2', '1/m^2', 1e-6],
    ['(km/s)^2', 'm^2/s^2', 1e6],
    ['m/m', '', 1],
    ['1', '', 1],
  ])('%s', (text, key, scale) => {
    const { unit, missing } = parse(text)
    expect(missing).toBeUndefined()
    expect(unit.key).toBe(key)
    expect(toNumber(unit.scale)).toBe(scale)
  })

  test('a name alone, also in parentheses, keeps its type', () => {
    expect(parse('(m)').unit.type).toBe('length')
    expect(parse('m*s').unit.type).toBeUndefined()
    expect(parse('dB').unit.curve).toBe(curve)
  })

  test('the first name that is not known is told', () => {
    expect(parse('m/foo*bar').missing).toBe('foo')
  })
})

describe('refusals', () => {
  test.each([
    '',
    '*',
    'm*',
    '/s',
    'm//s',
    'm**',
    'm^',
    'm^x',
    'm^0',
    'm^10',
    'm^-10',
    'm^1.5',
    'm^2^3',
    'm s',
    '(m',
    'm)',
    '()',
    'm|s',
    '^2',
    '²',
    'dB*m',
    'm/dB',
    'dB^2',
    'm⁰',
    'm⁻',
    '((((m^9)^9)^9)^9)',
    '((((km/m)^9)^9)^9)^9',
  ])('%j', (text) => {
    expect(() => parse(text)).toThrow(expect.objectContaining({ code: 'KAITHEM_UNIT' }))
  })

  test('the message shows the text and the place', () => {
    expect(() => parse('m*(s')).toThrow(/"m\*\(s".*"\)" is missing/)
  })
})

test('delimiters', () => {
  for (const character of '*·⋅×/^()|⁻² \t\n') expect(isDelimiter(character)).toBe(true)
  for (const character of 'aZ0-_%°µ.') expect(isDelimiter(character)).toBe(false)
})

describe('rubbish', () => {
  const pieces = [...'mskgd1290-+*/^()²⁻·. |%°µ\u0000\ud800', 'dB', 'degC', 'kilo', '**', 'Ym9', '__proto__', '^9)']

  test('ends in a unit or a coded error, never anything else', () => {
    const random = createSeededRandom(11)
    const table = new UnitTable()
    let read = 0
    for (let round = 0; round < 20_000; round++) {
      let text = ''
      const length = 1 + Math.floor(random.next() * 24)
      for (let index = 0; index < length; index++) text += pieces[Math.floor(random.next() * pieces.length)] ?? ''
      try {
        table.converter(text, 'm')
        read++
      } catch (error) {
        if (!isKaithemError(error)) throw new Error(`${JSON.stringify(text)}: ${String(error)}`)
        expect(['KAITHEM_UNIT', 'KAITHEM_UNIT_MISMATCH']).toContain(error.code)
        if (error.code === 'KAITHEM_UNIT_MISMATCH') read++
      }
    }
    expect(read).toBeGreaterThan(100)
  })

  test('the hardest text of the longest length is quick', () => {
    const table = new UnitTable()
    const texts = [
      `${'('.repeat(32)}m${')'.repeat(31)}`,
      'Ym9*'.repeat(16).slice(0, 63),
      `${'('.repeat(12)}Ym${'^9)'.repeat(12)}`,
      `${'('.repeat(12)}kB/B${'^9)'.repeat(12)}`,
      `m${'9'.repeat(63)}`,
      `${'kilo'.repeat(15)}gram`,
      's'.repeat(64),
    ]
    const start = performance.now()
    for (const text of texts) expect(typeof table.has(text)).toBe('boolean')
    expect(performance.now() - start).toBeLessThan(500)
  })

  test('time grows with the length and not faster', () => {
    const measure = (count: number): number => {
      const text = `m${'*m/m'.repeat(count)}`
      const start = performance.now()
      parse(text)
      return performance.now() - start
    }
    measure(1000)
    const short = Math.min(measure(2000), measure(2000), measure(2000))
    const long = Math.min(measure(16_000), measure(16_000), measure(16_000))
    expect(long).toBeLessThan(short * 8 * 6 + 5)
  })
})
