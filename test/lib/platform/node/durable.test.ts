/** The durable write with a fault at every single call. */

import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { errnoOf } from '../../../../lib/platform/node/durable.ts'
import { createNodeFiles } from '../../../../lib/platform/node/files.ts'
import { createFaultyDisk } from '../../../support/faulty-disk.ts'
import { temporaryFolders } from '../../../support/temp.ts'

const folder = temporaryFolders()
const io = expect.objectContaining({ code: 'KAITHEM_IO' })

/** Writes with a fault at call 1, 2, 3 ... until one write needs fewer calls; answers the names of all faults seen. */
async function everyFault(code: string, forever: boolean, isLater: boolean, before: string | undefined) {
  const seen: number[] = []
  for (let at = 1; ; at++) {
    const path = join(folder(), 'sub', 'file')
    const keep = `${path}.previous`
    const disk = createFaultyDisk()
    const files = createNodeFiles(disk.calls)
    if (before !== undefined) files.writeDurable(path, before)
    disk.fail(at, code, forever)
    const outcome = await (async () => {
      if (isLater) await files.writeDurableAsync(path, 'new content', { keep })
      else files.writeDurable(path, 'new content', { keep })
    })().then(
      () => undefined,
      (error: unknown) => error,
    )
    if (!disk.failed()) return seen
    seen.push(at)
    const content = existsSync(path) ? readFileSync(path, 'utf8') : undefined
    // Whatever happened, the file is whole: the old or the new one.
    expect([before, 'new content'], `call ${at}`).toContain(content)
    if (outcome === undefined) expect(content, `call ${at} was ignored`).toBe('new content')
    else expect(outcome).toEqual(io)
    // A disk that works again takes the next write, and leaves nothing behind.
    disk.fail(0, '')
    files.writeDurable(path, 'after')
    expect(readFileSync(path, 'utf8')).toBe('after')
    const rest = readdirSync(join(path, '..')).filter((name) => name.endsWith('~') && name !== 'file.next~')
    if (!forever) expect(rest, `call ${at}`).toEqual([])
    rmSync(join(path, '..'), { recursive: true })
  }
}

describe.each(['ENOSPC', 'EIO', 'EROFS', 'EMFILE'])('%s at every call', (code) => {
  it.each([
    ['a new file', undefined, false, false],
    ['an old file', 'old content', false, false],
    ['an old file, from then on', 'old content', true, false],
    ['an old file, asynchronously', 'old content', false, true],
  ])('%s', async (_, before, forever, isLater) => {
    const seen = await everyFault(code, forever, isLater, before)
    // mkdir, stat, unlink, open, fchmod, write, fsync, close, rename, open, fsync, close at least.
    expect(seen.length).toBeGreaterThanOrEqual(12)
  })
})

it('removes the temporary file of a write that fails', () => {
  const path = join(folder(), 'file')
  const disk = createFaultyDisk()
  const files = createNodeFiles(disk.calls)
  files.writeDurable(path, 'old')
  disk.fail(6, 'ENOSPC')
  expect(() => files.writeDurable(path, 'new')).toThrow(io)
  expect(readdirSync(join(path, '..'))).toEqual(['file'])
})

it('goes on where a disk writes less than asked', () => {
  const path = join(folder(), 'file')
  const disk = createFaultyDisk()
  const short = {
    ...disk.calls,
    write: (handle: number, bytes: Uint8Array, at: number) => disk.calls.write(handle, bytes.slice(0, at + 1), at),
  }
  createNodeFiles(short).writeDurable(path, 'byte by byte')
  expect(readFileSync(path, 'utf8')).toBe('byte by byte')
})

it('accepts a system that cannot sync directories, but not one where it fails', () => {
  const here = folder()
  const path = join(here, 'file')
  for (const [code, accepted] of [
    ['EINVAL', true],
    ['EISDIR', true],
    ['EIO', false],
    ['ENOSPC', false],
  ] as const) {
    const { calls } = createFaultyDisk()
    const open = (name: string, flags: string, mode: number): number => {
      if (name === here) throw Object.assign(new Error(code), { code })
      return calls.open(name, flags, mode)
    }
    const write = (): unknown => createNodeFiles({ ...calls, open }).writeDurable(path, code)
    if (accepted) expect(write()).toBe(true)
    else expect(write).toThrow(io)
  }
})

it('knows the code of an error', () => {
  try {
    readFileSync(join(folder(), 'none'))
  } catch (error) {
    expect(errnoOf(error)).toBe('ENOENT')
  }
  expect(errnoOf('text')).toBe('')
  writeFileSync(join(folder(), 'x'), '')
})
