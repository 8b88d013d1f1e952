import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { disposition, fileAnswer, typeOfName } from '../../../lib/web/serve-file.ts'

const none = (path: string) => `/data/${path}`

async function content(body: unknown): Promise<string> {
  const parts: string[] = []
  for await (const part of body as AsyncIterable<string | Uint8Array>) parts.push(Buffer.from(part).toString())
  return parts.join('|')
}

it.each([
  ['a.html', 'text/html; charset=utf-8'],
  ['A.JPG', 'image/jpeg'],
  ['a.tar.zip', 'application/zip'],
  ['a', 'application/octet-stream'],
  ['a.constructor', 'application/octet-stream'],
  ['', 'application/octet-stream'],
])('%j is %s', (name, type) => {
  expect(typeOfName(name)).toBe(type)
})

it.each([
  [undefined, 'inline'],
  ['a b.txt', 'attachment; filename="a b.txt"'],
  ['a"b\\.txt', 'attachment; filename="a_b_.txt"; filename*=UTF-8\'\'a%22b%5C.txt'],
  ['ü(1)\r\nX: y', 'attachment; filename="_(1)__X: y"; filename*=UTF-8\'\'%C3%BC%281%29%0D%0AX%3A%20y'],
])('the name %j is told as %s', (name, header) => {
  expect(disposition(name)).toBe(header)
})

describe('fileAnswer', () => {
  it('shows a file, or has it saved under a name', () => {
    expect(fileAnswer('x.jpg', undefined, undefined, none)).toEqual({
      headers: { 'Content-Disposition': 'inline', 'Cache-Control': 'private, no-cache' },
      body: { file: '/data/x.jpg' },
    })
    const { headers } = fileAnswer('x.jpg', 'text/plain\r\nX: y', 'b.jpg', none)
    expect(headers).toMatchObject({
      'Content-Type': 'text/plain__X: y',
      'Content-Disposition': 'attachment; filename="b.jpg"',
    })
  })

  it('sends bytes and what getvalue() gives as a whole', () => {
    const bytes = Buffer.from('abc')
    expect(fileAnswer(bytes, undefined, 'a.txt', none)).toMatchObject({
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
      body: bytes,
    })
    expect(fileAnswer({ getvalue: () => 'text' }, 'x/y', 'n', none)).toMatchObject({
      headers: { 'Content-Type': 'x/y' },
      body: 'text',
    })
  })

  it('sends streams, and what read(size) gives, piece by piece', async () => {
    expect(await content(fileAnswer(Readable.from(['a', 'b']), '', '', none).body)).toBe('a|b')
    const asked: number[] = []
    const pieces: unknown[] = [Buffer.from('one'), Promise.resolve('two'), '', 'never']
    const reader = {
      read(size: number) {
        asked.push(size)
        return pieces.shift()
      },
    }
    expect(await content(fileAnswer(reader, '', '', none).body)).toBe('one|two')
    expect(asked).toEqual([4096, 4096, 4096])
    await expect(content(fileAnswer({ read: () => 5 }, '', '', none).body)).rejects.toMatchObject({
      code: 'KAITHEM_TYPE',
    })
  })

  it.each([5, null, undefined, {}, { getvalue: () => 5 }])('refuses %j', (source) => {
    expect(() => fileAnswer(source, '', '', none)).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
  })
})
