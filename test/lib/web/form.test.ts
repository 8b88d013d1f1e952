import { describe, expect, it } from 'vitest'
import { createNodeBytes } from '../../../lib/platform/node/bytes.ts'
import { pairsOf, parseForm } from '../../../lib/web/form.ts'

const bytes = createNodeBytes()
const parse = (text: string, type: string) => parseForm(Buffer.from(text), type, bytes)
const code = (wanted: string) => expect.objectContaining({ code: wanted })

describe('parseForm', () => {
  it('reads the three kinds of forms', () => {
    expect(parse('a=1&a=2', 'application/x-www-form-urlencoded; charset=utf-8').getAll('a')).toEqual(['1', '2'])
    expect(parse('{"a":[1,"x"],"b":true}', 'Application/JSON').getAll('a')).toEqual(['1', 'x'])
    const text = '--B\r\nContent-Disposition: form-data; name="a"; filename="f"\r\n\r\nx\r\n--B--'
    expect(parse(text, 'multipart/form-data; boundary=B').files).toHaveLength(1)
    expect(parse('', '').names()).toEqual([])
  })

  it.each([
    ['hello', 'text/plain'],
    ['a=1', ''],
    ['{', 'application/json'],
    ['[1]', 'application/json'],
    ['null', 'application/json'],
    ['x', 'multipart/form-data'],
  ])('refuses %j as %j', (text, type) => {
    expect(() => parse(text, type)).toThrow(code('KAITHEM_VALUE'))
  })

  it('refuses bytes that are no text', () => {
    const body = Buffer.from([0x61, 0x3d, 0xff])
    expect(() => parseForm(body, 'application/x-www-form-urlencoded', bytes)).toThrow(code('KAITHEM_VALUE'))
  })
})

it('makes pairs of an object, whatever its keys', () => {
  expect(pairsOf(JSON.parse('{"a":null,"b":{"c":1},"__proto__":"x","d":[]}'))).toEqual([
    ['b', '{"c":1}'],
    ['__proto__', 'x'],
  ])
  expect(() => pairsOf({ a: Array(1001).fill(1) })).toThrow(code('KAITHEM_LIMIT'))
})
