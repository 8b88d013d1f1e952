import { expect, it } from 'vitest'
import { KaithemError } from '../../../lib/index.ts'
import type { SoundChoice } from '../../../lib/sound/drivers.ts'
import { driverOf, FakeSound } from './fake-backend.ts'
import { soundRig } from './support.ts'

const noCard = new KaithemError('KAITHEM_UNAVAILABLE', 'there is no sound card', { device: true })

function rig(sound: SoundChoice = 'auto') {
  const mpv = new FakeSound('mpv')
  return { mpv, ...soundRig({ sound, soundDrivers: [driverOf(mpv)] }) }
}

it('a sound whose server went away is heard again where it is by then', async () => {
  const { clock, k, mpv } = rig()
  const sound = k.sound.play('c.wav')
  mpv.last.listener.started()
  mpv.last.position = 3
  mpv.last.listener.failed(noCard)
  expect([k.sound.backend.name, sound?.position, mpv.voices.length]).toEqual(['null', 3, 1])
  await clock.advance(11)
  expect([mpv.voices.length, mpv.last.options.at]).toEqual([2, 14])
  mpv.last.listener.started()
  expect([k.sound.backend.name, sound?.stopped]).toEqual(['mpv', false])
  k.sound.stop()
  expect(clock.pending).toBe(0)
})

it('looks less and less often while it stays away', async () => {
  const { clock, k, mpv } = rig()
  k.sound.play('a.wav', { loop: -1 })
  const tries: number[] = []
  const play = mpv.play.bind(mpv)
  mpv.play = (options, listener) => {
    const voice = play(options, listener)
    tries.push(Math.round(clock.now() - 1_700_000_000))
    clock.setImmediate(() => listener.failed(noCard))
    return voice
  }
  mpv.last.listener.failed(noCard)
  for (let second = 0; second < 800; second++) await clock.advance(1)
  expect(tries).toEqual([11, 33, 77, 165, 341, 641])
})

it('when any sound is heard again, all are', async () => {
  const { clock, k, mpv } = rig()
  const music = k.sound.play('a.wav', { handle: 'MUSIC', loop: -1 })
  k.sound.play('b.wav', { handle: 'DOOR', loop: -1 })
  k.sound.pause('DOOR')
  for (const { listener } of mpv.voices.slice(0, 2)) listener.failed(noCard)
  expect([music?.backend, mpv.voices.length]).toEqual(['null', 2])
  await clock.advance(10.5)
  k.sound.announce('c.wav', { fade: 0 })
  expect(mpv.voices.length).toBe(3)
  mpv.last.listener.started()
  await clock.advance(0)
  expect(mpv.voices.slice(3).map(({ options: { handle, at }, asked }) => [handle, at, asked])).toEqual([
    ...[
      ['MUSIC', expect.closeTo(0.5), []],
      ['DOOR', 0, ['pause']],
    ],
  ])
  expect([music?.backend, music?.volume]).toEqual(['mpv', 0.2])
})

it('of several only one is tried', async () => {
  const { clock, k, mpv } = rig()
  for (const handle of ['A', 'B', 'C']) k.sound.play('a.wav', { handle, loop: -1 })
  for (const { listener } of mpv.voices.slice(0, 3)) listener.failed(noCard)
  await clock.advance(11)
  expect(mpv.voices.length).toBe(4)
  mpv.last.listener.started()
  await clock.advance(0)
  expect(mpv.voices.length).toBe(6)
})

it('leaves alone what is silent by choice, what is repeated a number of times, and what is over', async () => {
  const asked = rig('null')
  asked.k.sound.play('a.wav')
  await asked.clock.advance(12)
  expect(asked.mpv.asked).toEqual([])
  const { clock, k, mpv } = rig()
  k.sound.play('a.wav', { loop: 3 })
  mpv.last.listener.failed(noCard)
  await clock.advance(31)
  expect([mpv.voices.length, k.sound.is_playing(), clock.pending]).toEqual([1, false, 0])
})
