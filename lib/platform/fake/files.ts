/** Files in memory. @module */

import { KaithemError } from '../../errors.ts'
import type { Files } from '../files.ts'

export interface MemoryFiles extends Files {
  /** Content by path. */
  readonly content: Map<string, Uint8Array>
  /** Makes every write fail with this text until it is undefined again. */
  failWrites: string | undefined
}

/** @example const files = createMemoryFiles(); files.writeDurable('/a', 'x'); files.read('/a') */
export function createMemoryFiles(): MemoryFiles {
  const content = new Map<string, Uint8Array>()
  const files: MemoryFiles = {
    content,
    failWrites: undefined,
    read: (path) => content.get(path) ?? null,
    readText: (path) => {
      const bytes = content.get(path)
      try {
        return bytes === undefined ? null : new TextDecoder('utf-8', { fatal: true }).decode(bytes)
      } catch (error) {
        throw new KaithemError('KAITHEM_IO', `Cannot read ${path}: it is not UTF-8`, { path }, error)
      }
    },
    writeDurable: (path, data) => {
      if (files.failWrites !== undefined) {
        throw new KaithemError('KAITHEM_IO', `Cannot write ${path}: ${files.failWrites}`, { path })
      }
      content.set(path, typeof data === 'string' ? new TextEncoder().encode(data) : data)
    },
    rename: (from, to) => {
      const data = content.get(from)
      if (data === undefined) throw new KaithemError('KAITHEM_IO', `Cannot rename ${from}: it does not exist`, { from })
      content.delete(from)
      content.set(to, data)
    },
    remove: (path) => {
      content.delete(path)
    },
    join: (...parts) => parts.join('/').replace(/\/+/g, '/'),
  }
  return files
}
