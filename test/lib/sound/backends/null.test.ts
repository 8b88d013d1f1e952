import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../../lib/index.ts'
import type { VoiceOptions } from '../../../../lib/sound/backend.ts'
import { NullBackend } from '../../../../lib/sound/backends/null.ts'
import { testSound } from '../../../contracts/sound.ts'

const listener = { started: () => {}, ended: () => {}, failed: () => {} }
const options: VoiceOptions = {
  ...{ handle: 'A', file: '10', volume: 1, start: 0, end: undefined, loop: 1, speed: 1, output: '' },
}

function rig() {
  const clock = new ManualClock(1000)
  const backend = new NullBackend({ clock, lengthOf: (file) => (file === 'endless' ? undefined : Number(file)) })
  const play = (given: Partial<VoiceOptions>, told: string[] = []) => {
    return backend.play({ ...options, ...given }, { ...listener, ended: () => void told.push('ended') })
  }
  return { clock, backend, play }
}

describe('contract', () => {
  testSound(() => {
    const { clock, backend } = rig()
    return { backend, file: String, now: () => clock.now(), pass: (seconds) => clock.advance(seconds), slack: 1e-6 }
  })
})

it('ends exactly when the file does, speed, rounds and pauses counted', async () => {
  const { clock, play } = rig()
  const told: string[] = []
  const voice = play({ file: '10', speed: 2, loop: 3, start: 4 }, told)
  await clock.advance(4)
  expect(voice.position).toBe(4 + 2)
  voice.pause()
  await clock.advance(100)
  voice.resume()
  await clock.advance(4.999)
  expect(told).toEqual([])
  await clock.advance(0.001)
  expect([told, voice.position, clock.pending]).toEqual([['ended'], 10, 0])
})

it('volumes follow ramps exactly, whatever the steps of the clock', async () => {
  const { clock, play } = rig()
  const voice = play({ volume: 0.5 })
  expect(voice.volume).toBe(0.5)
  voice.ramp({ from: 0.5, to: 0, seconds: 4 })
  await clock.advance(1)
  expect(voice.volume).toBe(0.375)
  voice.ramp({ from: 0.375, to: 1, seconds: 0 })
  expect(voice.volume).toBe(1)
})

it('a file of unknown length plays until it is stopped or comes to its end', async () => {
  const { clock, play } = rig()
  const told: string[] = []
  const voice = play({ file: 'endless' }, told)
  play({ file: 'endless', start: 1, end: 3 }, told)
  await clock.advance(100_000)
  expect([voice.position, told]).toEqual([100_000, ['ended']])
})

it('a part of 0 seconds ends at once, also for ever', async () => {
  const { clock, play } = rig()
  const told: string[] = []
  play({ start: 5, end: 2, loop: Number.POSITIVE_INFINITY }, told)
  expect(told).toEqual([])
  await clock.advance(0)
  expect(told).toEqual(['ended'])
})

it('keeps what was asked, with times, the last 1000', async () => {
  const { clock, backend, play } = rig()
  const voice = play({})
  await clock.advance(2)
  voice.ramp({ from: 1, to: 0, seconds: 3 })
  voice.pause()
  voice.resume()
  voice.stop()
  backend.preload('5', 'card')
  expect(backend.calls.map(({ time, call, handle, file }) => [time, call, handle, file])).toEqual([
    [1000, 'play', 'A', '10'],
    ...['ramp', 'pause', 'resume', 'stop'].map((call) => [1002, call, 'A', '10']),
    [1002, 'preload', '', '5'],
  ])
  expect([backend.calls[0]?.options, backend.calls[1]?.options, backend.calls[5]?.options]).toEqual([
    ...[options, { from: 1, to: 0, seconds: 3 }, { output: 'card' }],
  ])
  for (let count = 0; count < 1000; count++) backend.preload(String(count), '')
  expect([backend.calls.length, backend.calls[0]?.file]).toEqual([1000, '0'])
})
