import { describe, expect, it } from 'vitest'
import { type ByteSource, readPresets } from '../../../lib/midi/soundfont.ts'
import type { Preset } from '../../../lib/midi/synth.ts'
import { soundfontBytes } from './soundfont-file.ts'
import { codeOf } from './support.ts'

function sourceOf(bytes: Buffer): ByteSource & { readonly reads: number[] } {
  const reads: number[] = []
  const read = (offset: number, length: number): Uint8Array => {
    reads.push(length)
    return bytes.subarray(offset, offset + length)
  }
  return { size: bytes.length, read, reads }
}

const presets: Preset[] = [
  { name: 'Grand Piano', bank: 0, program: 0 },
  { name: 'A name of twenty chr', bank: 8, program: 127 },
  { name: 'Standard', bank: 128, program: 0 },
]

describe('a SoundFont', () => {
  it('has its presets in the order of the file', () => {
    expect(readPresets(sourceOf(soundfontBytes(presets)))).toEqual(presets)
    expect(readPresets(sourceOf(soundfontBytes([])))).toEqual([])
  })

  it('names end at the first NUL', () => {
    const [preset] = readPresets(sourceOf(soundfontBytes([{ name: 'Flute\0left', bank: 0, program: 73 }])))
    expect(preset).toEqual({ name: 'Flute', bank: 0, program: 73 })
  })

  it('samples are not read', () => {
    const source = sourceOf(soundfontBytes(presets))
    readPresets(source)
    expect(Math.max(...source.reads)).toBe(presets.length * 38)
  })
})

describe('what is none', () => {
  const whole = soundfontBytes(presets)
  it.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['a text', Buffer.from('this is a text and no SoundFont at all')],
    ['another RIFF file', Buffer.from('RIFF\0\0\0\0WAVEfmt ')],
    ['one without instruments', whole.subarray(0, 40)],
    ['one that was cut off', whole.subarray(0, -60)],
  ])('%s is refused', (_what, bytes) => {
    expect(codeOf(() => readPresets(sourceOf(bytes)))).toBe('KAITHEM_VALUE')
  })

  it('one whose sizes are lies is refused or short, and ends', () => {
    for (let at = 0; at + 4 <= whole.length; at += 1) {
      const broken = Buffer.from(whole)
      broken.writeUInt32LE(0xfffffff0, at)
      const outcome = codeOf(() => readPresets(sourceOf(broken)))
      expect(['nothing', 'KAITHEM_VALUE']).toContain(outcome)
    }
  })
})
