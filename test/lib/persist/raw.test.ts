import { describe, expect, it } from 'vitest'
import { createBinary, createText } from '../../../lib/persist/raw.ts'
import { createFakePackages } from '../../../lib/platform/fake/packages.ts'
import { createNodeBytes } from '../../../lib/platform/node/bytes.ts'
import { codeOf } from './support.ts'

const deps = { bytes: createNodeBytes(), packages: createFakePackages() }
const text = createText(deps)
const binary = createBinary(deps)

describe('texts', () => {
  it.each([
    ['grün', 'grün'],
    ['', ''],
    [5, '5'],
    [null, 'null'],
    [undefined, 'undefined'],
    [{ a: 1 }, '{"a":1}'],
    [[1, 2], '[1,2]'],
    [{ toString: () => 'own' }, 'own'],
    [Object.create(null), '{}'],
  ])('%j is %j', (data, expected) => {
    expect(new TextDecoder().decode(text.encode(data))).toBe(expected)
  })

  it('adds no byte order mark and keeps one', () => {
    expect([...text.encode('a')]).toEqual([97])
    expect(text.decode(Uint8Array.of(0xef, 0xbb, 0xbf, 97))).toBe('\ufeffa')
  })

  it('refuses what UTF-8 cannot hold', () => {
    expect(codeOf(() => text.encode('\ud800'))).toBe('KAITHEM_TYPE')
    expect(() => text.decode(Uint8Array.of(0xc3))).toThrow()
  })

  it('writes something for an object that contains itself', () => {
    const round: Record<string, unknown> = {}
    round.self = round
    expect(new TextDecoder().decode(text.encode(round))).toBe('[object Object]')
  })
})

describe('bytes', () => {
  it('are written as they are and come back as a Buffer', () => {
    expect([...binary.encode(Uint8Array.of(1, 0))]).toEqual([1, 0])
    expect(binary.decode(Uint8Array.of(1, 0))).toEqual(Buffer.from([1, 0]))
  })

  it.each(['x', 5, null, undefined, [1], {}])('refuses %j', (data) => {
    expect(codeOf(() => binary.encode(data))).toBe('KAITHEM_TYPE')
  })
})
