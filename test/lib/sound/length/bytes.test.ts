import { expect, it } from 'vitest'
import { isAt, viewOf } from '../../../../lib/sound/length/bytes.ts'

it('finds names, also where the bytes end', () => {
  const bytes = Buffer.from('xRIFF')
  expect([isAt(bytes, 1, 'RIFF'), isAt(bytes, 0, 'RIFF'), isAt(bytes, 3, 'FFT')]).toEqual([true, false, false])
})

it('reads numbers of a part of a buffer', () => {
  const part = Buffer.from([9, 9, 0, 0, 1, 2]).subarray(2)
  expect(viewOf(part).getUint32(0)).toBe(258)
})
