import { describe, expect, it } from 'vitest'
import { codeOf, createRig } from './support.ts'

describe('units of tags', () => {
  it('are set once, cleared by empty or null', () => {
    const tag = createRig().tags.get('a')
    tag.unit = 'degC'
    tag.unit = 'degC'
    expect(codeOf(() => (tag.unit = 'K'))).toBe('KAITHEM_VALUE')
    tag.unit = null
    expect(tag.unit).toBe('')
    tag.unit = 'K'
    tag.unit = ''
    tag.unit = 'm'
    expect(tag.unit).toBe('m')
    expect(codeOf(() => (tag.unit = 5 as never))).toBe('KAITHEM_TYPE')
  })

  it('give display units unless there are some', () => {
    const { tags } = createRig()
    expect(tags.get('a').displayUnits).toBeNull()
    tags.get('a').unit = 'degC'
    expect(tags.get('a').displayUnits).toBe('degC|degF')
    tags.get('b').display_units = 'K'
    tags.get('b').unit = 'degC'
    expect(tags.get('b').displayUnits).toBe('K')
    tags.get('b').displayUnits = null
    expect(tags.get('b').displayUnits).toBeNull()
    expect(codeOf(() => (tags.get('b').displayUnits = 5 as never))).toBe('KAITHEM_TYPE')
  })

  it('convert the value, any value, and claims', () => {
    const tag = createRig().tags.get('a')
    expect(codeOf(() => tag.convertTo('K'))).toBe('KAITHEM_UNIT')
    expect(codeOf(() => tag.default_claim.setAs(1, 'K'))).toBe('KAITHEM_UNIT')
    tag.unit = 'm'
    tag.value = 2
    expect([tag.convertTo('mm'), tag.convert_to('m'), tag.convertValue(3, 'mm')]).toEqual([2000, 2, 3000])
    tag.claim(0, 'c', 60).setAs(500, 'mm', 900, 'x')
    expect([tag.value, tag.timestamp, tag.annotation]).toEqual([0.5, 900, 'x'])
    tag.default_claim.set_as(3000, 'mm')
    tag.setAs(4000, 'mm')
    expect(tag.default_claim.value).toBe(4)
  })

  it.each([
    ['nonsense', 'KAITHEM_UNIT'],
    ['g', 'KAITHEM_UNIT_MISMATCH'],
  ])('cannot become %s', (unit, code) => {
    const tag = createRig().tags.get('a')
    tag.unit = 'm'
    expect(codeOf(() => tag.convertTo(unit))).toBe(code)
  })
})
