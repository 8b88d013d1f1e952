import { expect, it } from 'vitest'
import { decodeText } from '../../../lib/platform/decode-text.ts'

it('gives text, nothing for nothing, and a coded error for other encodings', () => {
  expect(decodeText(new TextEncoder().encode('Grüße'), '/a')).toBe('Grüße')
  expect(decodeText(null, '/a')).toBeNull()
  expect(() => decodeText(new Uint8Array([0xff, 0xfe]), '/a')).toThrow(
    expect.objectContaining({ code: 'KAITHEM_IO', message: 'Cannot read /a: it is not UTF-8' }),
  )
})
