import { describe, expect, it, vi } from 'vitest'
import { KaithemError } from '../../../lib/index.ts'
import type { NullSynth } from '../../../lib/midi/backends/null-synth.ts'
import type { Ramp } from '../../../lib/sound/backend.ts'
import { driverOf, FakeSound } from './fake-backend.ts'
import { codeOf, soundRig, start } from './support.ts'

describe('handles', () => {
  it('a new sound under a handle ends the old one, others play on', () => {
    const { k } = soundRig()
    const first = k.sound.play('a.wav')
    const door = k.sound.play('b.wav', { handle: 'DOOR' })
    const second = k.sound.play('c.wav')
    expect([first?.stopped, door?.stopped, second?.stopped]).toEqual([true, false, false])
    expect([k.sound.player(), k.sound.player('DOOR')]).toEqual([second, door])
  })

  it('a sound that ends leaves its handle, at the end of its file', async () => {
    const { clock, k } = soundRig()
    const sound = k.sound.play('short.wav')
    await clock.advance(0.4)
    expect([k.sound.is_playing(), k.sound.position()]).toEqual([true, expect.closeTo(0.4)])
    await clock.advance(0.2)
    expect([k.sound.is_playing(), k.sound.position(), sound?.stopped, sound?.position]).toEqual([
      ...[false, undefined, true, 0.5],
    ])
  })

  it('a file that is missing changes nothing', () => {
    const { k } = soundRig()
    const sound = k.sound.play('a.wav')
    expect(codeOf(() => k.sound.play('none.wav'))).toBe('KAITHEM_KEY')
    expect(codeOf(() => k.sound.fade_to('none.wav'))).toBe('KAITHEM_KEY')
    expect([k.sound.player(), sound?.stopped]).toEqual([sound, false])
  })

  it('the output __disable__ plays nothing and changes nothing', async () => {
    const { k } = soundRig()
    const sound = k.sound.play('a.wav')
    expect(k.sound.play('b.wav', { output: '__disable__' })).toBeUndefined()
    await k.sound.fade_to('b.wav', { output: '__disable__' })
    expect(k.sound.player()).toBe(sound)
  })

  it('unknown handles do nothing', () => {
    const { k } = soundRig()
    k.sound.stop('X')
    k.sound.pause('X')
    k.sound.resume('X')
    k.sound.setvol(0.5, 'X')
    expect([k.sound.is_playing('X'), k.sound.position('X'), k.sound.player('X')]).toEqual([false, undefined, undefined])
    expect(k.sound.backend.calls).toEqual([])
  })
})

