import { describe, expect, it } from 'vitest'
import { effectiveExposure, effectivePermissions, permissionText } from '../../../lib/tags/exposure.ts'
import { codeOf } from './support.ts'

describe('permissions', () => {
  it.each([
    ['a, b', 'a,b'],
    [['a', ' b '], 'a,b'],
    ['', ''],
    [undefined, ''],
    ['a,,b', 'a,b'],
  ])('%j is %j', (value, expected) => {
    expect(permissionText(value, 'x')).toBe(expected)
  })

  it.each(['5', 'a,5', [7]])('%j is refused', (value) => {
    expect(codeOf(() => permissionText(value, 'x'))).toBe('KAITHEM_VALUE')
  })

  it.each([
    [undefined, undefined, ['', '__never__', 50]],
    [{ read: 'r', write: 'w', priority: 70 }, undefined, ['r', 'w', 70]],
    [{ read: 'r', write: 'w', priority: 70 }, { write: 'x' }, ['r', 'x', 70]],
    [{ read: 'r', write: 'w', priority: 70 }, { read: 'y', write: 'x', priority: 30 }, ['y', 'x', 30]],
    [undefined, { read: 'y', write: '' }, ['y', '__never__', 50]],
  ])('code %j and configuration %j', (code, configured, expected) => {
    expect(effectivePermissions(code, configured)).toEqual(expected)
  })

  it('without readers is no exposure', () => {
    expect(effectiveExposure(['', 'w', 50])).toBeUndefined()
    expect(effectiveExposure(['a,__never__', 'w', 50])).toBeUndefined()
    expect(effectiveExposure(['a,b', 'w', 60])).toEqual({ read: ['a', 'b'], write: ['w'], priority: 60 })
  })
})
