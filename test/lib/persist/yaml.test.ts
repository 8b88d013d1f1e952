import { describe, expect, it } from 'vitest'
import { createYaml } from '../../../lib/persist/yaml.ts'
import { createNodeBytes } from '../../../lib/platform/node/bytes.ts'
import { createNodePackages } from '../../../lib/platform/node/packages.ts'
import { codeOf } from './support.ts'

const yaml = createYaml({ bytes: createNodeBytes(), packages: createNodePackages() })
const written = (data: unknown): string => new TextDecoder().decode(yaml.encode(data))
const read = (text: string): unknown => yaml.decode(new TextEncoder().encode(text))

describe('YAML', () => {
  it('writes what old and new readers take for the same', () => {
    expect(written({ a: 'yes', b: '12:30', c: true, on: null, d: '2026-01-31' })).toBe(
      'a: "yes"\nb: "12:30"\nc: true\n"on": null\nd: "2026-01-31"\n',
    )
  })

  it('writes only the bytes that were given, not the memory around them', () => {
    const pool = Buffer.from('secret here secret')
    expect(written(new Uint8Array(pool.buffer, pool.byteOffset + 7, 4))).toBe('!!binary |-\naGVyZQ==\n')
  })

  it('reads types of its own', () => {
    expect(read('- 2026-01-31T12:00:00Z\n- !!binary aGk=\n- !!set {a, b}\n')).toEqual([
      new Date('2026-01-31T12:00:00Z'),
      Buffer.from('hi'),
      new Set(['a', 'b']),
    ])
    expect(read('base: &b {x: 1}\nmore:\n  <<: *b\n  y: 2\n')).toEqual({ base: { x: 1 }, more: { x: 1, y: 2 } })
    expect(read('')).toBeNull()
    expect(read('on: no\nat: 12:30\n')).toEqual({ on: 'no', at: '12:30' })
  })

  it('takes tags of other programs as plain data', () => {
    expect(read('!!python/object:os.system {cmd: rm}')).toEqual({ cmd: 'rm' })
    expect(read('!!js/function "x"')).toBe('x')
  })

  it('refuses bombs, twins and nonsense', () => {
    const levels = Array.from(
      { length: 9 },
      (_, n) => `${n === 0 ? 'x0: &x0 [lol]' : `x${n}: &x${n} [${`*x${n - 1},`.repeat(9)}]`}`,
    )
    expect(() => read(levels.join('\n'))).toThrow()
    for (const text of ['a: 1\na: 2', '{', 'a: [', '--- 1\n--- 2', '*none', '\t- a: b', '"\\ud8']) {
      expect(() => read(text), text).toThrow()
    }
    expect(() => read('['.repeat(20_000))).toThrow()
  })

  it('reads many keys quickly', () => {
    const text = Array.from({ length: 20_000 }, (_, n) => `key${n}: ${n}`).join('\n')
    const started = performance.now()
    expect(Object.keys(read(text) as object)).toHaveLength(20_000)
    expect(performance.now() - started).toBeLessThan(8000)
  }, 20_000)

  it('keeps keys that mean a merge', () => {
    const data = { a: { '<<': { b: 1 }, c: 2 } }
    expect(read(written(data))).toEqual(data)
  })

  it('refuses halves of characters', () => {
    expect(codeOf(() => yaml.encode('\ud800'))).toBe('KAITHEM_TYPE')
  })
})
