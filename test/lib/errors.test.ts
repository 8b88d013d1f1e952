import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { errorText, isKaithemError, KaithemError } from '../../lib/errors.ts'

describe('KaithemError', () => {
  it('carries code, data and cause', () => {
    const cause = new Error('disk')
    const error = new KaithemError('KAITHEM_IO', 'Cannot write', { path: '/x' }, cause)
    expect(error).toMatchObject({ name: 'KaithemError', code: 'KAITHEM_IO', data: { path: '/x' }, cause })
    expect(error).toBeInstanceOf(Error)
  })

  it('is known by its code, also from another copy or realm', () => {
    expect(isKaithemError(new KaithemError('KAITHEM_VALUE', 'x'))).toBe(true)
    expect(isKaithemError(runInNewContext('Object.assign(new Error("x"), { code: "KAITHEM_KEY" })'))).toBe(true)
    for (const other of [null, undefined, 'KAITHEM_VALUE', new Error('x'), { code: 5 }, { code: 'ENOENT' }]) {
      expect(isKaithemError(other)).toBe(false)
    }
  })
})

describe('errorText', () => {
  it.each([
    [new Error('plain'), 'plain'],
    ['text', 'text'],
    [null, 'null'],
    [undefined, 'undefined'],
    [42, '42'],
    [runInNewContext('new TypeError("far")'), 'far'],
  ])('%s', (thrown, text) => {
    expect(errorText(thrown)).toBe(text)
  })
})
