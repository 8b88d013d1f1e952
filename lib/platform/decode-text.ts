/** Bytes of a file as text. @module */

import { KaithemError } from '../errors.ts'

/**
 * The text of a file in UTF-8; null stays null.
 *
 * @throws KAITHEM_IO naming the file when it is not UTF-8
 * @example decodeText(files.read('/a.txt'), '/a.txt')
 */
export function decodeText(bytes: Uint8Array | null, path: string): string | null {
  try {
    return bytes === null ? null : new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new KaithemError('KAITHEM_IO', `Cannot read ${path}: it is not UTF-8`, { path }, error)
  }
}
