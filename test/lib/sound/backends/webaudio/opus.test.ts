import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createNodePackages } from '../../../../../lib/platform/node/packages.ts'
import {
  decodeOpus,
  isOpus,
  type OpusOptions,
  type OpusPackage,
} from '../../../../../lib/sound/backends/webaudio/opus.ts'
import { rate, windowsOf } from '../../../../sound/rig/analysis.ts'

const read = (name: string): Buffer => readFileSync(join(import.meta.dirname, name))
const load = (): OpusPackage => createNodePackages().load('opus-decoder') as OpusPackage

/** Loudness and frequency in the middle. */
function middle(samples: Float32Array): { rms: number; hz: number } {
  const windows = windowsOf(samples)
  const { rms, hz } = windows[windows.length >> 1]
  return { rms: Math.round(rms * 100) / 100, hz: Math.round(hz / 10) * 10 }
}

it('decodes a tone: as long, as loud and as high as it was', async () => {
  const channels = await decodeOpus(read('tone.opus'), load)
  expect(channels.map(({ length }) => length)).toEqual([0.5 * rate])
  expect(middle(channels[0])).toEqual({ rms: 0.35, hz: 500 })
})

it('keeps channels apart', async () => {
  const channels = await decodeOpus(read('stereo.opus'), load)
  expect(channels.map((samples) => middle(samples).hz)).toEqual([500, 1500])
  expect(channels.map(({ length }) => length)).toEqual([0.3 * rate, 0.3 * rate])
})

/** A decoder that notes what it is asked, and makes two samples of each packet. */
function fakePackage() {
  const made: OpusOptions[] = []
  const portions: number[] = []
  let freed = 0
  class OpusDecoder {
    readonly ready = Promise.resolve()
    private readonly channels: number

    constructor(options: OpusOptions) {
      made.push(options)
      this.channels = options.channels
    }

    decodeFrames(packets: readonly Uint8Array[]): { channelData: Float32Array[] } {
      portions.push(packets.length)
      return {
        channelData: Array.from({ length: this.channels }, () => new Float32Array(2 * packets.length).fill(0.25)),
      }
    }

    free(): void {
      freed++
    }
  }
  return { load: (): OpusPackage => ({ OpusDecoder }), made, portions, freed: () => freed }
}

/** An Opus file whose head is changed, with so many packets of one byte on each page. */
function file(change: (head: Buffer) => void, granules: bigint, packets = 10): Buffer {
  const head = Buffer.alloc(19)
  head.write('OpusHead', 0)
  head[8] = 1
  head[9] = 1
  change(head)
  const page = (position: bigint, body: readonly Buffer[]): Buffer => {
    const start = Buffer.alloc(27)
    start.write('OggS', 0)
    start.writeBigInt64LE(position, 6)
    start[26] = body.length
    return Buffer.concat([start, Buffer.from(body.map(({ length }) => length)), ...body])
  }
  const pages: Buffer[] = []
  for (let left = packets; left > 0; left -= 200) {
    pages.push(
      page(
        granules,
        Array.from({ length: Math.min(200, left) }, () => Buffer.alloc(1)),
      ),
    )
  }
  return Buffer.concat([page(0n, [head]), page(0n, [Buffer.from('OpusTags')]), ...pages])
}

it('leaves out what is not to be heard, and follows the gain of the head', async () => {
  const { load: loadFake, made, freed } = fakePackage()
  const change = (head: Buffer): void => {
    head.writeUInt16LE(3, 10)
    head.writeInt16LE(Math.round(20 * Math.log10(2) * 256), 16)
  }
  const [samples] = await decodeOpus(file(change, 13n), loadFake)
  expect([samples.length, Math.round(samples[0] * 1000), freed()]).toEqual([10, 500, 1])
  expect(made).toEqual([{ channels: 1, streamCount: 1, coupledStreamCount: 0, channelMappingTable: [0] }])
})

it('decodes long files in portions', async () => {
  const { load: loadFake, portions } = fakePackage()
  await decodeOpus(
    file(() => {}, 2400n, 1200),
    loadFake,
  )
  expect(portions).toEqual([500, 500, 200])
})

it('refuses what is damaged, empty or too long', async () => {
  const { load: loadFake, freed } = fakePackage()
  const why = (bytes: Uint8Array): Promise<string> =>
    decodeOpus(bytes, loadFake).then(String, (error: Error) => error.message)
  const hour = file(() => {}, 3600n * 48_000n)
  const broken = file((head) => head.fill(0, 0, 8), 100n)
  expect([await why(Buffer.from('hello')), await why(broken), await why(file(() => {}, 0n)), await why(hour)]).toEqual([
    'it is no Opus file, or a damaged one',
    'it is no Opus file, or a damaged one',
    'there is no sound in it',
    'it is 60 minutes long, and this back end decodes at most 30; mpv plays long files, where it is installed and no other back end is asked for',
  ])
  expect(freed()).toBe(1)
})

it('knows Opus by its first bytes', () => {
  expect([read('tone.opus'), Buffer.from('OggS'), Buffer.alloc(0)].map(isOpus)).toEqual([true, false, false])
})
