import { expect, it } from 'vitest'
import { oggLength } from '../../../../lib/sound/length/ogg.ts'
import { ogg, oggFlacHeader, opusHeader, vorbisHeader } from './files.ts'

it('is the last time of the stream, by the rate of what is inside', () => {
  expect(oggLength(ogg(vorbisHeader(8000), [4000n, 20_000n]))).toBe(2.5)
  expect(oggLength(ogg(opusHeader(480), [48_480n]))).toBe(1)
  expect(oggLength(ogg(oggFlacHeader(8000), [16_000n]))).toBe(2)
})

it('pages that end nothing are passed over', () => {
  expect(oggLength(ogg(vorbisHeader(8000), [8000n, -1n]))).toBe(1)
})

it('of what is none, or has something else inside, nothing is known', () => {
  expect(oggLength(Buffer.from('OggS'))).toBeUndefined()
  expect(oggLength(Buffer.from('fLaC'))).toBeUndefined()
  expect(oggLength(ogg(Buffer.alloc(30), [8000n]))).toBeUndefined()
  expect(oggLength(ogg(vorbisHeader(0), [8000n]))).toBeUndefined()
})
