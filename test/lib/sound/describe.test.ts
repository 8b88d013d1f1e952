import { expect, it } from 'vitest'
import { KaithemError } from '../../../lib/index.ts'
import { driverOf, FakeSound, noProgram } from './fake-backend.ts'
import { soundRig } from './support.ts'

it('tells the back end, why, what it can do, and what plays', async () => {
  const mpv = new FakeSound('mpv')
  mpv.refusal = noProgram
  const sox = new FakeSound('sox')
  const { k, folder } = soundRig({ sound: 'auto', soundDrivers: [mpv, sox].map(driverOf) })
  k.sound.play('a.wav', { volume: 0.5 })
  expect(k.sound.diagnostics()).toEqual({
    ...{ backend: 'sox', why: 'The sound back end sox works here (mpv: mpv is not installed)' },
    ...{ tried: [{ backend: 'mpv', refusal: noProgram }], features: sox.features, outputs: ['', 'card'] },
    playing: [{ handle: 'PRIMARY', file: `${folder}/a.wav`, backend: 'sox', volume: 0.5, position: 0, paused: false }],
  })
})

it('outputs that cannot be told are none', () => {
  const mpv = new FakeSound()
  mpv.cards = new KaithemError('KAITHEM_IO', 'no answer')
  const { k } = soundRig({ sound: 'auto', soundDrivers: [driverOf(mpv)] })
  expect([k.sound.outputs(), k.sound.diagnostics().outputs]).toEqual([[], []])
})
