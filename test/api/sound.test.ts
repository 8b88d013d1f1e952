/** Every public name of kaithem.sound, by what it promises. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKaithem, type Kaithem, type Log, ManualClock } from '../../lib/index.ts'
import type { SoundPlayer } from '../../lib/sound/api.ts'
import { codeOf } from '../support/code-of.ts'

const quiet: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

let clock: ManualClock
let kaithem: Kaithem

beforeEach(() => {
  clock = new ManualClock(1_700_000_000)
  kaithem = createKaithem({ clock, log: quiet, sound: 'null' })
})

/** Closing must leave no timer. */
afterEach(() => {
  kaithem.close()
  expect(clock.pending).toBe(0)
})

function play(options: object = {}): SoundPlayer {
  return kaithem.sound.play('chime.wav', options) as SoundPlayer
}

describe('kaithem.sound', () => {
  it('kaithem.sound is the same in every view', () => {
    play()
    expect(kaithem.scope('flow').sound.is_playing()).toBe(true)
  })

  it('kaithem.sound.position is where it is in the file, pauses not counted', async () => {
    play({ start: 0.25 })
    await clock.advance(0.5)
    kaithem.sound.pause()
    await clock.advance(10)
    expect([kaithem.sound.position(), kaithem.sound.position('DOOR')]).toEqual([0.75, undefined])
  })

  it('kaithem.sound.announce turns all others down until it is over', async () => {
    const music = play({ handle: 'MUSIC', loop: -1, volume: 0.5 })
    const said = kaithem.sound.announce('notice.wav', { duck: 0.5, fade: 0.25 }) as SoundPlayer
    expect([said.handle, said.volume, music.volume]).toEqual(['ANNOUNCEMENT', 1, 0.5])
    await clock.advance(0.25)
    expect([said.volume, music.volume]).toEqual([1, 0.25])
    await clock.advance(5)
    expect([said.stopped, music.volume]).toEqual([true, 0.5])
    expect(codeOf(() => kaithem.sound.announce('chime.wav', { duck: 2 }))).toBe('KAITHEM_VALUE')
    expect(codeOf(() => kaithem.sound.announce('none.wav'))).toBe('KAITHEM_KEY')
    expect(music.volume).toBe(0.5)
  })

  it('kaithem.sound.wait resolves at the end', async () => {
    play()
    let over = false
    kaithem.sound.wait().then(() => {
      over = true
    })
    await clock.advance(1)
    expect(over).toBe(false)
    await clock.advance(1)
    expect(over).toBe(true)
    await kaithem.sound.wait()
  })

  it('kaithem.sound.player is the sound of a handle', () => {
    const sound = play({ handle: 'DOOR' })
    expect([kaithem.sound.player('DOOR'), kaithem.sound.player()]).toEqual([sound, undefined])
  })

  it('kaithem.sound.backend tells what was asked of it', () => {
    play({ volume: 0.5 })
    const { name, calls } = kaithem.sound.backend
    expect([name, calls?.map(({ call, options }) => [call, options.volume])]).toEqual(['null', [['play', 0.5]]])
  })

  it('kaithem.sound.diagnostics tells the back end, why, and what plays', () => {
    play()
    const { backend, why, playing } = kaithem.sound.diagnostics()
    expect([backend, why, playing.length]).toEqual(['null', 'The sound back end null was asked for', 1])
  })
})

describe('kaithem.ogg_test([output])', () => {
  it('kaithem.ogg_test is kaithem.sound.ogg_test', async () => {
    const done = kaithem.ogg_test()
    expect(kaithem.sound.is_playing('ogg_test')).toBe(true)
    await clock.advance(1)
    await done
  })

  it('kaithem.sound.ogg_test fails where nothing is heard', async () => {
    await expect(kaithem.sound.ogg_test('__disable__')).rejects.toMatchObject({ code: 'KAITHEM_UNAVAILABLE' })
  })
})

it('kaithem.sound.directories are the entries of audio-paths', () => {
  expect(kaithem.sound.directories).toEqual(['__default__'])
  const other = createKaithem({ clock, log: quiet, 'audio-paths': ['/music', '__default__'] })
  expect(other.sound.directories).toEqual(['/music', '__default__'])
  other.close()
})

