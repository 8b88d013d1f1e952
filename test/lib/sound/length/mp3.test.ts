import { expect, it } from 'vitest'
import { mp3Length } from '../../../../lib/sound/length/mp3.ts'
import { mp3 } from './files.ts'

const frame = 1152 / 44_100

it('is that of its frames', () => {
  expect(mp3Length(mp3(100))).toBeCloseTo(100 * frame, 6)
})

it('tags before and after it do not count', () => {
  const tag = Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\x01\x05', 'latin1'), Buffer.alloc(133, 0xff)])
  expect(mp3Length(Buffer.concat([tag, mp3(10), Buffer.from('TAG'), Buffer.alloc(125)]))).toBeCloseTo(10 * frame, 6)
})

it('a table of contents says it at once', () => {
  const bytes = mp3(3)
  bytes.write('Xing', 36)
  bytes.writeUInt32BE(1, 40)
  bytes.writeUInt32BE(1000, 44)
  expect(mp3Length(bytes)).toBeCloseTo(1000 * frame, 6)
})

it('of what is none nothing is known', () => {
  expect(mp3Length(Buffer.from('hello'))).toBeUndefined()
  expect(mp3Length(mp3(1))).toBeUndefined()
  const reserved = mp3(3)
  reserved.writeUInt32BE(0xfffb_f000, 0)
  expect(mp3Length(reserved)).toBeUndefined()
})
