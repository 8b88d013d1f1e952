/** TOML: an object at the top, no null; dates are its own. @module */

import { KaithemError } from '../errors.ts'
import type { Codec, CodecDeps } from './codec.ts'
import { type Dialect, toPlain } from './plain.ts'
import { fromTagged, taggedDialect } from './tagged.ts'

/** What is used of smol-toml. */
interface Toml {
  parse(text: string, options: { readonly integersAsBigInt: 'asNeeded' }): unknown
  stringify(data: unknown): string
}

export function createToml({ bytes, packages }: CodecDeps): Codec {
  const toml = (): Toml => packages.load('smol-toml') as Toml
  const dialect: Dialect = {
    name: 'TOML',
    null: false,
    ...taggedDialect(bytes),
    date: (date) => date,
    oddNumber: (number) => number,
    loneSurrogates: false,
    longIntegers: true,
  }
  return {
    encode: (data) => {
      const plain = toPlain(data, dialect)
      if (typeof plain !== 'object' || Array.isArray(plain) || plain instanceof Date) {
        throw new KaithemError('KAITHEM_TYPE', 'A TOML file holds an object, nothing else at its top', {})
      }
      return bytes.fromText(toml().stringify(plain))
    },
    decode: (content) => fromTagged(toml().parse(bytes.toText(content), { integersAsBigInt: 'asNeeded' }), bytes),
  }
}
