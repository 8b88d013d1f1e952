import type { ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { ManualClock } from '../../../../../lib/index.ts'
import type { VoiceOptions } from '../../../../../lib/sound/backend.ts'
import { MpvVoice, mpvArguments } from '../../../../../lib/sound/backends/mpv/mpv-voice.ts'

const usual: VoiceOptions = {
  ...{ handle: 'A', file: '/a.wav', volume: 0.5, start: 0, end: undefined, loop: 1, speed: 1, output: '' },
}

class FakeChild extends EventEmitter {
  killed: unknown
  readonly said: unknown[][] = []
  /** What mpv says. */
  readonly voice = new PassThrough()
  readonly stdio = [null, null, null, this.connection()]

  kill(signal: unknown): void {
    this.killed = signal
  }

  unref(): void {}

  private connection(): object {
    const write = (line: string): void => void this.said.push(JSON.parse(line).command)
    return Object.assign(this.voice, { write })
  }
}

function rig() {
  const clock = new ManualClock(1000)
  const child = new FakeChild()
  const told: string[] = []
  const voice = new MpvVoice(
    { clock, start: () => child as unknown as ChildProcess, over: () => void told.push('over') },
    usual,
    {
      started: () => void told.push('started'),
      ended: () => void told.push('ended'),
      failed: ({ code, data }) => void told.push(`${code} ${JSON.stringify(data)}`),
    },
  )
  const hear = (message: object): void => void child.voice.emit('data', `${JSON.stringify(message)}\n`)
  return { clock, child, told, voice, hear }
}

it('says everything to mpv that was asked for, and the file last', () => {
  const all = mpvArguments({ ...usual, start: -3, end: -1, loop: Number.POSITIVE_INFINITY, speed: 2, output: 'alsa/x' })
  for (const each of [
    '--volume=50',
    '--start=-3',
    '--end=-1',
    '--loop-playlist=inf',
    '--speed=2',
    '--audio-device=alsa/x',
  ]) {
    expect(all).toContain(each)
  }
  expect(all.slice(-2)).toEqual(['--', '/a.wav'])
  expect(mpvArguments({ ...usual, end: 0 }).filter((each) => /start|end|device/.test(each))).toEqual([])
})

it('has started when mpv plays and has a sound card', () => {
  const { told, hear } = rig()
  hear({ event: 'playback-restart' })
  expect(told).toEqual([])
  hear({ event: 'property-change', name: 'current-ao', data: 'alsa' })
  hear({ event: 'playback-restart' })
  expect(told).toEqual(['started'])
})

it('knows where it is by what mpv says', () => {
  const { voice, hear } = rig()
  hear({ event: 'property-change', name: 'time-pos', data: 2.5 })
  expect(voice.position).toBe(2.5)
  hear({ event: 'property-change', name: 'time-pos', data: -0.2 })
  hear({ event: 'property-change', name: 'time-pos' })
  expect(voice.position).toBe(0)
})

it('ramps in steps of percent, and stops at the end', async () => {
  const { clock, child, voice } = rig()
  voice.ramp({ from: 0, to: 1, seconds: 0.5 })
  await clock.advance(1)
  const volumes = child.said.filter(([, name]) => name === 'volume').map(([, , volume]) => volume as number)
  expect([volumes[0], volumes.at(-1), clock.pending]).toEqual([0, 100, 0])
  expect(volumes.length).toBeGreaterThan(20)
  expect(volumes).toEqual([...volumes].sort((a, b) => a - b))
})

it('pauses and resumes; a stop kills it, and nothing is said any more', () => {
  const { clock, child, told, voice } = rig()
  voice.pause()
  voice.resume()
  voice.ramp({ from: 0, to: 1, seconds: 5 })
  voice.stop()
  voice.stop()
  const { length } = child.said
  voice.pause()
  voice.ramp({ from: 0, to: 1, seconds: 5 })
  child.emit('close', null)
  expect([child.killed, told, child.said.length - length, clock.pending]).toEqual(['SIGKILL', ['over'], 0, 0])
  expect(child.said.filter(([, name]) => name === 'pause').map(([, , on]) => on)).toEqual([true, false])
})

it('ends when mpv does; a very short one has started before', () => {
  const { child, told } = rig()
  child.emit('exit', 0)
  expect(told).toEqual([])
  child.emit('close', 0)
  child.emit('close', 0)
  expect(told).toEqual(['over', 'started', 'ended'])
})

it('fails when mpv ends with a status, or says that it cannot', () => {
  const { child, told, hear } = rig()
  hear({ request_id: 0, error: 'success' })
  child.emit('exit', 4)
  child.emit('close', 4)
  const other = rig()
  other.hear({ event: 'end-file', reason: 'eof' })
  other.hear({ event: 'end-file', reason: 'error', file_error: 'loading failed' })
  other.child.emit('close', 2)
  expect([told, other.told]).toEqual([
    ['over', 'KAITHEM_IO {"file":"/a.wav"}'],
    ['over', 'KAITHEM_IO {"file":"/a.wav"}'],
  ])
})

it('what it says last counts, though it has ended before that is read', () => {
  const { child, told, hear } = rig()
  child.emit('exit', 2)
  hear({ event: 'end-file', reason: 'error', file_error: 'audio output initialization failed' })
  child.emit('close', 2)
  expect(told).toEqual(['over', 'KAITHEM_UNAVAILABLE {"file":"/a.wav","device":true}'])
})

it('one that ends without a word is too old, and another program may play', () => {
  const { child, told } = rig()
  child.emit('close', 1)
  expect(told).toEqual(['over', 'KAITHEM_UNAVAILABLE {"file":"/a.wav"}'])
})
