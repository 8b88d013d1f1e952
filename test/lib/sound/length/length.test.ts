import { expect, it } from 'vitest'
import { soundLength } from '../../../../lib/sound/length/length.ts'
import { wav } from '../support.ts'
import { flac, mp3, ogg, vorbisHeader } from './files.ts'

it('knows WAV, Ogg, FLAC and MP3 by their bytes', () => {
  const files = [wav(2), ogg(vorbisHeader(8000), [16_000n]), flac(8000, 16_000), mp3(2)]
  expect(files.map(soundLength)).toEqual([2, 2, 2, expect.closeTo(0.0522, 3)])
})

it('of other and of empty files nothing is known', () => {
  expect([Buffer.from('<html>'), Buffer.alloc(0)].map(soundLength)).toEqual([undefined, undefined])
})
