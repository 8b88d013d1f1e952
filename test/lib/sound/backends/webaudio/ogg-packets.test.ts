import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { oggPackets } from '../../../../../lib/sound/backends/webaudio/ogg-packets.ts'

const tone = readFileSync(join(import.meta.dirname, 'tone.opus'))

/** A page, its packets by their lengths; those of 255 and more take several segments. */
function page(serial: number, granules: number, ...segments: readonly number[]): Buffer {
  const head = Buffer.alloc(27)
  head.write('OggS', 0)
  head.writeBigInt64LE(BigInt(granules), 6)
  head.writeUInt32LE(serial, 14)
  head[26] = segments.length
  return Buffer.concat([head, Buffer.from(segments), ...segments.map((size, index) => Buffer.alloc(size, index + 1))])
}

it('a real file has a head, tags, and its sound', () => {
  const stream = oggPackets(tone)
  const [head, tags, ...sound] = stream?.packets ?? []
  expect([head, tags].map((packet) => Buffer.from(packet ?? []).toString('latin1', 0, 8))).toEqual([
    'OpusHead',
    'OpusTags',
  ])
  expect(sound.length).toBeGreaterThan(24)
  expect(stream?.granules).toBe(24_000 + 312)
})

it('packets go on over segments and pages; other streams are passed over', () => {
  const file = Buffer.concat([page(1, 0, 255, 10, 255), page(2, 77, 5), page(1, -1, 255), page(1, 900, 20, 3)])
  const stream = oggPackets(file)
  expect([stream?.packets.map(({ length }) => length), stream?.granules]).toEqual([[265, 255 + 255 + 20, 3], 900])
})

it('ends where a file is cut off or damaged, and tells others apart', () => {
  const file = Buffer.concat([page(1, 5, 10), page(1, 9, 20)])
  expect(oggPackets(file.subarray(0, -1))).toMatchObject({ granules: 5, packets: [{ length: 10 }] })
  expect([Buffer.from('RIFF'), Buffer.from('OggS'), Buffer.alloc(0)].map(oggPackets)).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})
