import { describe, expect, it } from 'vitest'
import { checkConfig, checkFinite } from '../../../lib/tags/config.ts'
import type { TagConfig } from '../../../lib/tags/tag-config.ts'
import { codeOf } from './support.ts'

describe('checkConfig', () => {
  it('reads numbers from texts, and nothing from empty ones', () => {
    const { settings } = checkConfig(
      { min: '1.5', max: '', hi: null, interval: 2, displayUnits: 'm|ft' },
      'number',
      '/a',
    )
    expect(settings).toEqual({ min: 1.5, interval: 2, displayUnits: 'm|ft' })
  })

  it('gives overrides their defaults', () => {
    const { override, temporary } = checkConfig({ overrideValue: 1, tempOverrideValue: 2 }, 'number', '/a')
    expect(override).toEqual({ name: 'config', priority: 90, value: 1, length: 0 })
    expect(temporary).toEqual({ name: 'kwebtempmanualoverride', priority: 90, value: 2, length: 90 })
    expect(checkConfig({ overrideValue: '', tempOverrideValue: null }, 'number', '/a').override).toBeUndefined()
  })

  it('reads permissions one by one', () => {
    expect(checkConfig({ permissions: ['r', null, '70'] }, 'number', '/a').exposure).toEqual({
      read: 'r',
      priority: 70,
    })
    expect(checkConfig({}, 'number', '/a').exposure).toBeUndefined()
  })

  it('leaves alarms that are null out', () => {
    expect([...checkConfig({ alarms: { a: { priority: 'info' }, b: null } }, 'number', '/a').alarms.keys()]).toEqual([
      'a',
    ])
  })

  it.each([
    [{ type: 'string' }, 'KAITHEM_TYPE'],
    [{ min: 'abc' }, 'KAITHEM_VALUE'],
    [{ min: 'nan' }, 'KAITHEM_VALUE'],
    [{ max: {} }, 'KAITHEM_TYPE'],
    [{ displayUnits: 5 }, 'KAITHEM_TYPE'],
    [{ overrideValue: 1, overridePriority: 101 }, 'KAITHEM_VALUE'],
    [{ overrideValue: 1, overrideName: 5 }, 'KAITHEM_TYPE'],
    [{ permissions: ['5'] }, 'KAITHEM_VALUE'],
    [5, 'KAITHEM_TYPE'],
  ])('%j is refused', (config, code) => {
    expect(codeOf(() => checkConfig(config as TagConfig, 'number', '/a'))).toBe(code)
  })

  it.each(['number', 'numeric', null, undefined] as const)('takes the type %s', (type) => {
    expect(codeOf(() => checkConfig({ type: type ?? null }, 'number', '/a'))).toBe('nothing thrown')
  })

  it('checkFinite lets infinity through', () => {
    expect(checkFinite(Number.POSITIVE_INFINITY, 'x')).toBe(Number.POSITIVE_INFINITY)
    expect(codeOf(() => checkFinite(Number.NaN, 'x'))).toBe('KAITHEM_VALUE')
  })
})
