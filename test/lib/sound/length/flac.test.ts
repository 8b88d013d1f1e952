import { expect, it } from 'vitest'
import { flacLength, streamInfoLength } from '../../../../lib/sound/length/flac.ts'
import { flac, streamInfo } from './files.ts'

it('is that of the stream information, also for very long files', () => {
  expect(flacLength(flac(44_100, 44_100 * 3))).toBe(3)
  expect(flacLength(flac(1000, 2 ** 32 + 1000))).toBe(2 ** 32 / 1000 + 1)
})

it('of what is none, is cut off or does not tell, nothing is known', () => {
  expect(flacLength(Buffer.from('RIFF'))).toBeUndefined()
  expect(flacLength(flac(44_100, 1).subarray(0, 20))).toBeUndefined()
  expect(flacLength(flac(44_100, 0))).toBeUndefined()
  expect(streamInfoLength(streamInfo(0, 5), 0)).toBeUndefined()
})
