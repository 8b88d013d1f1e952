import { describe, expect, it } from 'vitest'
import { UnitTable } from '../../../lib/units/unit-table.ts'
import {
  checkChoice,
  checkLength,
  checkNumber,
  checkSameQuantity,
  checkUnit,
  missingIssue,
} from '../../../nodes/_config/checks.ts'

const units = new UnitTable()
const reasons = (issues: readonly { reason: string }[]): string[] => issues.map(({ reason }) => reason)

describe('checkNumber', () => {
  it.each([
    ['', {}, []],
    ['', { required: true }, ['missing']],
    ['12.5', {}, []],
    ['-3', { min: 0 }, ['atLeast']],
    ['101', { max: 100 }, ['atMost']],
    ['1.5', { whole: true }, ['whole']],
    ['1e3', { whole: true }, []],
    ['twelve', {}, ['number']],
    ['Infinity', {}, ['number']],
    ['12 V', {}, ['number']],
  ])('%j with %j', (value, rule, expected) => {
    expect(reasons(checkNumber({ n: value }, 'n', rule))).toEqual(expected)
  })

  it('takes numbers as they stand in hand-written flows', () => {
    expect(checkNumber({ n: 5 }, 'n', { max: 4 })).toMatchObject([
      { property: 'n', code: 'KAITHEM_VALUE', data: { value: '5', max: 4 } },
    ])
  })
})

describe('checkChoice', () => {
  it('accepts what is listed and what is missing', () => {
    expect(checkChoice({ c: 'b' }, 'c', ['a', 'b'])).toEqual([])
    expect(checkChoice({}, 'c', ['a', 'b'])).toEqual([])
  })

  it('refuses anything else', () => {
    expect(checkChoice({ c: 'z' }, 'c', ['a', 'b'])).toMatchObject([{ reason: 'choice', data: { value: 'z' } }])
  })
})

describe('units', () => {
  it.each([
    ['degC', []],
    ['kg*m/s^2', []],
    ['', []],
    ['warmth', ['unitUnknown']],
    ['DEGC', ['unitUnknown']],
  ])('checkUnit %j', (unit, expected) => {
    expect(reasons(checkUnit({ u: unit }, 'u', units))).toEqual(expected)
  })

  it.each([
    ['degC', 'degF', []],
    ['m', 'g', ['unitMismatch']],
    ['m', 'nonsense', []],
    ['', 'g', []],
    ['own', 'own', []],
  ])('checkSameQuantity %j and %j', (unit, other, expected) => {
    expect(reasons(checkSameQuantity('u', unit, other, units))).toEqual(expected)
  })

  it('says what the two measure', () => {
    expect(checkSameQuantity('u', 'm', 'g', units)).toMatchObject([
      { code: 'KAITHEM_UNIT_MISMATCH', data: { unit: 'm', other: 'g', type: 'length', otherType: 'mass' } },
    ])
  })
})

it('a missing setting is named', () => {
  expect(missingIssue('topic', 'The topic')).toMatchObject({ property: 'topic', code: 'KAITHEM_VALUE' })
})

it.each([
  ['', []],
  ['x'.repeat(512), []],
  ['x'.repeat(513), ['nameLong']],
])('checkLength %#', (name, expected) => {
  expect(checkLength({ name }, 'name').map(({ reason }) => reason)).toEqual(expected)
})
