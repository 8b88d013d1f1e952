import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createNodePackages } from '../../../../../lib/platform/node/packages.ts'
import { decodeSound } from '../../../../../lib/sound/backends/webaudio/decode.ts'
import { FakePlace } from './fake-audio.ts'

const packages = createNodePackages()

it('leaves to the library what it knows, and decodes Opus itself', async () => {
  const place = new FakePlace()
  const clip = await decodeSound(place, Buffer.from([7]), packages)
  const opus = await decodeSound(place, readFileSync(join(import.meta.dirname, 'stereo.opus')), packages)
  expect([clip.duration, opus.duration, opus.numberOfChannels, place.decodes]).toEqual([7, 0.3, 2, 1])
  expect(place.copied.map(({ length }) => length)).toEqual([14_400, 14_400])
})

it('what is no sound is refused', async () => {
  await expect(decodeSound(new FakePlace(), Buffer.from([0]), packages)).rejects.toThrow('no sound in it')
})
