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

  it('reads text, and refuses what is none', () => {
    const { files, folder } = create()
    const path = files.join(folder, 'text.json')
    expect(files.readText(path)).toBeNull()
    files.writeDurable(path, 'grün')
    expect(files.readText(path)).toBe('grün')
    files.writeDurable(path, new Uint8Array([0x67, 0xff]))
    expect(() => files.readText(path)).toThrow(expect.objectContaining({ code: 'KAITHEM_IO' }))
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
}
