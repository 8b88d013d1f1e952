import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKaithem } from '../../../lib/create.ts'
import type { Kaithem } from '../../../lib/kaithem.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { anyUnit } from '../../../nodes/_config/issues.ts'
import type { Red } from '../../../nodes/_runtime/red-types.ts'
import { applyPoint, checkUnits, defaultValue, removePoint, retire } from '../../../nodes/tag-point/apply.ts'
import { parseConfig, type TagPointConfig } from '../../../nodes/tag-point/config.ts'
import { type Given, noteGiven, takeTag } from '../../../nodes/tag-point/registered-points.ts'

let kaithem: Kaithem
let RED: Red
beforeEach(() => {
  kaithem = createKaithem({ clock: new ManualClock(1000) })
  const util = { evaluateNodeProperty: (value: string, type: string) => `${type}:${value}` }
  RED = { events: new EventEmitter(), util } as unknown as Red
})
afterEach(() => kaithem.close())
const config = (settings: object): TagPointConfig => parseConfig({ name: '/a', ...settings }, anyUnit)

describe('applyPoint', () => {
  it('configures the tag, and again with other settings', () => {
    const tag = kaithem.tags.get('/a')
    tag.max = 100
    applyPoint(kaithem.tags, config({ max: '10', unit: 'degC', description: 'x' }), 5)
    expect([tag.max, tag.unit, tag.description, tag.value]).toEqual([10, 'degC', 'x', 5])
    applyPoint(kaithem.tags, config({}), undefined)
    expect([tag.max, tag.description, tag.value]).toEqual([100, '', 0])
  })

  it('changes nothing when the tag has another type', () => {
    kaithem.tags.StringTag('/a').value = 'mine'
    expect(() => applyPoint(kaithem.tags, config({ max: '10' }), undefined)).toThrow(
      expect.objectContaining({ code: 'KAITHEM_TYPE' }),
    )
    expect(kaithem.tags.StringTag('/a').config_data).toBeUndefined()
  })
})

describe('removePoint', () => {
  it('takes the configuration away and makes no tag', () => {
    applyPoint(kaithem.tags, config({ max: '10' }), undefined)
    removePoint(RED, kaithem.tags, config({}))
    expect(kaithem.tags.get('/a').config_data).toBeUndefined()
    removePoint(RED, kaithem.tags, config({ name: '/never' }))
    expect(kaithem.tags.has('/never')).toBe(false)
  })

  it('leaves a tag alone that another config node has', () => {
    applyPoint(kaithem.tags, config({ max: '10' }), undefined)
    takeTag(RED, 'other', config({}))
    removePoint(RED, kaithem.tags, config({}))
    expect(kaithem.tags.get('/a').max).toBe(10)
  })
})

describe('retire', () => {
  const number: Given = { valueType: 'number', unit: 'degC' }

  it('deletes a tag whose type came from a tag point, and no other', () => {
    kaithem.tags.get('/a').value = 1
    retire(kaithem.tags, undefined, config({ valueType: 'string' }))
    retire(kaithem.tags, number, config({}))
    retire(kaithem.tags, { ...number, valueType: 'object' }, config({ valueType: 'string' }))
    expect(kaithem.tags.get('/a').value).toBe(1)
    retire(kaithem.tags, number, config({ valueType: 'string' }))
    expect(kaithem.tags.has('/a')).toBe(false)
    retire(kaithem.tags, number, config({}))
    expect(kaithem.tags.has('/a')).toBe(false)
  })

  it('clears a unit that came from a tag point, and no other', () => {
    const tag = kaithem.tags.get('/a')
    tag.unit = 'K'
    retire(kaithem.tags, number, config({}))
    expect(tag.unit).toBe('K')
    retire(kaithem.tags, { ...number, unit: 'K' }, config({ unit: 'degC' }))
    expect(tag.unit).toBe('K')
    retire(kaithem.tags, { ...number, unit: 'K' }, config({}))
    expect(tag.unit).toBe('')
  })

  it('the unit goes with the tag point', () => {
    applyPoint(kaithem.tags, config({ unit: 'degC' }), undefined)
    noteGiven(RED, '/a', number)
    removePoint(RED, kaithem.tags, config({}))
    expect(kaithem.tags.get('/a').unit).toBe('')
  })
})

describe('checkUnits', () => {
  it.each([
    [{}, 'none'],
    [{ unit: 'degC', displayUnits: 'K|degF' }, 'none'],
    [{ displayUnits: 'K' }, 'none'],
    [{ unit: 'foo', valueType: 'string' }, 'none'],
    [{ unit: 'foo' }, 'KAITHEM_UNIT'],
    [{ displayUnits: 'foo' }, 'KAITHEM_UNIT'],
    [{ unit: 'degC', displayUnits: 'K|kg' }, 'KAITHEM_UNIT_MISMATCH'],
  ])('%j: %s', (settings, code) => {
    const run = (): void => checkUnits(kaithem.units, config(settings))
    if (code === 'none') expect(run).not.toThrow()
    else expect(run).toThrow(expect.objectContaining({ code }))
  })

  it('knows units that were defined meanwhile', () => {
    kaithem.units.define('foo', 2, 'length')
    expect(() => checkUnits(kaithem.units, config({ unit: 'foo', displayUnits: 'm' }))).not.toThrow()
  })
})

it('defaultValue asks Node-RED for the value', () => {
  const node = {} as never
  expect(defaultValue(RED, node, config({}))).toBeUndefined()
  expect(defaultValue(RED, node, config({ default: 'X', defaultType: 'env' }))).toBe('env:X')
})
