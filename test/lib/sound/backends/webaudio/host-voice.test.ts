import { expect, it } from 'vitest'
import type { VoiceOptions } from '../../../../../lib/sound/backend.ts'
import { curveOf, HostVoice } from '../../../../../lib/sound/backends/webaudio/host-voice.ts'
import { FakePlace } from './fake-audio.ts'

function rig(options: Partial<VoiceOptions> = {}) {
  const place = new FakePlace()
  const ends: string[] = []
  const usual = { handle: 'A', file: '/a', volume: 0.5, start: 0, end: undefined, loop: 1, speed: 1, output: '' }
  const clip = { duration: 10, length: 10_000, numberOfChannels: 1 }
  const voice = new HostVoice(place, clip, { ...usual, ...options }, () => void ends.push('ended'))
  return { place, voice, ends, gain: place.gains[0] }
}

it('begins at its start with the cube of its volume, and plays nothing of what follows its part', () => {
  const { place, voice, gain } = rig({ start: 2, end: 5 })
  expect([voice.position, gain?.gain.value, gain?.connected]).toEqual([2, 0.125, true])
  voice.resume()
  voice.resume()
  expect(place.sources.map(({ asked }) => asked)).toEqual([[['start', 100, 2, 3 - 0.125]]])
  place.currentTime = 101
  expect(voice.position).toBe(3)
})

it('loops its part so many times, or for ever', () => {
  const { place, voice } = rig({ start: 2, end: 5, loop: 3, speed: 2 })
  voice.resume()
  const [source] = place.sources
  expect([source?.loop, source?.loopStart, source?.loopEnd, source?.playbackRate.value]).toEqual([true, 2, 5, 2])
  expect(source?.asked).toEqual([['start', 100, 2, 9 - 2 * 0.125]])
  place.currentTime = 102
  expect(voice.position).toBe(3)
  const endless = rig({ loop: Number.POSITIVE_INFINITY })
  endless.voice.resume()
  expect(endless.place.sources[0]?.asked).toEqual([['start', 100, 0]])
})

it('goes on after a pause where it was, and at a place that was said', () => {
  const { place, voice } = rig({ loop: 2, at: 4 })
  voice.resume()
  place.currentTime = 107
  voice.pause()
  place.currentTime = 200
  expect(voice.position).toBe(1)
  voice.resume()
  expect(place.sources.map(({ asked }) => asked)).toEqual([
    [['start', 100, 4, 16 - 0.125], ['stop']],
    [['start', 200, 1, 9 - 0.125]],
  ])
})

it('plays the file to its end', () => {
  const { place, voice } = rig({ start: 2 })
  voice.resume()
  expect(place.sources[0]?.asked).toEqual([['start', 100, 2, 8]])
})

it('ends once, when its own source does', () => {
  const { place, voice, ends, gain } = rig()
  voice.resume()
  const old = place.sources[0]?.onended
  voice.pause()
  old?.()
  expect(ends).toEqual([])
  voice.resume()
  place.sources[1]?.onended?.()
  place.sources[1]?.onended?.()
  expect([ends, voice.position, gain?.connected]).toEqual([['ended'], 10, false])
})

it('an empty part ends at once', () => {
  const { voice, ends, place } = rig({ start: 10, loop: Number.POSITIVE_INFINITY })
  voice.resume()
  expect([ends, place.sources.length]).toEqual([['ended'], 0])
})

it('ramps are curves of gains, or a step', () => {
  const { voice, gain } = rig()
  voice.ramp({ from: 0.5, to: 0, seconds: 2 })
  voice.ramp({ from: 0.5, to: 1, seconds: 0 })
  expect(gain?.asked).toEqual([
    ['curve', 0.125, 0, 100, 2],
    ['set', 1, 100],
  ])
})

it('curves are cubes of even steps', () => {
  const curve = curveOf({ from: 0, to: 1, seconds: 2 })
  expect([curve.length, curve[0], curve[50], curve[100]]).toEqual([101, 0, 0.125, 1])
  expect(curveOf({ from: 1, to: 0, seconds: 0.001 })).toHaveLength(2)
  expect(curveOf({ from: 1, to: 0, seconds: 1e9 })).toHaveLength(5000)
})
