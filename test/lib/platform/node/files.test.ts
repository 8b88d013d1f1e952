import {
  chmodSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { diskCalls } from '../../../../lib/platform/node/disk.ts'
import { createNodeFiles } from '../../../../lib/platform/node/files.ts'
import { testFiles } from '../../../contracts/files.ts'
import { temporaryFolders } from '../../../support/temp.ts'

const mode = (path: string): number => statSync(path).mode & 0o777

describe('createNodeFiles', () => {
  const folder = temporaryFolders()
  testFiles(() => ({ files: createNodeFiles(), folder: folder() }))

  it('keeps the mode of an existing file and gives new ones the mode asked for', () => {
    const files = createNodeFiles()
    const path = join(folder(), 'secret')
    files.writeDurable(path, 'a', { mode: 0o600 })
    expect(mode(path)).toBe(0o600)
    chmodSync(path, 0o640)
    files.writeDurable(path, 'b')
    expect(mode(path)).toBe(0o640)
  })

  it('leaves no temporary file behind', () => {
    const files = createNodeFiles()
    const where = folder()
    files.writeDurable(join(where, 'a'), 'x')
    expect(readdirSync(where)).toEqual(['a'])
  })

  it('leaves the old file as it was when the new one cannot be put in place', () => {
    const files = createNodeFiles()
    const target = join(folder(), 'is a folder')
    mkdirSync(target)
    writeFileSync(join(target, 'child'), 'kept')
    expect(() => files.writeDurable(target, 'x')).toThrow(expect.objectContaining({ code: 'KAITHEM_IO' }))
    expect(readdirSync(target)).toEqual(['child'])
  })

  it('reports a path through a file', () => {
    const files = createNodeFiles()
    const path = join(folder(), 'file')
    files.writeDurable(path, 'x')
    expect(() => files.writeDurable(join(path, 'below'), 'y')).toThrow(expect.objectContaining({ code: 'KAITHEM_IO' }))
    expect(() => files.read(join(path, 'below'))).toThrow(expect.objectContaining({ code: 'KAITHEM_IO' }))
  })

  it('makes private folders for private files', () => {
    const files = createNodeFiles()
    const here = folder()
    files.writeDurable(join(here, 'a', 'b', 'c'), 'x', { private: true })
    expect([mode(join(here, 'a')), mode(join(here, 'a', 'b')), mode(join(here, 'a', 'b', 'c'))]).toEqual(
      Array(3).fill(0o700),
    )
  })

  it('makes the generation before private as well', () => {
    const files = createNodeFiles()
    const path = join(folder(), 'a')
    files.writeDurable(path, '1')
    files.writeDurable(path, '2', { private: true, keep: `${path}.previous` })
    expect([mode(path), mode(`${path}.previous`)]).toEqual([0o700, 0o700])
  })

  it('leaves the time of a file that holds these bytes already', () => {
    const files = createNodeFiles()
    const path = join(folder(), 'a')
    files.writeDurable(path, 'x')
    utimesSync(path, 1, 1)
    expect(files.writeDurable(path, 'x')).toBe(false)
    expect(statSync(path).mtimeMs).toBe(1000)
  })

  it('follows links to files, and knows where links to nothing lead', () => {
    const files = createNodeFiles()
    const [here, there] = [folder(), folder()]
    symlinkSync(join(there, 'file'), join(here, 'link'))
    symlinkSync(join(here, 'link'), join(here, 'chain'))
    symlinkSync(join(here, 'round'), join(here, 'round'))
    expect(files.realpath(join(here, 'chain'))).toBe(join(files.realpath(there), 'file'))
    files.writeDurable(join(here, 'chain'), 'x')
    expect(readFileSync(join(there, 'file'), 'utf8')).toBe('x')
    expect(() => files.realpath(join(here, 'round'))).toThrow(expect.objectContaining({ code: 'KAITHEM_IO' }))
  })

  it('writes in place without touching what was kept', () => {
    const files = createNodeFiles()
    const path = join(folder(), 'a')
    files.writeDurable(path, 'old')
    // As a power cut may leave it: the file and the generation before are one.
    linkSync(path, `${path}.previous`)
    const inode = statSync(path).ino
    files.writeDurable(path, 'new', { inPlace: true, keep: `${path}.previous` })
    expect(statSync(path).ino).toBe(inode)
    expect(readdirSync(join(path, '..'))).toEqual(['a'])
    // A kept one that is another file stays.
    files.writeDurable(`${path}.previous`, 'older')
    linkSync(path, `${path}2`)
    files.writeDurable(path, 'newest', { inPlace: true, keep: `${path}.previous` })
    expect(readFileSync(`${path}.previous`, 'utf8')).toBe('older')
  })

  it('keeps the generation before where file and generation are one, or a stray is in the way', () => {
    const files = createNodeFiles()
    const path = join(folder(), 'a')
    files.writeDurable(path, 'old')
    linkSync(path, `${path}.previous`)
    writeFileSync(`${path}.previous~`, 'stray')
    writeFileSync(`${path}~`, 'stray')
    files.writeDurable(path, 'new', { keep: `${path}.previous` })
    expect(readdirSync(join(path, '..')).sort()).toEqual(['a', 'a.previous'])
    expect(readFileSync(`${path}.previous`, 'utf8')).toBe('old')
  })

  it('copies the generation before where there are no hard links', () => {
    const refuse = (): never => {
      throw Object.assign(new Error('not permitted'), { code: 'EPERM' })
    }
    const files = createNodeFiles({ ...diskCalls, link: refuse })
    const path = join(folder(), 'a')
    files.writeDurable(path, '1')
    files.writeDurable(path, '2', { keep: `${path}.previous` })
    expect(readFileSync(`${path}.previous`, 'utf8')).toBe('1')
    expect(readdirSync(join(path, '..')).sort()).toEqual(['a', 'a.previous'])
  })

  it('lets a synchronous write overtake asynchronous ones', async () => {
    const files = createNodeFiles()
    const path = join(folder(), 'a')
    const big = 'x'.repeat(300_000)
    const slow = [files.writeDurableAsync(path, `1${big}`), files.writeDurableAsync(path, `2${big}`)]
    files.writeDurable(path, 'sync')
    await Promise.all(slow)
    expect(readFileSync(path, 'utf8')).toBe('sync')
    expect(readdirSync(join(path, '..'))).toEqual(['a'])
    await files.writeDurableAsync(path, 'later')
    expect(readFileSync(path, 'utf8')).toBe('later')
  })

  it('takes bytes as they are when it is called', async () => {
    const files = createNodeFiles()
    const path = join(folder(), 'a')
    const bytes = Buffer.from('right')
    const writing = files.writeDurableAsync(path, bytes)
    bytes.fill(0)
    await writing
    expect(readFileSync(path, 'utf8')).toBe('right')
  })
})
