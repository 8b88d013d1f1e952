import { expect, it } from 'vitest'
import { driverOf, FakeSound } from './fake-backend.ts'
import { codeOf, soundRig } from './support.ts'

it('both spellings are the same', () => {
  const { k } = soundRig()
  expect(k.sound.resolve_sound).toBe(k.sound.resolveSound)
  expect([k.sound.builtin_sounds, k.sound.stopAll, k.sound.fadeTo, k.sound.oggTest, k.sound.isPlaying]).toEqual([
    ...[k.sound.builtinSounds, k.sound.stop_all, k.sound.fade_to, k.sound.ogg_test, k.sound.is_playing],
  ])
})

it('handles come bare or by name', () => {
  const { k } = soundRig()
  k.sound.play('a.wav', 'DOOR')
  expect([k.sound.is_playing('DOOR'), k.sound.is_playing({ handle: 'DOOR' }), k.sound.is_playing()]).toEqual([
    ...[true, true, false],
  ])
  expect(codeOf(() => k.sound.stop(5 as never))).toBe('KAITHEM_TYPE')
})

it('setvol takes the volume in order or by either name, and nothing else', () => {
  const { k } = soundRig()
  k.sound.play('a.wav', 'DOOR')
  k.sound.setvol(0.5, 'DOOR')
  expect(k.sound.player('DOOR')?.volume).toBe(0.5)
  const setvol = k.sound.setvol as (...args: unknown[]) => void
  setvol({ vol: 0.25, handle: 'DOOR' })
  expect(k.sound.player('DOOR')?.volume).toBe(0.25)
  expect([undefined, 'loud'].map((each) => codeOf(() => setvol(each)))).toEqual(['KAITHEM_TYPE', 'KAITHEM_TYPE'])
  expect(codeOf(() => setvol(-1))).toBe('KAITHEM_VALUE')
})

it('resolveSound takes folders as a list or by name', () => {
  const { k, folder } = soundRig({ 'audio-paths': [] })
  expect(codeOf(() => k.sound.resolveSound('a.wav'))).toBe('KAITHEM_KEY')
  const given = [[folder], { extraPaths: [folder] }, { extrapaths: [folder] }]
  expect(given.map((each) => k.sound.resolveSound('a.wav', each))).toEqual(Array(3).fill(`${folder}/a.wav`))
})

it('preload hands the path to the back end', () => {
  const backend = new FakeSound()
  const { k, folder } = soundRig({ sound: 'auto', soundDrivers: [driverOf(backend)] })
  k.sound.preload('a.wav', '@auto')
  k.sound.preload('a.wav', { output: 'card' } as never)
  expect(backend.asked).toEqual(['probe', `preload ${folder}/a.wav `, `preload ${folder}/a.wav card`])
  expect(codeOf(() => k.sound.preload('none.wav'))).toBe('KAITHEM_KEY')
})

it('directories are those of the moment', () => {
  let paths: readonly string[] | undefined
  const { k } = soundRig({ 'audio-paths': () => paths })
  expect(k.sound.directories).toEqual(['__default__'])
  paths = ['/music']
  expect(k.sound.directories).toEqual(['/music'])
})

it('has all its members for each who asks', () => {
  const { k } = soundRig()
  expect(Object.keys(k.scope('guest').sound)).toEqual(Object.keys(k.sound))
})
