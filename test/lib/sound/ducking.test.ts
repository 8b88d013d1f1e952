import { describe, expect, it } from 'vitest'
import { Ducking } from '../../../lib/sound/ducking.ts'
import type { Player } from '../../../lib/sound/player.ts'
import type { SoundPlayer } from '../../../lib/sound/player-handle.ts'
import { soundRig } from './support.ts'

const player = (): Player => ({}) as Player

describe('Ducking', () => {
  it('leaves everything alone while nothing is announced', () => {
    expect(new Ducking().levelOf(undefined)).toBe(1)
  })

  it('takes the lower of two, and none for what is announced', () => {
    const ducking = new Ducking()
    const [first, second, other] = [player(), player(), player()]
    ducking.begin(first, { duck: 0.5, fade: 1 })
    ducking.begin(second, { duck: 0.2, fade: 2 })
    expect([first, second, other, undefined].map((each) => ducking.levelOf(each))).toEqual([1, 1, 0.2, 0.2])
    expect(ducking.end(second)).toEqual({ duck: 0.2, fade: 2 })
    expect([ducking.levelOf(other), ducking.end(other)]).toEqual([0.5, undefined])
  })
})

describe('announce', () => {
  function rig() {
    const made = soundRig()
    const music = made.k.sound.play('c.wav', { handle: 'MUSIC', volume: 0.8, loop: -1 }) as SoundPlayer
    return { ...made, music }
  }

  it('goes down, plays, and comes up again', async () => {
    const { clock, k, music } = rig()
    k.sound.announce('short.wav', { duck: 0.5, fade: 0.4 })
    expect(k.sound.is_playing('ANNOUNCEMENT')).toBe(true)
    await clock.advance(0.2)
    expect(music.volume).toBeCloseTo(0.6)
    await clock.advance(0.3)
    expect([music.volume, k.sound.is_playing('ANNOUNCEMENT')]).toEqual([0.4, false])
    await clock.advance(0.2)
    expect(music.volume).toBeCloseTo(0.6)
    await clock.advance(0.2)
    expect([music.volume, music.target]).toEqual([0.8, 0.8])
  })

  it('comes up after a stop, after an error, and when who announced is gone', async () => {
    const { clock, k, music } = rig()
    const flow = k.scope('flow')
    const options = { duck: 0, fade: 0 }
    flow.sound.announce('a.wav', options)
    expect(music.volume).toBe(0)
    flow.sound.stop('ANNOUNCEMENT')
    expect(music.volume).toBe(0.8)
    flow.sound.announce('a.wav', options)
    expect(music.volume).toBe(0)
    flow.dispose()
    expect(music.volume).toBe(0.8)
    expect(() => k.sound.announce('none.wav', options)).toThrow('none.wav')
    await clock.advance(1)
    expect(music.volume).toBe(0.8)
  })

  it('comes up when the back end fails while it plays', async () => {
    const { music, k } = rig()
    const real = k.sound.backend.play
    let fail = (): void => {}
    k.sound.backend.play = (options, listener) => {
      fail = () => listener.failed(Object.assign(new Error('broken'), { code: 'KAITHEM_IO' }) as never)
      return real.call(k.sound.backend, options, listener)
    }
    const said = k.sound.announce('a.wav', { duck: 0.25, fade: 0 })
    expect(music.volume).toBe(0.2)
    fail()
    expect([said?.error?.message, said?.finished, music.volume]).toEqual(['broken', false, 0.8])
  })

  it('counts on top of volumes that are set meanwhile', async () => {
    const { clock, k, music } = rig()
    k.sound.announce('short.wav', { duck: 0.5, fade: 0 })
    k.sound.setvol(0.6, 'MUSIC')
    expect([music.volume, music.target]).toEqual([0.3, 0.6])
    await clock.advance(1)
    expect(music.volume).toBe(0.6)
  })

  it('counts on top of a fade, in short ramps while both move', async () => {
    const { clock, k, music } = rig()
    k.sound.fade_to(null, { handle: 'MUSIC', length: 2 })
    await clock.advance(1)
    k.sound.announce('a.wav', { duck: 0.5, fade: 0.5 })
    await clock.advance(0.25)
    expect(music.volume).toBeCloseTo(0.8 * 0.375 * 0.75)
    const ramps = k.sound.backend.calls?.filter(({ call, handle }) => call === 'ramp' && handle === 'MUSIC') ?? []
    expect(ramps.slice(1).map(({ options }) => options.seconds)).toEqual(
      [0.1, 0.1, 0.1].map((each) => expect.closeTo(each)),
    )
    expect(ramps.at(-1)?.options.to).toBeCloseTo(0.8 * 0.35 * 0.7)
    await clock.advance(1)
    expect([music.stopped, clock.pending]).toEqual([true, 1])
  })

  it('turns down what begins meanwhile, also by a fade, but no alert and no other announcement', async () => {
    const { clock, k } = soundRig({ alertsounds: { all: { soundcard: '' }, critical: { file: 'a.wav' } } })
    k.sound.announce('c.wav', { duck: 0.5, fade: 0 })
    const late = k.sound.play('a.wav')
    expect([late?.volume, k.sound.backend.calls?.at(-1)?.options.volume]).toEqual([0.5, 0.5])
    k.sound.fade_to('b.wav', 1)
    await clock.advance(1)
    expect(k.sound.player()?.volume).toBe(0.5)
    const second = k.sound.announce('b.wav', { handle: 'SECOND', duck: 0.1, fade: 0 })
    expect([second?.volume, k.sound.player()?.volume, k.sound.player('ANNOUNCEMENT')?.volume]).toEqual([1, 0.1, 1])
    k.alerts.Alert('fire', { priority: 'critical' }).trip()
    await clock.advance(1)
    expect(k.sound.player('kaithem_alerts')?.volume).toBe(1)
    k.sound.stop('SECOND')
    expect(k.sound.player()?.volume).toBe(0.5)
  })

  it('one takes the place of another without the others coming up in between', () => {
    const { k, music } = rig()
    k.sound.announce('a.wav', { duck: 0.5, fade: 0 })
    const before = k.sound.backend.calls?.length
    k.sound.announce('b.wav', { duck: 0.5, fade: 0 })
    expect(music.volume).toBe(0.4)
    expect(k.sound.backend.calls?.slice(before).map(({ call, handle }) => `${call} ${handle}`)).toEqual([
      ...['stop ANNOUNCEMENT', 'play ANNOUNCEMENT'],
    ])
  })

  it('on the output __disable__ does nothing', () => {
    const { k, music } = rig()
    expect([k.sound.announce('a.wav', { output: '__disable__', fade: 0 }), music.volume]).toEqual([undefined, 0.8])
  })
})
