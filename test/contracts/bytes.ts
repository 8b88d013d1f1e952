/** What every Bytes must do. @module */

import { expect, it } from 'vitest'
import type { Bytes } from '../../lib/platform/bytes.ts'

export function testBytes(create: () => Bytes): void {
  const content = new TextEncoder().encode('the same content '.repeat(100))

  it('compresses and decompresses, with the same bytes for the same content', async () => {
    const bytes = create()
    const packed = bytes.gzip(content)
    expect([...bytes.gunzip(packed, 10_000)]).toEqual([...content])
    expect([...(await bytes.gzipAsync(content))]).toEqual([...packed])
    expect([...bytes.gzip(content)]).toEqual([...packed])
    expect((await bytes.gunzipAsync(packed, 10_000)).length).toBe(content.length)
  })

  it('refuses more than the limit', async () => {
    const bytes = create()
    const packed = bytes.gzip(content)
    const wanted = expect.objectContaining({ code: 'KAITHEM_VALUE' })
    expect(() => bytes.gunzip(packed, content.length - 1)).toThrow(wanted)
    await expect(bytes.gunzipAsync(packed, 10)).rejects.toEqual(wanted)
    expect(bytes.gunzip(packed, content.length).length).toBe(content.length)
  })

  it('throws for damaged data, however much is missing', () => {
    const bytes = create()
    const packed = bytes.gzip(content)
    expect(() => bytes.gunzip(content, 10_000)).toThrow()
    for (let length = 0; length < packed.length; length++) {
      expect(() => bytes.gunzip(packed.slice(0, length), 10_000), `${length}`).toThrow()
    }
  })

  it('makes texts of UTF-8 and back', () => {
    const bytes = create()
    for (const text of ['', 'grün', '日本 🚀', '\ufeffmark'])
      expect(bytes.toText(bytes.fromText(text), true)).toBe(text)
    expect(bytes.toText(bytes.fromText('\ufeffmark'))).toBe('mark')
    expect(() => bytes.toText(Uint8Array.of(0xff, 0xfe))).toThrow()
  })

  it('makes base64 and back', () => {
    const bytes = create()
    const all = Uint8Array.from({ length: 257 }, (_, index) => index & 255)
    expect([...bytes.fromBase64(bytes.toBase64(all))]).toEqual([...all])
    expect(bytes.toBase64(bytes.fromText('hi'))).toBe('aGk=')
    expect(() => bytes.fromBase64('no base64!')).toThrow()
    expect([...bytes.own(all.subarray(1, 3))]).toEqual([1, 2])
  })

  it('lets others run in a pause', async () => {
    await expect(create().pause()).resolves.toBeUndefined()
  })
}
