import { expect, it } from 'vitest'
import { codeOf, soundRig } from './support.ts'

it('goes on at another place, from the beginning or the end of the file', async () => {
  const { clock, k } = soundRig()
  const sound = k.sound.play('a.wav', 'DOOR')
  await clock.advance(1)
  k.sound.seek(7, 'DOOR')
  expect(sound?.position).toBeCloseTo(7)
  await clock.advance(1)
  expect([sound?.position, sound?.stopped]).toEqual([expect.closeTo(8), false])
  k.sound.seek(-9.5, { handle: 'DOOR' })
  expect(sound?.position).toBeCloseTo(0.5)
  k.sound.seek(-100, 'DOOR')
  expect(sound?.position).toBe(0)
  await clock.advance(10.1)
  expect([sound?.stopped, sound?.finished]).toEqual([true, true])
})

it('behind the end it is over', async () => {
  const { clock, k } = soundRig()
  const sound = k.sound.play('a.wav')
  k.sound.seek(11)
  await clock.advance(0.1)
  expect([sound?.finished, sound?.position]).toEqual([true, 10])
})

it('keeps the volume, a fade, and a pause', async () => {
  const { clock, k } = soundRig()
  k.sound.fade_to('a.wav', 4)
  await clock.advance(1)
  const sound = k.sound.player()
  k.sound.pause()
  k.sound.seek(5)
  expect([sound?.volume, sound?.paused]).toEqual([expect.closeTo(0.25), true])
  await clock.advance(1)
  expect([sound?.volume, sound?.position]).toEqual([expect.closeTo(0.5), 5])
  k.sound.resume()
  await clock.advance(2)
  expect([sound?.volume, sound?.position]).toEqual([1, expect.closeTo(7)])
  const calls = k.sound.backend.calls?.map(({ call, options }) => `${call} ${options.at ?? ''}`)
  expect(calls).toEqual(['play ', 'ramp ', 'pause ', 'stop ', 'play 5', 'ramp ', 'pause ', 'resume '])
})

it('does nothing where nothing plays, and refuses what is no place', () => {
  const { k } = soundRig()
  k.sound.seek(5, 'NOBODY')
  k.sound.play('http://radio.example/live')
  const seek = k.sound.seek as (...args: unknown[]) => void
  const codes = [[], ['5'], [Number.NaN], [1e10], [-5]].map((args) => codeOf(() => seek(...args)))
  expect(codes).toEqual(['KAITHEM_TYPE', 'KAITHEM_TYPE', 'KAITHEM_TYPE', 'KAITHEM_VALUE', 'KAITHEM_VALUE'])
})
