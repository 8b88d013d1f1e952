/** JSON, with marks for what it has no form for. @module */

import type { Codec, CodecDeps } from './codec.ts'
import { type Dialect, toPlain } from './plain.ts'
import { fromTagged, taggedDialect } from './tagged.ts'

export function createJson({ bytes }: CodecDeps): Codec {
  const dialect: Dialect = { name: 'JSON', null: true, ...taggedDialect(bytes) }
  return {
    encode: (data) => bytes.fromText(`${JSON.stringify(toPlain(data, dialect), null, 2)}\n`),
    decode: (content) => fromTagged(parseJson(bytes.toText(content)), bytes),
  }
}

/** Texts, and the numbers that only Python writes. */
const oddNumbers = /"(?:[^"\\]|\\.)*"|NaN|-?Infinity/g

/** JSON, and the NaN and Infinity of files that KaithemAutomation wrote. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!/NaN|Infinity/.test(text)) throw error
    const marked = (found: string): string => (found.startsWith('"') ? found : `{"$type":"Number","value":"${found}"}`)
    return JSON.parse(text.replace(oddNumbers, marked))
  }
}
