/** What every Files must do. @module */

import { expect, it } from 'vitest'
import type { Files } from '../../lib/platform/files.ts'

const text = (bytes: Uint8Array | null): string | null => (bytes === null ? null : new TextDecoder().decode(bytes))

export function testFiles(create: () => { files: Files; folder: string }): void {
  it('writes and reads text and bytes, making folders', () => {
    const { files, folder } = create()
    const path = files.join(folder, 'a', 'b', 'c.txt')
    expect(files.read(path)).toBeNull()
    files.writeDurable(path, 'grün')
    expect(text(files.read(path))).toBe('grün')
    files.writeDurable(path, new Uint8Array([0, 255]))
    expect([...(files.read(path) ?? [])]).toEqual([0, 255])
  })

  it('renames and removes', () => {
    const { files, folder } = create()
    const [from, to] = [files.join(folder, 'x'), files.join(folder, 'y')]
    files.writeDurable(from, '1')
    files.rename(from, to)
    expect(files.read(from)).toBeNull()
    expect(text(files.read(to))).toBe('1')
    files.remove(to)
    files.remove(to)
    expect(files.read(to)).toBeNull()
  })

  it('names the path when it fails', () => {
    const { files, folder } = create()
    const missing = files.join(folder, 'missing')
    const wanted = expect.objectContaining({ code: 'KAITHEM_IO', message: expect.stringContaining(missing) })
    expect(() => files.rename(missing, files.join(folder, 'z'))).toThrow(wanted)
  })

  it('says what is there', () => {
    const { files, folder } = create()
    const path = files.join(folder, 'sub', 'file')
    expect(files.stat(path)).toBeNull()
    files.writeDurable(path, 'four')
    expect(files.stat(path)).toEqual({ kind: 'file', size: 4, mode: 0o644 })
    expect(files.stat(files.join(folder, 'sub'))?.kind).toBe('directory')
  })

  it('keeps what was there before, and writes nothing twice', () => {
    const { files, folder } = create()
    const [path, keep] = [files.join(folder, 'a'), files.join(folder, 'a.previous')]
    expect(files.writeDurable(path, 'one', { keep })).toBe(true)
    expect(files.read(keep)).toBeNull()
    expect(files.writeDurable(path, 'two', { keep })).toBe(true)
    expect(files.writeDurable(path, 'two', { keep })).toBe(false)
    expect(files.writeDurable(path, 'three', { keep })).toBe(true)
    expect([text(files.read(path)), text(files.read(keep))]).toEqual(['three', 'two'])
    expect(files.writeDurable(path, 'four', { keep, inPlace: true })).toBe(true)
    expect([text(files.read(path)), text(files.read(keep))]).toEqual(['four', 'two'])
  })

  it('gives private files to their user only, also those that were not', () => {
    const { files, folder } = create()
    const path = files.join(folder, 'secret')
    files.writeDurable(path, 'a', { mode: 0o640 })
    expect(files.stat(path)?.mode).toBe(0o640)
    files.writeDurable(path, 'b')
    expect(files.stat(path)?.mode).toBe(0o640)
    files.writeDurable(path, 'b', { private: true })
    expect(files.stat(path)?.mode).toBe(0o700)
    files.writeDurable(path, 'c')
    expect(files.stat(path)?.mode).toBe(0o700)
  })

  it('does the same without blocking', async () => {
    const { files, folder } = create()
    const path = files.join(folder, 'later')
    expect(await files.readAsync(path)).toBeNull()
    const results = await Promise.all(['1', '2', '3'].map((content) => files.writeDurableAsync(path, content)))
    expect(results).toEqual([true, true, true])
    expect(text(await files.readAsync(path))).toBe('3')
  })

  it('knows paths from the root', () => {
    const { files, folder } = create()
    expect(files.isAbsolute(folder)).toBe(true)
    expect(files.isAbsolute('a/b')).toBe(false)
    const real = files.realpath(folder)
    expect(files.realpath(files.join(folder, 'not', 'there'))).toBe(files.join(real, 'not', 'there'))
  })
}
