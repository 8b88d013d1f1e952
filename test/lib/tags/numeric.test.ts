import { describe, expect, it } from 'vitest'
import { NumericPoint, toNumber } from '../../../lib/tags/numeric.ts'
import { codeOf, createRig } from './support.ts'

describe('toNumber', () => {
  it.each([
    [5, 5],
    [-0.5, -0.5],
    [true, 1],
    [false, 0],
    [12n, 12],
    ['7', 7],
    [' 7.5 ', 7.5],
    ['-1e3', -1000],
    ['+.5', 0.5],
    ['5.', 5],
    ['inf', Number.POSITIVE_INFINITY],
    ['-Infinity', Number.NEGATIVE_INFINITY],
    ['NaN', Number.NaN],
  ])('%s', (value, expected) => {
    expect(toNumber(value, 'x')).toBe(expected)
  })

  it.each(['', '  ', 'abc', '0x10', '1_000', '5 6', '1e', '--1'])('refuses the text %j', (value) => {
    expect(codeOf(() => toNumber(value, 'x'))).toBe('KAITHEM_VALUE')
  })

  it.each([null, undefined, {}, [], Symbol('x')])('refuses %s', (value) => {
    expect(codeOf(() => toNumber(value, 'x'))).toBe('KAITHEM_TYPE')
  })
})

describe('NumericPoint', () => {
  it.each([
    [5, undefined, undefined, 5],
    [5, 10, undefined, 10],
    [50, undefined, 10, 10],
    [5, 20, 10, 10],
  ])('%d between %s and %s is %d', (value, min, max, expected) => {
    const { registry } = createRig()
    const point = new NumericPoint(registry.env, '/a', 0)
    point.meta.settings.set('code', 'min', min)
    point.meta.settings.set('code', 'max', max)
    point.updateLimits()
    expect(point.process(value)).toBe(expected)
  })

  it('keeps NaN within limits', () => {
    const { tags } = createRig()
    const tag = tags.get('n')
    tag.max = 5
    tag.value = Number.NaN
    expect(tag.value).toBeNaN()
  })

  it('keeps the value when a set is refused', () => {
    const { tags } = createRig()
    const tag = tags.get('n')
    tag.value = 4
    expect(codeOf(() => (tag.value = 'abc'))).toBe('KAITHEM_VALUE')
    expect(codeOf(() => (tag.value = null))).toBe('KAITHEM_TYPE')
    expect(tag.value).toBe(4)
  })

  it('puts the limits back when the handler refuses what they show', () => {
    const { tags } = createRig()
    const tag = tags.get('n')
    tag.value = 4
    tag.setHandler((value) => {
      if (value < 4) throw new Error('no')
    })
    expect(() => (tag.max = 3)).toThrow('no')
    expect([tag.value, tag.max]).toEqual([4, 1e18])
  })
})
