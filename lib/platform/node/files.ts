/** Files on disk, with saves that survive a power cut. @module */

import {
  closeSync,
  fchmodSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { errorText, KaithemError } from '../../errors.ts'
import type { Files } from '../files.ts'

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code
}

function fail(action: string, path: string, error: unknown): never {
  throw new KaithemError('KAITHEM_IO', `Cannot ${action} ${path}: ${errorText(error)}`, { path, action }, error)
}

/** Makes the entry itself durable; some file systems (network, Windows) cannot sync a directory, which is no error. */
function syncDirectory(path: string): void {
  let handle: number
  try {
    handle = openSync(path, 'r')
  } catch {
    return
  }
  try {
    fsyncSync(handle)
  } catch {
    // Windows and some network file systems refuse; there the rename is as durable as it gets.
  } finally {
    closeSync(handle)
  }
}

function makeDirectory(path: string): void {
  const first = mkdirSync(path, { recursive: true })
  if (first === undefined) return
  for (let made = path; made.length >= first.length; made = dirname(made)) syncDirectory(dirname(made))
}

function existingMode(path: string): number | undefined {
  try {
    return statSync(path).mode & 0o7777
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

function writeDurable(path: string, content: Uint8Array | string, mode = 0o644): void {
  const temporary = `${path}~`
  makeDirectory(dirname(path))
  const wanted = existingMode(path) ?? mode
  const handle = openSync(temporary, 'w', wanted)
  try {
    fchmodSync(handle, wanted)
    writeFileSync(handle, content)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(temporary, path)
  syncDirectory(dirname(path))
}

function read(path: string): Uint8Array | null {
  try {
    return readFileSync(path)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    return fail('read', path, error)
  }
}

function readText(path: string): string | null {
  const bytes = read(path)
  try {
    return bytes === null ? null : new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    return fail('read', path, error)
  }
}

/** @example createNodeFiles().writeDurable('/var/lib/x/state.json', '{}') */
export function createNodeFiles(): Files {
  return {
    read,
    readText,
    writeDurable: (path, content, mode) => {
      try {
        writeDurable(path, content, mode)
      } catch (error) {
        fail('write', path, error)
      }
    },
    rename: (from, to) => {
      try {
        renameSync(from, to)
        syncDirectory(dirname(to))
      } catch (error) {
        fail('rename', from, error)
      }
    },
    remove: (path) => {
      try {
        rmSync(path, { force: true })
      } catch (error) {
        fail('remove', path, error)
      }
    },
    join,
  }
}