it('kaithem.sound.outputs has the usual one first', () => {
  expect(kaithem.sound.outputs()).toEqual([''])
})

it('kaithem.sound.preload makes a file ready', () => {
  kaithem.sound.preload('chime.wav', '@auto')
  expect(kaithem.sound.backend.calls?.map(({ call, options }) => [call, options.output])).toEqual([['preload', '']])
  expect(codeOf(() => kaithem.sound.preload('none.wav'))).toBe('KAITHEM_KEY')
})

describe('kaithem.sound.fade_to(self,file,length=1.0, block=False, detach=True, handle="PRIMARY",**kwargs)', () => {
  it('kaithem.sound.fade_to crosses, from silence and to silence', async () => {
    const old = play()
    kaithem.sound.fade_to('success.wav', 0.5)
    const next = kaithem.sound.player()
    await clock.advance(0.25)
    expect([old.volume, next?.volume]).toEqual([0.5, 0.5])
    await clock.advance(0.25)
    expect([old.stopped, next?.volume]).toEqual([true, 1])
    const done = kaithem.sound.fade_to(null, { length: 0.2 })
    expect(kaithem.sound.is_playing()).toBe(false)
    await clock.advance(0.2)
    await done
    expect(next?.stopped).toBe(true)
  })
})

describe('kaithem.sound.play(filename,handle="PRIMARY",volume=1,start=0,end=-0.0001, output=None,fs=False,extraPaths=[])', () => {
  it('kaithem.sound.play ends what played under the handle', () => {
    const first = kaithem.sound.play('chime.wav', 'PRIMARY', 1, 0, -0.0001, null, false, [])
    const second = play()
    expect([first?.stopped, second.stopped]).toEqual([true, false])
  })

  it('kaithem.sound.play plays a part, several times, at another speed', async () => {
    const sound = play({ start: 0.5, end: -0.5, loop: 4, speed: 2 })
    await clock.advance(0.9)
    expect(sound.stopped).toBe(false)
    await clock.advance(0.2)
    expect(sound.stopped).toBe(true)
  })

  it('kaithem.sound.play needs a file that there is', () => {
    expect(codeOf(() => kaithem.sound.play('none.wav'))).toBe('KAITHEM_KEY')
    expect(codeOf(() => kaithem.sound.play('../chime.wav'))).toBe('KAITHEM_VALUE')
  })
})

it('kaithem.sound.builtinSounds can all be played', () => {
  for (const name of kaithem.sound.builtinSounds) expect(kaithem.sound.play(name)?.stopped).toBe(false)
  expect(kaithem.sound.builtinSounds.length).toBeGreaterThan(5)
})

it('kaithem.sound.stop ends the sound of a handle', () => {
  const [mine, door] = [play(), play({ handle: 'DOOR' })]
  kaithem.sound.stop()
  expect([mine.stopped, door.stopped]).toEqual([true, false])
})

it('kaithem.sound.on_stop tells of what is stopped or faded to silence, before that, until it is ended', () => {
  const seen: unknown[] = []
  const sound = play()
  const off = kaithem.sound.on_stop((handle) => seen.push([handle, sound.stopped]))
  kaithem.sound.on_stop(() => {
    throw new Error('a listener of somebody else')
  })
  kaithem.sound.stop('DOOR')
  void kaithem.sound.fade_to(null, { length: 1 })
  kaithem.sound.stop_all()
  expect(seen).toEqual([
    ['DOOR', false],
    ['PRIMARY', false],
    [undefined, false],
  ])
  off()
  kaithem.sound.stop()
  expect(seen).toHaveLength(3)
  expect(codeOf(() => kaithem.sound.on_stop('f' as never))).toBe('KAITHEM_TYPE')
})

it('kaithem.sound.stop_all ends all', () => {
  const sounds = [play(), play({ handle: 'DOOR' })]
  kaithem.sound.stop_all()
  expect(sounds.map(({ stopped }) => stopped)).toEqual([true, true])
})

it('kaithem.sound.is_playing is true for a paused one, false after the end', async () => {
  play()
  kaithem.sound.pause()
  await clock.advance(10)
  expect(kaithem.sound.is_playing()).toBe(true)
  kaithem.sound.resume()
  await clock.advance(10)
  expect(kaithem.sound.is_playing()).toBe(false)
})

