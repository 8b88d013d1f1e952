import { describe, expect, it } from 'vitest'
import { UnitTable } from '../../../lib/units/unit-table.ts'
import { check, defaults, parseConfig, splitUnits } from '../../../nodes/tag-point/config.ts'

const units = new UnitTable()
const good = { ...defaults, name: '/room/temp' }

describe('check', () => {
  it.each([
    ['a name is enough', {}, []],
    ['no name', { name: ' ' }, ['name missing']],
    ['an illegal name', { name: 'a+b' }, ['name tagNameChar']],
    ['an expression', { name: "=tv('/a')" }, []],
    ['an unknown type', { valueType: 'date' }, ['valueType choice']],
    ['a unit', { unit: 'degC', displayUnits: 'degC|degF' }, []],
    ['an unknown unit', { unit: 'foo' }, ['unit unitUnknown']],
    ['an unknown display unit', { unit: 'degC', displayUnits: 'degC|foo' }, ['displayUnits unitUnknown']],
    ['a display unit for something else', { unit: 'degC', displayUnits: 'kg' }, ['displayUnits unitMismatch']],
    ['a limit that is no number', { min: 'low' }, ['min number']],
    ['limits the wrong way round', { min: '5', max: '1' }, ['max order']],
    ['thresholds the wrong way round', { lo: '5', hi: '1' }, ['hi order']],
    ['equal limits', { min: '1', max: '1' }, []],
    ['limits of a text, which do not matter', { valueType: 'string', min: 'low', unit: 'foo' }, []],
    ['a default', { default: '5', defaultType: 'num' }, []],
    ['a default that is no number', { default: 'five', defaultType: 'num' }, ['default number']],
    ['an empty number as default', { default: '', defaultType: 'num' }, ['default missing']],
    ['a default that is no JSON', { valueType: 'object', default: '{', defaultType: 'json' }, ['default json']],
    ['bytes', { valueType: 'binary', default: '[1,2]', defaultType: 'bin' }, []],
    ['a default that is no bytes', { valueType: 'binary', default: '5', defaultType: 'bin' }, ['default json']],
    ['a default that is no list', { valueType: 'binary', default: 'xx', defaultType: 'bin' }, ['default json']],
    ['time going backwards', { interval: '-1' }, ['interval atLeast']],
    ['too high a priority', { exposePriority: '101' }, ['exposePriority atMost']],
  ])('%s', (_title, raw, expected) => {
    const found = check({ ...good, ...raw }, units).map(({ property, reason }) => `${property} ${reason}`)
    expect(found).toEqual(expected)
  })
})

it('parseConfig answers typed settings', () => {
  const raw = { ...good, name: 'room', unit: 'degC', displayUnits: ' degC | degF ', min: '-40', restore: true }
  expect(parseConfig(raw, units)).toMatchObject({
    name: '/room',
    valueType: 'number',
    unit: 'degC',
    displayUnits: 'degC|degF',
    min: -40,
    max: undefined,
    restore: true,
  })
  expect(() => parseConfig({ name: '1' }, units)).toThrow(expect.objectContaining({ code: 'KAITHEM_NAME' }))
})

it('splitUnits leaves out empty entries', () => {
  expect(splitUnits('|a| b||')).toEqual(['a', 'b'])
})
