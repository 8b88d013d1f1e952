import { describe, expect, it } from 'vitest'
import { KaithemError } from '../../../lib/index.ts'
import type { SoundChoice } from '../../../lib/sound/drivers.ts'
import { driverOf, FakeSound } from './fake-backend.ts'
import { soundRig } from './support.ts'

const radio = 'http://radio.example/live'

function rig(sound: SoundChoice = 'auto') {
  const web = Object.assign(new FakeSound('webaudio'), { features: { ...new FakeSound().features, urls: false } })
  const mpv = new FakeSound('mpv')
  return { web, mpv, ...soundRig({ sound, soundDrivers: [driverOf(web), driverOf(mpv)] }) }
}

const cannotDecode = new KaithemError('KAITHEM_IO', 'it is too long', { elsewhere: true })

describe('a file that the back end cannot decode', () => {
  it('is played by another one, and what comes next by the usual one', () => {
    const { k, web, mpv } = rig()
    const sound = k.sound.play('a.wav', { start: 2 })
    web.last.listener.failed(cannotDecode)
    expect([sound?.stopped, mpv.last.options.file, mpv.last.options.start]).toEqual([false, sound?.file, 2])
    k.sound.play('b.wav', 'DOOR')
    expect([web.voices.length, mpv.voices.length]).toEqual([2, 1])
  })

  it('fails when nobody can', () => {
    const { k, web, mpv } = rig()
    const sound = k.sound.play('a.wav')
    web.last.listener.failed(cannotDecode)
    mpv.last.listener.failed(new KaithemError('KAITHEM_IO', 'mpv cannot play it', { elsewhere: true }))
    expect([sound?.stopped, sound?.error?.message, web.voices.length]).toEqual([true, 'mpv cannot play it', 1])
  })

  it('plays silently where the other one has lost its sound card, until that is back', async () => {
    const { clock, k, web, mpv } = rig()
    const sound = k.sound.play('c.wav')
    web.last.listener.failed(cannotDecode)
    mpv.last.listener.failed(new KaithemError('KAITHEM_UNAVAILABLE', 'mpv has no sound card', { device: true }))
    expect([sound?.stopped, sound?.backend, k.sound.backend.name]).toEqual([false, 'null', 'webaudio'])
    await clock.advance(0)
    await clock.advance(11)
    expect([sound?.backend, mpv.last.options.at, web.voices.length]).toEqual(['mpv', expect.closeTo(11), 1])
  })

  it('fails where a back end was asked for, and where no other one works', () => {
    for (const { k, web, mpv } of [rig('webaudio'), rig()]) {
      mpv.refusal = { reason: 'noProgram', message: 'not there', data: {} }
      const sound = k.sound.play('a.wav')
      web.last.listener.failed(cannotDecode)
      expect([sound?.error, mpv.voices.length]).toEqual([cannotDecode, 0])
    }
  })
})

describe('an address of the web', () => {
  it('is played by a back end that can, as it was given', () => {
    const { k, web, mpv } = rig()
    const sound = k.sound.play(radio)
    expect([sound?.file, mpv.last.options.file, web.voices.length]).toEqual([radio, radio, 0])
    expect([sound?.length, sound?.stopped]).toEqual([undefined, false])
  })

  it('fails with what to install where none can', () => {
    const { k } = rig('webaudio')
    const { error, stopped } = k.sound.play(radio) ?? {}
    expect([stopped, error?.code, error?.message]).toEqual([
      ...[true, 'KAITHEM_IO', expect.stringMatching(/webaudio plays no addresses of the web; install mpv/)],
    ])
  })

  it('is not looked for in folders, and has a form', () => {
    const { k } = rig()
    expect(k.sound.resolveSound('https://radio.example')).toBe('https://radio.example')
    expect(() => k.sound.resolveSound('http://')).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  })
})
