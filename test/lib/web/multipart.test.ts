import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNodeBytes } from '../../../lib/platform/node/bytes.ts'
import { boundaryOf, parseMultipart } from '../../../lib/web/multipart.ts'

const bytes = createNodeBytes()
const parse = (text: string | Uint8Array, boundary = 'B') =>
  parseMultipart(typeof text === 'string' ? Buffer.from(text) : text, boundary, bytes)
const part = (head: string, body: string) => `--B\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`
const code = (wanted: string) => expect.objectContaining({ code: wanted })

it('reads what a browser sends', async () => {
  const form = new FormData()
  form.append('a', 'grün')
  form.append('a', '')
  form.append('f', new File([new Uint8Array([0, 13, 10, 255])], 'a "quoted" name.bin', { type: 'x/y' }))
  const response = new Response(form)
  const body = new Uint8Array(await response.arrayBuffer())
  const { pairs, files } = parse(body, boundaryOf(response.headers.get('content-type') ?? ''))
  expect(pairs).toEqual([
    ['a', 'grün'],
    ['a', ''],
  ])
  expect(files).toEqual([
    { field: 'f', filename: 'a "quoted" name.bin', type: 'x/y', bytes: new Uint8Array([0, 13, 10, 255]) },
  ])
})

it('takes a folder away from the name of a file', () => {
  const names = ['../../etc/passwd', 'C:\\\\temp\\\\x.txt', 'a\u0000b', '..']
  const text = names.map((name) => part(`name="f"; filename="${name}"`, 'x')).join('')
  expect(parse(`${text}--B--`).files.map(({ filename }) => filename)).toEqual(['passwd', 'x.txt', 'ab', '..'])
})

it('goes over what is before the first boundary and after the last', () => {
  expect(parse(`hello\r\n${part('name="a"', '1')}--B--\r\nbye`).pairs).toEqual([['a', '1']])
  expect(parse('--B--').pairs).toEqual([])
})

it.each([
  ['nothing', ''],
  ['another boundary', '--C\r\n\r\n--C--'],
  ['a part that does not end', '--B\r\nContent-Disposition: form-data; name="a"\r\n\r\nxyz'],
  ['headers that do not end', '--B\r\nContent-Disposition: form-data; name="a"\r\n'],
  ['a part without a name', '--B\r\nX: y\r\n\r\nz\r\n--B--'],
  ['a boundary with a tail', '--BC\r\n\r\n\r\n--B--'],
  ['very long headers', `--B\r\nX: ${'y'.repeat(9000)}\r\n\r\nz\r\n--B--`],
])('refuses %s', (_what, text) => {
  expect(() => parse(text)).toThrow(code('KAITHEM_VALUE'))
})

it('refuses bytes that are not UTF-8, and more fields than a form can have', () => {
  expect(() => parse(Buffer.from(`${part('name="a"', '\xff')}--B--`, 'latin1'))).toThrow(code('KAITHEM_VALUE'))
  expect(() => parse(`${part('name="a"', '').repeat(1001)}--B--`)).toThrow(code('KAITHEM_LIMIT'))
})

describe('boundaryOf', () => {
  it.each([
    ['multipart/form-data; boundary=abc', 'abc'],
    ['multipart/form-data; charset=x; boundary="a b"', 'a b'],
  ])('%s', (type, boundary) => {
    expect(boundaryOf(type)).toBe(boundary)
  })

  it.each([
    'multipart/form-data',
    'multipart/form-data; boundary=',
    `multipart/form-data; boundary="${'x'.repeat(71)}"`,
  ])('refuses %s', (type) => {
    expect(() => boundaryOf(type)).toThrow(code('KAITHEM_VALUE'))
  })
})

it('never fails in another way, not even for almost a boundary again and again', () => {
  const pieces = fc.constantFrom(
    '--B',
    '\r\n',
    '\r\n--B',
    '--',
    'Content-Disposition: form-data; name="a"',
    ': ',
    'x',
    ';',
  )
  fc.assert(
    fc.property(fc.string({ unit: pieces, maxLength: 60 }), (text) => {
      try {
        parse(text)
      } catch (error) {
        expect(error).toEqual(code('KAITHEM_VALUE'))
      }
    }),
  )
  expect(() => parse(`${part('name="a"', '')}\r\n--${'\r\n-'.repeat(300_000)}`)).toThrow(code('KAITHEM_VALUE'))
})
