/** Files on disk, with saves that survive a power cut. @module */

import { lstatSync, readlinkSync, realpathSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, resolve } from 'node:path'
import { errorText, KaithemError } from '../../errors.ts'
import type { Files } from '../files.ts'
import { runLater, runNow, type Steps } from '../steps.ts'
import { createDisk, type DiskCalls } from './disk.ts'
import { errnoOf, syncDirectory, writeSteps } from './durable.ts'
import { createWriteQueue } from './write-queue.ts'

function fail(action: string, path: string, error: unknown): never {
  const data = { path, action, reason: errnoOf(error) }
  throw new KaithemError('KAITHEM_IO', `Cannot ${action} ${path}: ${errorText(error)}`, data, error)
}

function attempt<T>(action: string, path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    return fail(action, path, error)
  }
}

/** Links that lead to links are followed this far, as Linux does. */
const longestChain = 40

/** Follows links also where they lead to nothing, because a write would follow them too. */
function realPath(path: string, depth = 0): string {
  try {
    return realpathSync(path)
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT' || depth > longestChain) throw error
  }
  const parent = dirname(path)
  if (parent === path) return path
  const here = join(realPath(parent, depth), basename(path))
  const link = lstatSync(here, { throwIfNoEntry: false })?.isSymbolicLink() === true
  return link ? realPath(resolve(dirname(here), readlinkSync(here)), depth + 1) : here
}

/** @example createNodeFiles().writeDurable('/var/lib/x/state.json', '{}') */
export function createNodeFiles(calls?: DiskCalls): Files {
  const disk = createDisk(calls)
  const queue = createWriteQueue()

  function* readSteps(path: string): Steps<Uint8Array | null> {
    try {
      return yield* disk.read(path)
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return null
      return fail('read', path, error)
    }
  }

  return {
    read: (path) => runNow(readSteps(path)),
    readAsync: async (path) => {
      await queue.settled(path)
      return runLater(readSteps(path))
    },
    stat: (path) => {
      try {
        const info = runNow(disk.stat(path))
        const kind = info.isFile() ? 'file' : info.isDirectory() ? 'directory' : 'other'
        return { kind, size: info.size, mode: info.mode & 0o7777 }
      } catch (error) {
        if (errnoOf(error) === 'ENOENT') return null
        return fail('look at', path, error)
      }
    },
    writeDurable: (path, content, options = {}) =>
      attempt('write', path, () => {
        const real = realPath(path)
        queue.overtake(real)
        const isCurrent = (): boolean => true
        return runNow(writeSteps({ disk, path: real, temporary: `${real}~`, options, isCurrent }, Buffer.from(content)))
      }),
    writeDurableAsync: async (path, content, options = {}) => {
      try {
        const real = realPath(path)
        // The caller may change its bytes while they wait.
        const bytes = Buffer.from(content)
        // A name of its own, or a synchronous write in between would share the temporary file.
        const temporary = `${real}.next~`
        return await queue.run(real, (isCurrent) =>
          runLater(writeSteps({ disk, path: real, temporary, options, isCurrent }, bytes)),
        )
      } catch (error) {
        return fail('write', path, error)
      }
    },
    rename: (from, to) =>
      attempt('rename', from, () => {
        runNow(disk.rename(from, to))
        runNow(syncDirectory(disk, dirname(to)))
      }),
    remove: (path) =>
      attempt('remove', path, () => {
        try {
          runNow(disk.unlink(path))
        } catch (error) {
          if (errnoOf(error) === 'ENOENT') return
          throw error
        }
        runNow(syncDirectory(disk, dirname(path)))
      }),
    realpath: (path) => attempt('follow', path, () => realPath(path)),
    isAbsolute,
    join,
  }
}
