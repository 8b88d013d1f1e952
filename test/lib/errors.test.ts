import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { errorText, isKaithemError, KaithemError, valueText } from '../../lib/errors.ts'

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

/** Values whose own methods throw; user code can throw and hand over anything. */
const revoked = Proxy.revocable({}, {})
revoked.revoke()
const unshowable: readonly (readonly [string, unknown])[] = [
  ['no prototype', Object.create(null)],
  ['a revoked proxy', revoked.proxy],
  ['a message without a text', { message: Object.create(null) }],
  [
    'a message that throws',
    {
      get message() {
        throw new Error('hidden')
      },
    },
  ],
]

describe.each(unshowable)('of what cannot be shown: %s', (_, thrown) => {
  it('errorText is a text all the same', () => {
    expect(errorText(thrown)).toMatch(/without a text/)
  })

  it('it is not one of our errors', () => {
    expect(isKaithemError(thrown)).toBe(false)
  })
})

describe('valueText', () => {
  it.each([
    [5, '5'],
    ['a', 'a'],
    [Symbol('s'), 'Symbol(s)'],
    [Object.create(null), 'an object without a text'],
  ])('%#', (value, text) => {
    expect(valueText(value)).toBe(text)
  })
})
