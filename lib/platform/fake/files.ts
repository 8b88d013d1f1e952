/** Files in memory. @module */

import { KaithemError } from '../../errors.ts'
import type { Files, WriteOptions } from '../files.ts'

export interface MemoryFiles extends Files {
  /** Content by path. */
  readonly content: Map<string, Uint8Array>
  /** Permission bits by path, of files written privately or with a mode. */
  readonly modes: Map<string, number>
  /** Makes every write fail with this text until it is undefined again. */
  failWrites: string | undefined
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index])

/** UTF-8, without what only hosts have. */
function utf8(text: string): Uint8Array {
  const chars = encodeURIComponent(text).replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number(`0x${hex}`)))
  return Uint8Array.from(chars, (char) => char.charCodeAt(0))
}

/** @example const files = createMemoryFiles(); files.writeDurable('/a', 'x'); files.read('/a') */
export function createMemoryFiles(): MemoryFiles {
  const content = new Map<string, Uint8Array>()
  const modes = new Map<string, number>()
  const write = (path: string, data: Uint8Array | string, options: WriteOptions = {}): boolean => {
    if (files.failWrites !== undefined) {
      throw new KaithemError('KAITHEM_IO', `Cannot write ${path}: ${files.failWrites}`, { path })
    }
    const bytes = typeof data === 'string' ? utf8(data) : data.slice()
    const old = content.get(path)
    modes.set(path, options.private ? 0o700 : (modes.get(path) ?? options.mode ?? 0o644))
    if (old !== undefined && isSame(old, bytes)) return false
    if (old !== undefined && options.keep !== undefined && !options.inPlace) content.set(options.keep, old)
    content.set(path, bytes)
    return true
  }
  const isDirectory = (path: string): boolean => [...content.keys()].some((name) => name.startsWith(`${path}/`))
  const files: MemoryFiles = {
    content,
    modes,
    failWrites: undefined,
    read: (path) => content.get(path) ?? null,
    readAsync: async (path) => content.get(path) ?? null,
    stat: (path) => {
      const bytes = content.get(path)
      if (bytes !== undefined) return { kind: 'file', size: bytes.length, mode: modes.get(path) ?? 0o644 }
      return isDirectory(path) ? { kind: 'directory', size: 0, mode: 0o755 } : null
    },
    writeDurable: write,
    writeDurableAsync: async (path, data, options) => write(path, data, options),
    rename: (from, to) => {
      const data = content.get(from)
      if (data === undefined) throw new KaithemError('KAITHEM_IO', `Cannot rename ${from}: it does not exist`, { from })
      content.delete(from)
      content.set(to, data)
    },
    remove: (path) => {
      content.delete(path)
    },
    realpath: (path) => path,
    isAbsolute: (path) => path.startsWith('/'),
    join: (...parts) => parts.join('/').replace(/\/+/g, '/'),
  }
  return files
}
