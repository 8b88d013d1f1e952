/** Random documents through every format and compression, and back. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCodecs } from '../../../lib/persist/formats.ts'
import { createNodeBytes } from '../../../lib/platform/node/bytes.ts'
import { createNodePackages } from '../../../lib/platform/node/packages.ts'
import { codeOf, persistInMemory } from './support.ts'

const codecs = createCodecs({ bytes: createNodeBytes(), packages: createNodePackages() })

const text = fc.string({ unit: 'binary' })
const keys = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    '$type',
    '<<',
    '',
    'y',
    'no',
    '1',
    ' a ',
    '#',
    '- a',
    '12:30',
  ),
)
const number = fc.double().map((value) => (Object.is(value, -0) ? 0 : value))
const date = fc.date({
  noInvalidDate: true,
  min: new Date('0001-01-01T00:00:00Z'),
  max: new Date('9999-12-31T00:00:00Z'),
})
const binary = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes))

const documents = (leaf: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, leaf, tie('list'), tie('object'), tie('map'), tie('set')),
    list: fc.array(tie('value'), { maxLength: 5 }),
    object: fc.dictionary(keys, tie('value'), { maxKeys: 5 }).map(withoutPrototypeTrick),
    map: fc.array(fc.tuple(text, tie('value')), { maxLength: 4 }).map((entries) => new Map(entries)),
    set: fc.uniqueArray(fc.oneof(fc.integer(), text), { maxLength: 4 }).map((values) => new Set(values)),
  })).value

/** fast-check may make objects without prototype; ours come back with one. */
function withoutPrototypeTrick(object: object): object {
  return Object.setPrototypeOf(object, Object.prototype)
}

const common = fc.oneof(text, number, fc.integer(), fc.boolean(), fc.constant(null), date, binary)
const frozen = JSON.stringify(Object.getOwnPropertyNames(Object.prototype).sort())
const runs = { numRuns: Number(process.env.KAITHEM_RUNS) || 300 }

describe('every document comes back', () => {
  it.each(['json', 'yaml'] as const)(
    '%s',
    (type) => {
      fc.assert(
        fc.property(documents(common), (data) => {
          expect(codecs[type].decode(codecs[type].encode(data))).toEqual(data)
        }),
        runs,
      )
      expect(JSON.stringify(Object.getOwnPropertyNames(Object.prototype).sort())).toBe(frozen)
    },
    60_000,
  )

  it('toml', () => {
    const leaf = fc.oneof(text, fc.integer(), fc.boolean(), date, binary)
    fc.assert(
      fc.property(fc.dictionary(keys, documents(leaf)).map(withoutPrototypeTrick), (data) => {
        expect(codecs.toml.decode(codecs.toml.encode(data))).toEqual(data)
      }),
      runs,
    )
  }, 60_000)

  it('text and bytes', () => {
    const texts = fc.property(text, (data) => {
      expect(codecs.text.decode(codecs.text.encode(data))).toBe(data)
    })
    const bytes = fc.property(binary, (data) => {
      expect(codecs.bin.decode(codecs.bin.encode(data))).toEqual(data)
    })
    fc.assert(texts, runs)
    fc.assert(bytes, runs)
  })

  it('any bytes are read or refused, never more', () => {
    const { api, files } = persistInMemory()
    const names = ['json', 'yaml', 'toml', 'txt', 'json.gz', 'json.bz2'].map((ending) => `a.${ending}`)
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          text.map((data) => Buffer.from(data)),
        ),
        fc.constantFrom(...names),
        (bytes, name) => {
          files.content.clear()
          files.writeDurable(`/var/data/${name}`, bytes)
          expect(['none', 'KAITHEM_IO', 'KAITHEM_VALUE']).toContain(codeOf(() => api.load(name)))
        },
      ),
      runs,
    )
  }, 60_000)
})
