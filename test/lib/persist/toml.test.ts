import { describe, expect, it } from 'vitest'
import { createToml } from '../../../lib/persist/toml.ts'
import { createNodeBytes } from '../../../lib/platform/node/bytes.ts'
import { createNodePackages } from '../../../lib/platform/node/packages.ts'
import { codeOf } from './support.ts'

const toml = createToml({ bytes: createNodeBytes(), packages: createNodePackages() })
const written = (data: unknown): string => new TextDecoder().decode(toml.encode(data))
const read = (text: string): unknown => toml.decode(new TextEncoder().encode(text))

describe('TOML', () => {
  it('writes and reads tables', () => {
    expect(written({ a: 1, b: { c: 'x', d: [1, 2] } })).toContain('[b]\nc = "x"')
    expect(read('a = 1\n[b]\nc = true\n')).toEqual({ a: 1, b: { c: true } })
    expect(read('x = nan\ny = -inf')).toEqual({ x: Number.NaN, y: -Infinity })
  })

  it('keeps whole numbers of 64 bits, which are bigints where numbers are not exact', () => {
    const text = 'id = 9007199254740993\nleast = -9223372036854775808\nsmall = 5\n'
    expect(read(text)).toEqual({ id: 9007199254740993n, least: -(2n ** 63n), small: 5 })
    expect(written(read(text))).toBe(text)
    // Longer ones are beyond TOML: others' are read, ours are not written.
    expect(read('a = 99999999999999999999')).toEqual({ a: 99999999999999999999n })
    expect(codeOf(() => toml.encode({ a: 2n ** 63n }))).toBe('KAITHEM_TYPE')
  })

  it('keeps dates without a time as they are', () => {
    const text = 'day = 2026-01-31\n'
    expect(written(read(text))).toBe(text)
  })

  it.each([[[1]], ['x'], [null], [{ a: null }], [{ a: [null] }], [new Date(0)]])('refuses %j', (data) => {
    expect(codeOf(() => toml.encode(data))).toBe('KAITHEM_TYPE')
  })

  it.each(['a =', 'a = 1\na = 2', '[a', '\0'])('does not read %j', (text) => {
    expect(() => read(text)).toThrow()
  })

  it('pollutes no prototype', () => {
    const data = read('[__proto__]\npolluted = true\n[constructor.prototype]\npolluted = true\n')
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(Object.keys(data as object).sort()).toEqual(['__proto__', 'constructor'])
  })
})