describe('fades', () => {
  it('cross: the new one comes up as the old one goes, both linear in volume, the gain its cube', async () => {
    const { clock, k } = soundRig()
    const old = k.sound.play('a.wav', { volume: 0.8 })
    const done = vi.fn()
    k.sound.fade_to('b.wav', 4).then(done)
    const next = k.sound.player()
    expect([old?.volume, next?.volume, next?.target]).toEqual([0.8, 0, 1])
    await clock.advance(1)
    expect([old?.volume, next?.volume, next?.gain]).toEqual([
      ...[expect.closeTo(0.6), expect.closeTo(0.25), expect.closeTo(0.25 ** 3)],
    ])
    expect(done).not.toHaveBeenCalled()
    await clock.advance(3)
    expect([old?.volume, old?.stopped, next?.volume, next?.stopped]).toEqual([0, true, 1, false])
    expect(done).toHaveBeenCalledTimes(1)
  })

  it('tells the back end of the very same ramps', async () => {
    const { clock, k } = soundRig()
    k.sound.play('a.wav', { volume: 0.8 })
    await clock.advance(1)
    k.sound.fade_to('b.wav', 4)
    await clock.advance(4)
    const calls = k.sound.backend.calls?.map(({ time, call, file, options: { volume, from, to, seconds } }) => [
      ...[time - start, call, file.slice(-5), volume ?? [from, to, seconds].join()],
    ])
    expect(calls).toEqual([
      [0, 'play', 'a.wav', 0.8],
      [1, 'ramp', 'a.wav', '0.8,0,4'],
      [1, 'play', 'b.wav', 0],
      [1, 'ramp', 'b.wav', '0,1,4'],
      [5, 'stop', 'a.wav', ',,'],
    ])
  })

  it('from silence, where nothing plays', async () => {
    const { clock, k } = soundRig()
    k.sound.fade_to('a.wav', 2, { volume: 0.5 })
    await clock.advance(1)
    expect(k.sound.player()?.volume).toBeCloseTo(0.25)
  })

  it('to silence: the handle is free at once', async () => {
    const { clock, k } = soundRig()
    const sound = k.sound.play('a.wav')
    k.sound.fade_to(null, 2)
    expect([k.sound.is_playing(), sound?.stopped]).toEqual([false, false])
    await clock.advance(1)
    expect(sound?.volume).toBeCloseTo(0.5)
    await clock.advance(1)
    expect(sound?.stopped).toBe(true)
  })

  it('to silence without detaching: the handle stays its own, and a new sound ends it', async () => {
    const { clock, k } = soundRig()
    const sound = k.sound.play('a.wav')
    k.sound.fade_to(null, { length: 2, detach: false })
    expect(k.sound.player()).toBe(sound)
    await clock.advance(1)
    k.sound.play('b.wav')
    expect(sound?.stopped).toBe(true)
  })

  it('a detached one goes on fading beside a new sound, and stop ends both', async () => {
    const { clock, k } = soundRig()
    const old = k.sound.play('a.wav')
    k.sound.fade_to(null, 4)
    const next = k.sound.play('b.wav')
    await clock.advance(1)
    expect([old?.stopped, old?.volume]).toEqual([false, 0.75])
    k.sound.stop()
    expect([old?.stopped, next?.stopped]).toEqual([true, true])
  })

  it('the newest wins: what was coming up goes down from where it is', async () => {
    const { clock, k } = soundRig()
    const a = k.sound.play('a.wav')
    const first = vi.fn()
    k.sound.fade_to('b.wav', 4).then(first)
    const b = k.sound.player()
    await clock.advance(1)
    k.sound.fade_to('c.wav', 2)
    const c = k.sound.player()
    await clock.advance(0)
    await clock.advance(1)
    expect([a?.volume, b?.volume, c?.volume].map((each) => Number(each?.toFixed(6)))).toEqual([0.5, 0.125, 0.5])
    await clock.advance(1)
    expect([b?.stopped, c?.volume]).toEqual([true, 1])
    await clock.advance(1)
    expect([a?.stopped, first.mock.calls.length]).toEqual([true, 1])
  })

  it('of 0 seconds switches at once, at full volume', async () => {
    const { k } = soundRig()
    const old = k.sound.play('a.wav')
    await k.sound.fade_to('b.wav', { length: 0, volume: 0.7 })
    expect([old?.stopped, k.sound.player()?.volume]).toEqual([true, 0.7])
    await k.sound.fade_to(null, 0)
    expect(k.sound.is_playing()).toBe(false)
  })

  it('setvol in the middle changes where it leads', async () => {
    const { clock, k } = soundRig()
    k.sound.fade_to('a.wav', 4)
    await clock.advance(2)
    k.sound.setvol(0.5)
    expect(k.sound.player()?.volume).toBeCloseTo(0.25)
    await clock.advance(2)
    expect(k.sound.player()?.volume).toBe(0.5)
    expect(k.sound.backend.calls?.at(-1)?.options).toEqual({ from: 0.25, to: 0.5, seconds: 2 })
  })

  it('leads to 1 at most, while sounds that are played may be louder', async () => {
    const { clock, k } = soundRig()
    k.sound.fade_to('a.wav', 1, { volume: 3 })
    await clock.advance(1)
    expect(k.sound.player()?.volume).toBe(1)
    expect(k.sound.play('a.wav', { volume: 3 })?.volume).toBe(3)
  })

  it('the volume of a handle survives fades, silence between them too, until another volume is named', async () => {
    const { clock, k } = soundRig()
    k.sound.play('a.wav')
    k.sound.setvol(0.4)
    k.sound.fade_to('b.wav', 1)
    await clock.advance(1)
    expect(k.sound.player()?.volume).toBe(0.4)
    k.sound.fade_to(null, 1)
    await clock.advance(0.5)
    k.sound.fade_to('c.wav', 1)
    await clock.advance(1)
    expect(k.sound.player()?.volume).toBe(0.4)
    k.sound.fade_to('a.wav', 1, { volume: 0.9 })
    await clock.advance(1)
    expect(k.sound.player()?.volume).toBe(0.9)
    expect(k.sound.play('a.wav')?.volume).toBe(1)
  })

  it('a stop in the middle ends the fade', async () => {
    const { clock, k } = soundRig()
    k.sound.play('a.wav')
    const done = vi.fn()
    k.sound.fade_to('b.wav', 4).then(done)
    await clock.advance(1)
    k.sound.stop()
    await clock.advance(0)
    expect([done.mock.calls.length, clock.pending]).toEqual([1, 0])
  })
})

