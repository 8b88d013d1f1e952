import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
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
    files.writeDurable(path, 'a', 0o600)
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
})
