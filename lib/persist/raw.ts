/** Texts and bytes as they are. @module */

import { KaithemError, valueText } from '../errors.ts'
import type { Codec, CodecDeps } from './codec.ts'
import { bytesOf, isWellFormed } from './kinds.ts'

/** Texts as they are; anything else as a text of it. */
export function createText({ bytes }: CodecDeps): Codec {
  return {
    encode: (data) => {
      const content = typeof data === 'object' && data !== null ? objectText(data) : valueText(data)
      if (isWellFormed(content)) return bytes.fromText(content)
      throw new KaithemError('KAITHEM_TYPE', 'The data is a text with half a character, which UTF-8 cannot hold', {})
    },
    // Also the byte order mark, if there is one.
    decode: (content) => bytes.toText(content, true),
  }
}

function objectText(data: object): string {
  const hasText = !Array.isArray(data) && 'toString' in data && data.toString !== Object.prototype.toString
  const own = valueText(data)
  if (hasText && own !== '[object Object]') return own
  try {
    return JSON.stringify(data) ?? own
  } catch {
    return own
  }
}

export function createBinary({ bytes }: CodecDeps): Codec {
  return {
    encode: (data) => {
      const content = typeof data === 'object' && data !== null ? bytesOf(data) : undefined
      if (content !== undefined) return content
      throw new KaithemError('KAITHEM_TYPE', `A .bin file holds bytes (a Buffer), not ${typeof data}`, {})
    },
    decode: (content) => bytes.own(content),
  }
}
