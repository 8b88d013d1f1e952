import { describe, expect, it } from 'vitest'
import { UnitTable } from '../../../lib/units/unit-table.ts'
import { anyUnit } from '../../../nodes/_config/issues.ts'
import { check, defaults, parseConfig } from '../../../nodes/unit-convert/config.ts'

const units = new UnitTable()
const good = { ...defaults, from: 'degC', to: 'degF' }
const found = (raw: Record<string, unknown>): string[] =>
  check(raw, units).map(({ property, reason }) => `${property} ${reason}`)

describe('check', () => {
  it.each([
    ['a complete configuration', good, []],
    ['a new node', defaults, ['from missing', 'to missing']],
    ['an unknown unit', { ...good, from: 'warmth' }, ['from unitUnknown']],
    ['units of different things', { ...good, to: 'kg' }, ['to unitMismatch']],
    ['different things, but one from the message', { ...good, to: 'wanted', toType: 'msg' }, []],
    ['a property that is missing', { ...good, to: '', toType: 'msg' }, ['to missing']],
    ['no place for the result', { ...good, target: ' ' }, ['target missing']],
    ['digits that do not matter', { ...good, digits: 'x' }, []],
    ['digits that matter', { ...good, rounding: 'decimals', digits: 'x' }, ['digits number']],
    ['no significant digits', { ...good, rounding: 'significant', digits: '0' }, ['digits atLeast']],
    ['half a digit', { ...good, rounding: 'decimals', digits: '1.5' }, ['digits whole']],
    ['too many digits', { ...good, rounding: 'decimals', digits: '16' }, ['digits atMost']],
    ['a rounding that does not exist', { ...good, rounding: 'up' }, ['rounding choice']],
    ['a format that does not exist', { ...good, format: 'xml' }, ['format choice']],
  ])('%s', (_title, raw, expected) => {
    expect(found(raw)).toEqual(expected)
  })
})

describe('parseConfig', () => {
  it('answers typed settings', () => {
    expect(parseConfig({ ...good, rounding: 'decimals', digits: '1' }, units)).toEqual({
      value: 'payload',
      valueType: 'msg',
      from: { from: 'unit', name: 'degC' },
      to: { from: 'unit', name: 'degF' },
      rounding: { kind: 'decimals', digits: 1 },
      format: 'number',
      target: 'payload',
      targetType: 'msg',
      setUnit: true,
    })
  })

  it('has a default for all but the units', () => {
    expect(parseConfig({ from: 'm', to: 'ft' }, units)).toEqual(
      parseConfig({ ...defaults, from: 'm', to: 'ft' }, units),
    )
  })

  it('throws the first issue', () => {
    expect(() => parseConfig({ ...good, to: 'kg' }, units)).toThrow(
      expect.objectContaining({ code: 'KAITHEM_UNIT_MISMATCH' }),
    )
  })

  it('leaves units that may be defined later to the runtime', () => {
    expect(parseConfig({ from: 'smoot', to: 'm' }, anyUnit).from.name).toBe('smoot')
  })
})
