import { describe, expect, it, test } from 'vitest'
import { KaithemError, ManualClock } from '../../../lib/index.ts'
import type { SoundBackend } from '../../../lib/sound/backend.ts'
import { NullBackend } from '../../../lib/sound/backends/null.ts'
import { checkSoundChoice, explainSound, type SoundChoice, SoundDrivers } from '../../../lib/sound/drivers.ts'
import { driverOf, FakeSound, noProgram } from './fake-backend.ts'
import { codeOf } from './support.ts'

function rig(choice: SoundChoice = 'auto') {
  const clock = new ManualClock()
  const silent = new NullBackend({ clock, lengthOf: () => undefined })
  const mpv = new FakeSound('mpv')
  const sox = new FakeSound('sox')
  const chosen: { choice: SoundChoice | SoundBackend } = { choice }
  const drivers = new SoundDrivers({
    ...{ clock, silent, drivers: [driverOf(mpv), driverOf(sox)] },
    choice: () => chosen.choice,
  })
  return { clock, silent, mpv, sox, drivers, chosen }
}

describe('auto', () => {
  it('takes the first one that works, and keeps it without asking again', () => {
    const { mpv, sox, drivers } = rig()
    expect(drivers.current).toBeUndefined()
    expect(drivers.select().backend).toBe(mpv)
    expect(drivers.select().backend).toBe(mpv)
    expect([mpv.asked, sox.asked, drivers.current?.backend]).toEqual([['probe'], [], mpv])
    expect(explainSound(drivers.select())).toBe('The sound back end mpv works here')
  })

  it('tells what keeps the others from working', () => {
    const { mpv, sox, drivers } = rig()
    mpv.refusal = noProgram
    expect(drivers.select().backend).toBe(sox)
    expect(explainSound(drivers.select())).toBe('The sound back end sox works here (mpv: mpv is not installed)')
  })

  it('falls back to silence, and looks anew the next time', () => {
    const { silent, mpv, sox, drivers } = rig()
    mpv.refusal = noProgram
    sox.refusal = noProgram
    expect(drivers.select().backend).toBe(silent)
    expect(explainSound(drivers.select())).toMatch(/^No sound back end works here, so nothing is heard \(mpv: /)
    mpv.refusal = undefined
    expect(drivers.select().backend).toBe(mpv)
  })
})

it('one that turns out not to work is left out for ten seconds', async () => {
  const { clock, mpv, sox, drivers } = rig()
  drivers.select()
  expect(drivers.exclude(mpv, new Error('no sound card'))).toBe(true)
  expect(drivers.select()).toMatchObject({ backend: sox, tried: [{ refusal: { message: 'no sound card' } }] })
  drivers.exclude(sox, new Error('no sound card'))
  await clock.advance(9)
  expect(drivers.select().backend.name).toBe('null')
  await clock.advance(1)
  expect(drivers.select().backend).toBe(mpv)
})

it('one that found no sound card says so', () => {
  const { mpv, sox, drivers } = rig()
  drivers.select()
  drivers.exclude(mpv, new KaithemError('KAITHEM_UNAVAILABLE', 'no card', { device: true }))
  drivers.select()
  drivers.exclude(sox, new KaithemError('KAITHEM_UNAVAILABLE', 'it has ended', {}))
  expect(drivers.select().tried.map(({ refusal }) => refusal.reason)).toEqual(['noDevice', 'failed'])
})

it('nothing replaces silence, one that was given, or none', () => {
  const { silent, drivers } = rig()
  const answers = [silent, new FakeSound(), undefined].map((each) => drivers.exclude(each, new Error('x')))
  expect(answers).toEqual([false, false, false])
})

it('null never looks at the machine', () => {
  const { silent, mpv, drivers } = rig('null')
  expect([drivers.select().backend, drivers.select().backend, mpv.asked]).toEqual([silent, silent, []])
  expect(explainSound(drivers.select())).toBe('The sound back end null was asked for')
})

it('one that was asked for is the only one that is tried', () => {
  const { silent, mpv, sox, drivers } = rig('sox')
  sox.refusal = noProgram
  expect([drivers.select().backend, mpv.asked]).toEqual([silent, []])
  expect(explainSound(drivers.select())).toMatch(/^The sound back end sox does not work here, so nothing is heard/)
})

it('follows when somebody chooses another one', () => {
  const { mpv, sox, drivers, chosen } = rig()
  expect(drivers.select().backend).toBe(mpv)
  chosen.choice = 'sox'
  expect(drivers.select().backend).toBe(sox)
  const own = new FakeSound()
  chosen.choice = own
  expect([drivers.select().backend, own.asked]).toEqual([own, []])
  expect(explainSound(drivers.select())).toBe('The sound back end mpv was given')
})

it('one that cannot be made is one that does not work', () => {
  const clock = new ManualClock()
  const silent = new NullBackend({ clock, lengthOf: () => undefined })
  const create = (): never => {
    throw new Error('no memory')
  }
  const drivers = new SoundDrivers({ clock, silent, drivers: [{ name: 'mpv', create }], choice: () => 'auto' })
  const detail = { reason: 'failed', message: 'no memory', data: { detail: 'no memory' } }
  expect(drivers.select()).toMatchObject({ backend: silent, tried: [{ backend: 'mpv', refusal: detail }] })
})

it('close closes those that were made, and only those', () => {
  const { mpv, sox, drivers } = rig()
  drivers.select()
  drivers.close()
  expect([mpv.asked, sox.asked, drivers.current]).toEqual([['probe', 'close'], [], undefined])
})

test('what is no back end is refused', () => {
  expect(checkSoundChoice('mpv')).toBe('mpv')
  expect(codeOf(() => checkSoundChoice('gstreamer'))).toBe('KAITHEM_VALUE')
  expect(() => checkSoundChoice(null)).toThrow('auto, null, webaudio, mpv, mplayer, ffplay, sox')
})
