/** The way to write data for each type of file. @module */

import { errorText, isKaithemError, KaithemError } from '../errors.ts'
import type { Codec, CodecDeps } from './codec.ts'
import { createJson } from './json.ts'
import type { FileType } from './names.ts'
import { createBinary, createText } from './raw.ts'
import { createToml } from './toml.ts'
import { createYaml } from './yaml.ts'

/** Errors of the parsers' own say nothing about the file; ours do. */
function coded(codec: Codec, name: string): Codec {
  return {
    decode: (bytes) => codec.decode(bytes),
    encode: (data) => {
      try {
        return codec.encode(data)
      } catch (error) {
        if (isKaithemError(error)) throw error
        throw new KaithemError('KAITHEM_TYPE', `The data cannot be written as ${name}: ${errorText(error)}`, {}, error)
      }
    },
  }
}

/** A way to write data for each type of file. */
export function createCodecs(deps: CodecDeps): Readonly<Record<FileType, Codec>> {
  return {
    json: coded(createJson(deps), 'JSON'),
    yaml: coded(createYaml(deps), 'YAML'),
    toml: coded(createToml(deps), 'TOML'),
    text: createText(deps),
    bin: createBinary(deps),
  }
}
