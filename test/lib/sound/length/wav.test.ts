import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { wavLength } from '../../../../lib/sound/length/wav.ts'
import { wav } from '../support.ts'

it('is that of the samples', () => {
  expect(wavLength(wav(2.5))).toBe(2.5)
  expect(wavLength(readFileSync('data/sounds/tick.wav'))).toBeCloseTo(0.02, 3)
})

it('other chunks are passed over', () => {
  const bytes = Buffer.from(wav(1))
  const list = Buffer.from('LIST\x03\0\0\0abc\0', 'latin1')
  expect(wavLength(Buffer.concat([bytes.subarray(0, 36), list, bytes.subarray(36)]))).toBe(1)
})

it('a recording that was cut off is as long as what is there', () => {
  const bytes = Buffer.from(wav(2))
  bytes.writeUInt32LE(0xffff_ffff, 40)
  expect(wavLength(bytes.subarray(0, 44 + 4000))).toBe(0.5)
})

it('of what is none, or has no format, nothing is known', () => {
  const bytes = Buffer.from(wav(1))
  expect([wavLength(Buffer.from('hello')), wavLength(bytes.subarray(0, 30))]).toEqual([undefined, undefined])
  bytes.writeUInt32LE(0, 28)
  expect(wavLength(bytes)).toBeUndefined()
})
