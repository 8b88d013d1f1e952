import { describe, expect, it } from 'vitest'
import { createJson } from '../../../lib/persist/json.ts'
import { createFakePackages } from '../../../lib/platform/fake/packages.ts'
import { createNodeBytes } from '../../../lib/platform/node/bytes.ts'

const json = createJson({ bytes: createNodeBytes(), packages: createFakePackages() })
const written = (data: unknown): string => new TextDecoder().decode(json.encode(data))
const read = (text: string): unknown => json.decode(new TextEncoder().encode(text))

describe('JSON', () => {
  it('is readable, with a line end', () => {
    expect(written({ a: [1] })).toBe('{\n  "a": [\n    1\n  ]\n}\n')
    expect(written(null)).toBe('null\n')
    expect(written('\ud800')).toBe('"\\ud800"\n')
  })

  it('keeps NaN and the infinite numbers, as valid JSON', () => {
    expect(JSON.parse(written([Number.NaN]))).toEqual([{ $type: 'Number', value: 'NaN' }])
    expect(read(written([Number.NaN, -Infinity]))).toEqual([Number.NaN, -Infinity])
  })

  it('reads the NaN that Python writes, but not inside of texts', () => {
    expect(read('{"a": NaN, "b": [-Infinity, Infinity], "NaN \\" NaN": "NaN"}')).toEqual({
      a: Number.NaN,
      b: [-Infinity, Infinity],
      'NaN " NaN': 'NaN',
    })
    for (const text of ['NaNa', '[NaN', '{NaN: 1}', '-NaN']) expect(() => read(text), text).toThrow()
  })

  it('takes a byte order mark, and refuses what is not UTF-8', () => {
    expect(read('\ufeff[1]')).toEqual([1])
    expect(() => json.decode(Uint8Array.of(0x22, 0xff, 0x22))).toThrow()
    expect(() => json.decode(Buffer.from('[1]', 'utf16le'))).toThrow()
  })
})