describe('ends', () => {
  it('with who played it', () => {
    const { k } = soundRig()
    const mine = k.sound.play('a.wav')
    const guest = k.scope('guest')
    const theirs = guest.sound.play('b.wav', 'GUEST')
    guest.close()
    expect([mine?.stopped, theirs?.stopped]).toEqual([false, true])
    expect(codeOf(() => guest.sound.play('c.wav'))).toBe('KAITHEM_CLOSED')
    expect(mine?.stopped).toBe(false)
  })

  it('what goes wrong with a sound of nobody, a beep of an alert, is told', async () => {
    const backend = new FakeSound()
    const { clock, k, logged } = soundRig({
      ...{ sound: backend, alertsounds: { all: { soundcard: '' }, warning: { file: 'a.wav' } } },
    })
    k.alerts.Alert('hot', 'warning').trip()
    await clock.advance(5)
    backend.last.listener.failed(new KaithemError('KAITHEM_IO', 'the file is broken', {}))
    expect(logged.filter((text) => text.includes('the file is broken'))).toHaveLength(1)
  })

  it('stop_all ends the notes of synthesizers, too', () => {
    const { k } = soundRig({ midi: 'null' })
    const synth = k.midi.FluidSynth()
    synth.noteOn(0, 60, 100)
    k.sound.stop_all()
    expect((synth.fs as NullSynth).calls.at(-1)?.call).toBe('allNotesOff')
  })

  it('all of them with stop_all, with the news that the sound server is new, and with the object', async () => {
    const { clock, k } = soundRig()
    const playing = (): number => k.sound.diagnostics().playing.length
    const begin = (): void => {
      k.sound.play('a.wav')
      k.sound.fade_to('b.wav', 5)
      k.sound.play('c.wav', 'DOOR')
    }
    begin()
    expect(playing()).toBe(3)
    k.sound.stop_all()
    expect(playing()).toBe(0)
    begin()
    k.message.post('/system/sound/jackstart', null)
    await clock.advance(0)
    expect(playing()).toBe(0)
    begin()
    k.close()
    expect(clock.pending).toBe(0)
  })
})

it('a back end that cannot change volumes begins with what fades and announcements lead to', async () => {
  const features = { volume: false, pause: true, parts: true, loop: true, speed: true, outputs: false, urls: true }
  const sox = Object.assign(new FakeSound('sox'), { features })
  const { clock, k } = soundRig({ sound: 'auto', soundDrivers: [driverOf(sox)] })
  k.sound.announce('chime.wav', { duck: 0.1, fade: 2 })
  k.sound.play('a.wav', { handle: 'MUSIC', volume: 0.8 })
  k.sound.fade_to('b.wav', 4, { handle: 'BELL', volume: 0.6 })
  k.sound.setvol(0.5, 'MUSIC')
  await clock.advance(10)
  expect(sox.voices.map(({ options }) => options.volume)).toEqual([1, 0.8, 0.6])
  // All that it is told: what is set, from the first moment to the last.
  const told = sox.voices.map(({ asked }) => asked.map((ramp) => (ramp as Ramp).to))
  expect(told.map((volumes) => [...new Set(volumes)])).toEqual([[], [0.5], [0.6]])
})

it('listeners to stops may stop, each handle is told of once', () => {
  const { k, logged } = soundRig()
  const told: unknown[] = []
  const stop = (handle: string | undefined): void => {
    told.push(handle)
    k.sound.stop(handle === 'A' ? 'B' : 'A')
  }
  k.sound.on_stop(stop)
  const sounds = ['A', 'B'].map((handle) => k.sound.play('a.wav', { handle }))
  k.sound.stop('A')
  expect([told, logged, sounds.map((sound) => sound?.stopped)]).toEqual([['A', 'B'], [], [true, true]])
  k.sound.stop('B')
  expect(told).toEqual(['A', 'B', 'B', 'A'])
})

it('without a back end everything works, and it is told once', async () => {
  const { clock, k, logged } = soundRig({ sound: 'auto', soundDrivers: [] })
  const warnings: unknown[] = []
  k.message.subscribe('/system/notifications/warnings', (text: unknown) => warnings.push(text))
  k.sound.play('a.wav')
  k.sound.play('b.wav')
  await clock.advance(0)
  expect(logged).toEqual(['No sound back end works here, so nothing is heard'])
  expect([warnings, k.sound.is_playing()]).toEqual([logged, true])
})

it('beeps of alerts are played, and a missing file is only logged', async () => {
  const alertsounds = { all: { soundcard: 'hall' }, critical: { file: 'a.wav' }, error: { file: 'none.wav' } }
  const { clock, k, logged } = soundRig({ alertsounds })
  const leak = k.alerts.Alert('leak', 'critical')
  leak.trip()
  await clock.advance(0)
  expect(k.sound.backend.calls?.at(-1)).toMatchObject({ call: 'play', options: { output: 'hall' } })
  expect(k.sound.backend.calls?.at(-1)?.file).toMatch(/a\.wav$/)
  leak.acknowledge()
  k.alerts.Alert('pump', 'error').trip()
  await clock.advance(0)
  expect(logged.filter((text) => text.includes('none.wav'))).toHaveLength(1)
})

it('errors of closed scopes are of our own', () => {
  const { k } = soundRig()
  const guest = k.scope('guest')
  guest.close()
  let caught: KaithemError | undefined
  try {
    guest.sound.fade_to('a.wav')
  } catch (error) {
    caught = error as KaithemError
  }
  expect(caught?.code).toBe('KAITHEM_CLOSED')
})
