import { expect, it } from 'vitest'
import { soundRig } from './support.ts'

it('shows the sound of the moment, and can be printed', async () => {
  const { clock, k, folder } = soundRig()
  const sound = k.sound.play('a.wav', { handle: 'DOOR', volume: 0.5 })
  await clock.advance(1)
  expect([sound?.gain, sound?.target, sound?.error, String(sound)]).toEqual([
    ...[0.125, 0.5, undefined, '[object SoundPlayer]'],
  ])
  expect(JSON.parse(JSON.stringify(sound))).toEqual({
    ...{ handle: 'DOOR', file: `${folder}/a.wav`, volume: 0.5, position: 1, paused: false, stopped: false },
  })
})

it('stays readable, and wait resolves, when it has ended', async () => {
  const { clock, k } = soundRig()
  const sound = k.sound.play('short.wav')
  const done = sound?.wait()
  await clock.advance(1)
  await done
  expect([sound?.stopped, sound?.position, sound?.paused]).toEqual([true, 0.5, false])
})

it('is the same one each time', () => {
  const { k } = soundRig()
  expect(k.sound.play('a.wav')).toBe(k.scope('guest').sound.player())
})
