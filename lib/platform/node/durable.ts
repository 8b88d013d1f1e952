/** The durable write: what happens between the call and the moment a power cut can no longer undo it. @module */

import type { Stats } from 'node:fs'
import { dirname } from 'node:path'
import type { WriteOptions } from '../files.ts'
import { atOnce, runNow, type Steps } from '../steps.ts'
import type { Disk } from './disk.ts'

/** The code of a system error: ENOENT, ENOSPC and so on. */
export function errnoOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}

/** Some systems (Windows, network file systems) cannot sync a directory; there the rename is as durable as it gets. */
const cannotSyncDirectory = ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'EPERM', 'EACCES', 'EISDIR', 'EBADF', 'ENOSYS']
/** File systems without hard links, such as FAT. */
const cannotLink = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV', 'EINVAL']

function* ignoring<T>(steps: Steps<T>, codes: readonly string[]): Steps<T | undefined> {
  try {
    return yield* steps
  } catch (error) {
    if (codes.includes(errnoOf(error))) return undefined
    throw error
  }
}

/** Opens a file, works with it and closes it whatever happens. */
function* withOpen(disk: Disk, path: string, flags: string, mode: number, work: (fd: number) => Steps<void>) {
  const handle = yield* disk.open(path, flags, mode)
  try {
    yield* work(handle)
  } catch (error) {
    // What went wrong counts, not that closing went wrong as well.
    try {
      yield* disk.close(handle)
    } catch {}
    throw error
  }
  yield* disk.close(handle)
}

/** Makes entries of a directory durable. */
export function* syncDirectory(disk: Disk, path: string): Steps<void> {
  yield* ignoring(
    withOpen(disk, path, 'r', 0, (handle) => disk.fsync(handle)),
    cannotSyncDirectory,
  )
}

/** Makes a directory with those above it, durably. */
function* makeDirectory(disk: Disk, path: string, mode: number): Steps<void> {
  const first = yield* disk.mkdir(path, mode)
  if (first === undefined) return
  for (let made = path; made.length >= first.length; made = dirname(made)) yield* syncDirectory(disk, dirname(made))
}

function* writeAll(disk: Disk, handle: number, bytes: Uint8Array): Steps<void> {
  for (let offset = 0; offset < bytes.length; ) offset += yield* disk.write(handle, bytes, offset)
}

/** Writes and syncs a file that nobody reads yet; removes it when that fails. */
function* writeNew(disk: Disk, path: string, bytes: Uint8Array, mode: number): Steps<void> {
  // A file of its own, never the one that a killed or slower writer left open under this name.
  yield* ignoring(disk.unlink(path), ['ENOENT'])
  try {
    yield* withOpen(disk, path, 'wx', mode, function* (handle) {
      yield* disk.fchmod(handle, mode)
      yield* writeAll(disk, handle, bytes)
      yield* disk.fsync(handle)
    })
  } catch (error) {
    yield* discard(disk, path)
    throw error
  }
}

function* discard(disk: Disk, path: string): Steps<void> {
  try {
    yield* disk.unlink(path)
  } catch {
    // It may be gone, or the disk may refuse everything by now.
  }
}

/** Gives the present content a second name, which costs no space; copies it where there are no hard links. */
function* keepOld(disk: Disk, path: string, keep: string, mode: number): Steps<void> {
  const temporary = `${keep}~`
  yield* ignoring(disk.unlink(temporary), ['ENOENT'])
  try {
    yield* disk.link(path, temporary)
  } catch (error) {
    if (!cannotLink.includes(errnoOf(error))) throw error
    yield* writeNew(disk, temporary, yield* disk.read(path), mode)
  }
  try {
    yield* disk.rename(temporary, keep)
  } catch (error) {
    yield* discard(disk, temporary)
    throw error
  }
  // Where both were names of one file already, rename leaves them as they are.
  yield* ignoring(disk.unlink(temporary), ['ENOENT'])
}

function* holds(disk: Disk, path: string, bytes: Uint8Array, info: Stats): Steps<boolean> {
  return info.isFile() && info.size === bytes.length && (yield* disk.read(path)).equals(bytes)
}

/** The file holds the bytes: only makes sure that this is on disk, and who may read it. */
function* confirm(disk: Disk, path: string, mode: number): Steps<void> {
  yield* withOpen(disk, path, 'r', 0, function* (handle) {
    yield* disk.fchmod(handle, mode)
    yield* disk.fsync(handle)
  })
  yield* syncDirectory(disk, dirname(path))
}

/** An in-place write must not reach the content that was kept under another name. */
function* separate(disk: Disk, keep: string | undefined, info: Stats): Steps<void> {
  if (keep === undefined || info.nlink < 2) return
  const kept = yield* ignoring(disk.stat(keep), ['ENOENT'])
  if (kept?.ino === info.ino && kept.dev === info.dev) yield* disk.unlink(keep)
}

function* writeInPlace(
  disk: Disk,
  path: string,
  bytes: Uint8Array,
  mode: number,
  keep: string | undefined,
  info: Stats | undefined,
): Steps<void> {
  if (info !== undefined) yield* separate(disk, keep, info)
  yield* withOpen(disk, path, 'w', mode, function* (handle) {
    yield* disk.fchmod(handle, mode)
    yield* writeAll(disk, handle, bytes)
    yield* disk.fsync(handle)
  })
  yield* syncDirectory(disk, dirname(path))
}

/** A write as it was asked for. */
export interface Write {
  readonly disk: Disk
  /** Without symbolic links. */
  readonly path: string
  /** Name of the temporary file, beside it. */
  readonly temporary: string
  readonly options: WriteOptions
  /** Asked before the content takes its place; false drops it. */
  readonly isCurrent: () => boolean
}

/**
 * The steps of a durable write.
 *
 * @returns whether anything had to be written
 */
export function* writeSteps(write: Write, bytes: Uint8Array): Steps<boolean> {
  const { disk, path, temporary, options, isCurrent } = write
  yield* makeDirectory(disk, dirname(path), options.private ? 0o700 : 0o777)
  const info = yield* ignoring(disk.stat(path), ['ENOENT'])
  const old = info === undefined ? undefined : info.mode & 0o7777
  const mode = options.private ? 0o700 : (old ?? options.mode ?? 0o644)
  if (info !== undefined && (yield* holds(disk, path, bytes, info))) {
    yield* confirm(disk, path, mode)
    return false
  }
  if (options.inPlace) {
    // In one go, because this cannot be dropped half way.
    if (isCurrent()) yield* atOnce(() => runNow(writeInPlace(disk, path, bytes, mode, options.keep, info)))
    return true
  }
  yield* writeNew(disk, temporary, bytes, mode)
  if (!isCurrent()) {
    yield* discard(disk, temporary)
    return true
  }
  // In one go: after this question no other write may come between.
  yield* atOnce(() => runNow(putInPlace(write, info)))
  yield* syncDirectory(disk, dirname(path))
  return true
}

function* putInPlace({ disk, temporary, path, options }: Write, info: Stats | undefined): Steps<void> {
  const { keep } = options
  try {
    if (keep !== undefined && info?.isFile()) {
      const mode = options.private ? 0o700 : info.mode & 0o7777
      if (options.private) yield* withOpen(disk, path, 'r', 0, (handle) => disk.fchmod(handle, mode))
      yield* keepOld(disk, path, keep, mode)
    }
    yield* disk.rename(temporary, path)
  } catch (error) {
    yield* discard(disk, temporary)
    throw error
  }
}
