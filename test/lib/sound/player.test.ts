import { describe, expect, it } from 'vitest'
import { KaithemError, ManualClock } from '../../../lib/index.ts'
import { Owner } from '../../../lib/scope.ts'
import { Player, type PlayRequest } from '../../../lib/sound/player.ts'
import { FakeSound } from './fake-backend.ts'

function rig(request: Partial<PlayRequest> = {}) {
  const clock = new ManualClock(1000)
  const reported: string[] = []
  const owner = new Owner('test', undefined, (error, what) => {
    reported.push(`${what}: ${(error as Error).message}`)
  })
  const backend = new FakeSound()
  const over: Player[] = []
  const more = { isThereAnother: false, changesVolume: true, heard: 0 }
  const player = new Player(
    {
      clock,
      open: (_player, options, listener) => backend.play(options, listener),
      backendOf: () => ({ name: backend.name, features: { ...backend.features, volume: more.changesVolume } }),
      heard: () => void more.heard++,
      mayTryAgain: (_player, { code }) => code === 'KAITHEM_UNAVAILABLE' && more.isThereAnother,
      over: (each) => void over.push(each),
    },
    owner,
    {
      ...{ handle: 'A', file: '/a.wav', volume: 0.8, start: 0, end: undefined, loop: 1, speed: 1, output: '' },
      ...{ fadeIn: 0, ...request },
    },
  )
  owner.own(player)
  return { clock, owner, backend, player, over, reported, more }
}

it('starts a voice with its options, at its volume', () => {
  const { backend, player } = rig({ start: 2, output: 'card' })
  player.start()
  expect(backend.last.options).toEqual({
    ...{ handle: 'A', file: '/a.wav', volume: 0.8, start: 2, end: undefined, loop: 1, speed: 1, output: 'card' },
  })
  expect([player.heard, player.volume, player.target, backend.last.asked]).toEqual([false, 0.8, 0.8, []])
  backend.last.listener.started()
  expect(player.heard).toBe(true)
})

it('comes up from silence', async () => {
  const { clock, backend, player } = rig({ fadeIn: 4 })
  player.start()
  expect([backend.last.options.volume, backend.last.asked]).toEqual([0, [{ from: 0, to: 0.8, seconds: 4 }]])
  await clock.advance(1)
  expect([player.volume, player.target]).toEqual([0.2, 0.8])
})

it('goes down from where it is, and its voice stops', async () => {
  const { clock, owner, backend, player, over } = rig({ fadeIn: 4 })
  player.start()
  await clock.advance(2)
  const faded = player.fadeOut(1)
  expect(backend.last.asked.at(-1)).toEqual({ from: 0.4, to: 0, seconds: 1 })
  await clock.advance(1)
  await faded
  expect([player.stopped, over, backend.last.asked.at(-1), owner.size]).toEqual([true, [player], 'stop', 0])
})

it('pauses and resumes once each', () => {
  const { backend, player } = rig()
  player.start()
  for (const _ of [1, 2]) player.pause()
  expect(player.paused).toBe(true)
  for (const _ of [1, 2]) player.resume()
  expect([player.paused, backend.last.asked]).toEqual([false, ['pause', 'resume']])
})

it('ends once, by the voice or by a stop, and keeps its last position', async () => {
  const { backend, player, over } = rig()
  player.start()
  backend.last.position = 7
  backend.last.listener.ended()
  backend.last.listener.ended()
  player.stop()
  player.pause()
  player.setVolume(0.1)
  await player.ended
  await player.fadeOut(5)
  expect([over.length, player.position, player.paused, backend.last.asked]).toEqual([1, 7, false, []])
})

it('ends with its owner', () => {
  const { owner, backend, player } = rig()
  player.start()
  owner.dispose()
  expect([player.stopped, backend.last.asked]).toEqual([true, ['stop']])
})

describe('failures', () => {
  const bad = new KaithemError('KAITHEM_IO', 'no sound in it')
  const deaf = new KaithemError('KAITHEM_UNAVAILABLE', 'no sound card')

  it('of the file are told to who played it', async () => {
    const { backend, player, reported } = rig()
    player.start()
    backend.last.listener.failed(bad)
    await player.ended
    expect([player.error, player.stopped, reported]).toEqual([bad, true, ['playing /a.wav: no sound in it']])
  })

  it('of the back end: another one plays on, at the volume and the fade of the moment, paused or not', async () => {
    const { clock, backend, player, more, reported } = rig({ fadeIn: 4 })
    more.isThereAnother = true
    player.start()
    const [first] = backend.voices
    await clock.advance(1)
    player.pause()
    first?.listener.failed(deaf)
    expect(backend.voices).toHaveLength(2)
    expect([backend.last.options.volume, backend.last.asked]).toEqual([
      ...[0.2, [{ from: 0.2, to: 0.8, seconds: 3 }, 'pause']],
    ])
    first?.listener.ended()
    expect([player.stopped, reported]).toEqual([false, []])
  })

  it('again and again before anybody heard it: it is given up, so that others may play on', () => {
    const { backend, player, more, reported } = rig()
    more.isThereAnother = true
    const lost = new KaithemError('KAITHEM_UNAVAILABLE', 'the process has ended', { lost: true })
    player.start()
    for (let loss = 0; loss < 3; loss++) backend.last.listener.failed(lost)
    // Neither the silent one nor another attempt clears it of suspicion.
    backend.name = 'null'
    backend.last.listener.started()
    player.seek(1)
    expect([backend.voices.length, player.stopped, more.heard]).toEqual([5, false, 0])
    backend.last.listener.failed(lost)
    expect([backend.voices.length, player.stopped, player.error?.code, player.error?.data, reported]).toEqual([
      ...[5, true, 'KAITHEM_IO', { file: '/a.wav' }],
      [expect.stringContaining('Cannot play /a.wav: what plays it has ended 4 times before it was heard')],
    ])
  })

  it('again and again after it was heard: it is not what is wrong', () => {
    const { backend, player, more } = rig()
    more.isThereAnother = true
    player.start()
    backend.last.listener.started()
    const lost = new KaithemError('KAITHEM_UNAVAILABLE', 'the process has ended', { lost: true })
    for (let loss = 0; loss < 9; loss++) backend.last.listener.failed(lost)
    expect([backend.voices.length, player.stopped, more.heard]).toEqual([10, false, 1])
  })

  it('of a voice that has given way are not told', () => {
    const { backend, player } = rig()
    player.start()
    const [first] = backend.voices
    player.seek(3)
    first?.listener.started()
    first?.listener.failed(deaf)
    first?.listener.ended()
    expect([player.stopped, player.heard, backend.voices.length, backend.last.options.at]).toEqual([false, false, 2, 3])
  })

  it('of other back ends do not count: as many as there are may try', () => {
    const { backend, player, more } = rig()
    more.isThereAnother = true
    player.start()
    for (let failure = 0; failure < 6; failure++) backend.last.listener.failed(deaf)
    expect([backend.voices.length, player.stopped]).toEqual([7, false])
  })

  it('of the last back end are told', () => {
    const { backend, player, reported } = rig()
    player.start()
    backend.last.listener.failed(deaf)
    expect([backend.voices.length, player.error, reported.length]).toEqual([1, deaf, 1])
  })

  it('that are thrown count too', () => {
    const { backend, player, reported } = rig()
    backend.broken = new Error('out of memory')
    player.start()
    expect([player.error?.code, reported]).toEqual([
      ...['KAITHEM_IO', ['playing /a.wav: Cannot play /a.wav: out of memory']],
    ])
  })
})
