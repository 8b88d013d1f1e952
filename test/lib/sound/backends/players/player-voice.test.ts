import type { ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { ManualClock } from '../../../../../lib/index.ts'
import type { VoiceOptions } from '../../../../../lib/sound/backend.ts'
import { PlayerVoice } from '../../../../../lib/sound/backends/players/player-voice.ts'
import type { PlayerProgram, Playing } from '../../../../../lib/sound/backends/players/programs.ts'

class FakeChild extends EventEmitter {
  readonly signals: unknown[] = []
  readonly stdout = new PassThrough()
  readonly stderr = new PassThrough()

  kill(signal: unknown): void {
    this.signals.push(signal)
  }

  unref(): void {}
}

function rig(more: Partial<VoiceOptions> = {}, program: Partial<PlayerProgram> = {}) {
  const clock = new ManualClock(1000)
  const child = new FakeChild()
  const told: string[] = []
  const asked: Playing[] = []
  const fake: PlayerProgram = {
    ...{ backend: 'sox', program: 'play', package: 'sox', urls: false, noDevice: /no device/ },
    args: (playing) => {
      asked.push(playing)
      return []
    },
    ...program,
  }
  const start = (): ChildProcess => child as unknown as ChildProcess
  const usual = { handle: 'A', file: '/a.wav', volume: 1, start: 0, end: undefined, loop: 1, speed: 1, output: '' }
  const deps = { clock, program: fake, start, lengthOf: () => 10, over: () => void told.push('over') }
  const voice = new PlayerVoice(
    deps,
    { ...usual, ...more },
    {
      started: () => void told.push('started'),
      ended: () => void told.push('ended'),
      failed: ({ code, message, data }) =>
        void told.push(`${code} ${message}${data.device === true ? ' (device)' : ''}`),
    },
  )
  return { clock, child, told, asked, voice }
}

it('begins a moment later, as loud as the ramps so far lead to; later ones are too late', async () => {
  const { clock, child, told, asked, voice } = rig({ volume: 0, start: -4, end: -1 })
  voice.ramp({ from: 0, to: 0.7, seconds: 3 })
  expect(asked).toEqual([])
  await clock.advance(0)
  child.emit('spawn')
  voice.ramp({ from: 0.7, to: 0, seconds: 1 })
  expect(asked).toEqual([{ file: '/a.wav', part: { from: 6, to: 9 }, volume: 0.7, loop: 1, speed: 1 }])
  expect(told).toEqual(['started'])
})

it('knows where it is by the time that has passed, without pauses', async () => {
  const { clock, child, voice } = rig({ speed: 2 })
  await clock.advance(0)
  child.emit('spawn')
  await clock.advance(1)
  voice.pause()
  voice.pause()
  await clock.advance(5)
  expect(voice.position).toBe(2)
  voice.resume()
  voice.resume()
  await clock.advance(0.5)
  expect([voice.position, child.signals]).toEqual([3, ['SIGSTOP', 'SIGCONT']])
  voice.stop()
  voice.pause()
  await clock.advance(5)
  expect([voice.position, child.signals.at(-1), clock.pending]).toEqual([3, 'SIGKILL', 0])
})

it('rounds begin where the part does; one that goes on in the middle plays to its end', async () => {
  const first = rig({ start: 2, end: 4, loop: 3 })
  await first.clock.advance(0)
  first.child.emit('spawn')
  await first.clock.advance(2.5)
  const later = rig({ start: 2, end: 4, loop: 3, at: 3 })
  await later.clock.advance(0)
  later.child.emit('spawn')
  expect([first.voice.position, later.voice.position]).toEqual([2.5, 3])
  expect(later.asked).toMatchObject([{ part: { from: 3, to: 4 }, loop: 1 }])
})

it('the rounds after one that was begun in the middle are another run of the program', async () => {
  const { clock, child, told, asked, voice } = rig({ start: 2, end: 4, loop: Number.POSITIVE_INFINITY, at: 3.5 })
  await clock.advance(0)
  child.emit('spawn')
  await clock.advance(0.5)
  child.stderr.emit('data', 'a small fault')
  child.emit('close', 0)
  child.emit('spawn')
  await clock.advance(1)
  expect([told, voice.position]).toEqual([['started'], 3])
  expect(asked).toMatchObject([
    { part: { from: 3.5, to: 4 }, loop: 1 },
    { part: { from: 2, to: 4 }, loop: Number.POSITIVE_INFINITY },
  ])
})

it('behind its end it is over, without a program', async () => {
  const { clock, told, asked, voice } = rig({ at: 20, loop: 5 })
  await clock.advance(0)
  expect([told, asked, voice.position]).toEqual([['started', 'over', 'ended'], [], 10])
})

it('one that says when it plays has started then, and has failed when it never did', async () => {
  const { clock, child, told } = rig({}, { starts: /Starting/ })
  await clock.advance(0)
  child.emit('spawn')
  expect(told).toEqual([])
  child.stdout.emit('data', 'Starting\n')
  child.stdout.emit('data', 'Starting\n')
  await clock.advance(10)
  child.emit('close', 0)
  const other = rig({}, { starts: /Starting/ })
  await other.clock.advance(0)
  other.child.emit('spawn')
  other.child.emit('close', 0)
  expect([told, other.told]).toEqual([
    ['started', 'over', 'ended'],
    ['over', 'KAITHEM_IO play cannot play /a.wav: it ended with status 0, and does not say why'],
  ])
})

it('an end that is too early, with a complaint, is a failure; one at the end is none', async () => {
  const ends = [
    [0.1, 'no device', 0],
    [0.1, 'bad file', 0],
    [9.9, 'a small fault', 0],
    [9.9, '', 3],
  ] as const
  const results: unknown[] = []
  for (const [after, complaint, status] of ends) {
    const { clock, child, told } = rig()
    await clock.advance(0)
    child.emit('spawn')
    await clock.advance(after)
    child.stderr.emit('data', complaint)
    child.emit('close', status)
    results.push(told.at(-1))
  }
  expect(results).toEqual([
    'KAITHEM_UNAVAILABLE play cannot play /a.wav: no device (device)',
    'KAITHEM_IO play cannot play /a.wav: bad file',
    'ended',
    'KAITHEM_IO play cannot play /a.wav: it ended with status 3, and does not say why',
  ])
})

it('cannot choose a sound card, and says so', async () => {
  const { clock, told } = rig({ output: 'hall' })
  await clock.advance(0)
  expect(told).toEqual(['over', 'KAITHEM_IO play cannot choose a sound card: hall'])
})

it('a stop before it began starts nothing; one that cannot be started fails', async () => {
  const { clock, told, asked, voice } = rig()
  voice.stop()
  await clock.advance(1)
  expect([told, asked]).toEqual([['over'], []])
  const other = rig()
  await other.clock.advance(0)
  other.child.emit('error', new Error('no memory'))
  expect(other.told.at(-1)).toBe('KAITHEM_UNAVAILABLE play cannot be started: no memory')
})