it('kaithem.sound.setvol sets the volume', () => {
  const sound = play()
  kaithem.sound.setvol(0.5)
  expect([sound.volume, sound.gain]).toEqual([0.5, 0.125])
})

it('kaithem.sound.seek goes to another place, from either end', () => {
  const sound = play()
  kaithem.sound.seek(0.5)
  expect(sound.position).toBe(0.5)
  kaithem.sound.seek(-0.25)
  expect(sound.position).toBeCloseTo((sound.length ?? 0) - 0.25)
})

it('kaithem.sound.pause pauses, twice as well', async () => {
  const sound = play()
  kaithem.sound.pause()
  kaithem.sound.pause()
  await clock.advance(5)
  expect([sound.paused, sound.position]).toEqual([true, 0])
})

it('kaithem.sound.resume goes on, twice as well', async () => {
  const sound = play()
  kaithem.sound.pause()
  await clock.advance(5)
  kaithem.sound.resume()
  kaithem.sound.resume()
  await clock.advance(1)
  expect([sound.paused, sound.position]).toEqual([false, 1])
})

it('kaithem.sound.resolveSound is the full path', () => {
  expect(kaithem.sound.resolveSound('chime.wav')).toMatch(/[\\/]data[\\/]sounds[\\/]chime\.wav$/)
  expect(codeOf(() => kaithem.sound.resolveSound('none.wav', ['/nowhere']))).toBe('KAITHEM_KEY')
})

describe('kaithem.sound.player', () => {
  it('kaithem.sound.player#handle is the name it plays under', () => {
    expect([play().handle, play({ handle: 'DOOR' }).handle]).toEqual(['PRIMARY', 'DOOR'])
  })

  it('kaithem.sound.player#file is its full path', () => {
    expect(play().file).toBe(kaithem.sound.resolveSound('chime.wav'))
  })

  it('kaithem.sound.player#backend is what plays it', () => {
    expect(play().backend).toBe('null')
  })

  it('kaithem.sound.player#volume is that of the moment', async () => {
    const sound = play({ volume: 0.8 })
    kaithem.sound.fade_to(null, 1)
    await clock.advance(0.5)
    expect(sound.volume).toBe(0.4)
  })

  it('kaithem.sound.player#target is where fades lead', () => {
    kaithem.sound.fade_to('chime.wav', { volume: 0.8 })
    expect([kaithem.sound.player()?.target, kaithem.sound.player()?.volume]).toEqual([0.8, 0])
  })

  it('kaithem.sound.player#gain is the cube of the volume', () => {
    expect(play({ volume: 0.5 }).gain).toBe(0.125)
  })

  it('kaithem.sound.player#position is where it is in the file', async () => {
    const sound = play({ speed: 2 })
    await clock.advance(0.5)
    expect(sound.position).toBe(1)
  })

  it('kaithem.sound.player#paused tells whether it is', () => {
    const sound = play()
    kaithem.sound.pause()
    expect(sound.paused).toBe(true)
  })

  it('kaithem.sound.player#stopped tells that it is over', () => {
    const sound = play()
    kaithem.sound.stop()
    expect(sound.stopped).toBe(true)
  })

  it('kaithem.sound.player#finished tells an end of its own from one by others', async () => {
    const [first, second] = [play({ handle: 'A' }), play({ handle: 'B' })]
    kaithem.sound.stop('B')
    await clock.advance(5)
    expect([first.finished, second.finished, second.stopped]).toEqual([true, false, true])
  })

  it('kaithem.sound.player#length is that of the file', () => {
    // Of the whole file, not of the part that is played.
    expect(play({ start: 0.5, end: 0.75 }).length).toBeGreaterThan(1)
    expect(kaithem.sound.player()?.length).toBeLessThan(2.1)
  })

  it('kaithem.sound.player#error is empty while all is well', () => {
    expect(play().error).toBeUndefined()
  })

  it('kaithem.sound.player#wait resolves at the end', async () => {
    const over = play().wait()
    kaithem.sound.stop()
    await over
    expect(kaithem.sound.is_playing()).toBe(false)
  })
})
