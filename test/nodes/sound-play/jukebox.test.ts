import { describe, expect, it, onTestFinished } from 'vitest'
import { createKaithem, ManualClock } from '../../../lib/index.ts'
import type { SoundPlayer } from '../../../lib/sound/api.ts'
import { defaults, parseConfig } from '../../../nodes/sound-play/config.ts'
import { Jukebox } from '../../../nodes/sound-play/jukebox.ts'
import { readOrder } from '../../../nodes/sound-play/order.ts'
import { Playing } from '../../../nodes/sound-play/playing.ts'

function rig(settings: object = {}) {
  const clock = new ManualClock(1_700_000_000)
  const k = createKaithem({ clock, sound: 'null' })
  onTestFinished(() => k.close())
  const told: string[] = []
  const playing = new Playing((ending, { n }) => void told.push(`${n} ${ending}`))
  const config = parseConfig({ ...defaults, ...settings })
  const failed = (): void => void told.push('failed')
  const forgot = (): void => void told.push(`${jukebox.waiting} wait`)
  const jukebox: Jukebox = new Jukebox({ sound: k.sound, playing, settings: config, id: 'n1', failed, forgot })
  const order = (message: { readonly [name: string]: unknown } = {}): void => {
    const { file = 'chime.wav', volume } = message
    jukebox.obey({ order: readOrder(message, config), file, volume, message })
  }
  const handles = (): string[] => k.sound.diagnostics().playing.map(({ handle }) => handle)
  return { clock, k, told, jukebox, order, handles, playing }
}

describe('while busy', () => {
  it('a new sound ends the old one', async () => {
    const { clock, order, told, handles } = rig()
    order({ n: 1 })
    order({ n: 2 })
    await clock.advance(5)
    expect([told, handles()]).toEqual([['1 stopped', '2 finished'], []])
  })

  it('or waits for it, and tells at once that it is not there', async () => {
    const { clock, order, told, jukebox } = rig({ busy: 'queue' })
    order({ n: 1, file: 'click.wav' })
    order({ n: 2, file: 'tick.wav' })
    expect(jukebox.waiting).toBe(1)
    expect(() => order({ n: 3, file: 'none.wav' })).toThrow('none.wav')
    await clock.advance(5)
    expect([told, jukebox.waiting]).toEqual([['1 finished', '2 finished'], 0])
  })

  it('what waits is forgotten when anybody stops the handle, or all', async () => {
    for (const stop of ['stop', 'stop_all'] as const) {
      const { k, clock, order, told, jukebox, handles } = rig({ busy: 'queue' })
      order({ n: 1 })
      order({ n: 2 })
      k.sound.stop('OTHER')
      expect(jukebox.waiting).toBe(1)
      k.sound[stop]()
      await clock.advance(5)
      expect([told, jukebox.waiting, handles()]).toEqual([['0 wait', '1 stopped'], 0, []])
    }
  })

  it('or plays beside it, under a handle of its own, and orders reach both', async () => {
    const { k, clock, order, told, handles, playing } = rig({ busy: 'mix' })
    order({ n: 1 })
    order({ n: 2 })
    expect(handles()).toEqual(['PRIMARY', 'PRIMARY (n1 2)'])
    order({ action: 'volume', volume: 0.5 })
    order({ action: 'pause' })
    expect(playing.all.map(({ volume, paused }) => [volume, paused])).toEqual([
      ...[
        [0.5, true],
        [0.5, true],
      ],
    ])
    order({ action: 'resume' })
    k.sound.play('chime.wav', { handle: 'OTHER' })
    order({ action: 'fade-out', length: 0.5 })
    await clock.advance(1)
    expect([told, handles()]).toEqual([['1 stopped', '2 stopped'], ['OTHER']])
  })
})

it('fades to a sound and to silence, in the length that was asked for', async () => {
  const { k, clock, order, told } = rig({ length: '4' })
  order({ n: 1, loop: -1 })
  order({ action: 'fade', n: 2, loop: -1 })
  await clock.advance(1)
  expect(k.sound.player()?.volume).toBeCloseTo(0.25)
  order({ action: 'fade', file: null, length: 0 })
  await clock.advance(3)
  expect(told).toEqual(['2 stopped', '1 stopped'])
})

it('goes to another place in what plays, by itself to the beginning', () => {
  const { order, playing } = rig({ busy: 'mix', handle: 'A' })
  order()
  order()
  const places = (): number[] => playing.all.map(({ position }) => position)
  order({ action: 'seek', start: 1 })
  expect(places()).toEqual([1, 1])
  order({ action: 'seek' })
  expect(places()).toEqual([0, 0])
  expect(() => order({ action: 'seek', start: 'here' })).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
})

it('announces', () => {
  const { k, order } = rig({ announce: true, duck: '0.5', duckFade: '0' })
  const music = k.sound.play('chime.wav', { loop: -1 }) as SoundPlayer
  order()
  expect([music.volume, k.sound.is_playing('ANNOUNCEMENT')]).toEqual([0.5, true])
  order({ action: 'stop' })
  expect(music.volume).toBe(1)
})

it('stop ends what waits under the handle, stop-all everything of everybody', async () => {
  const { k, clock, order, told, jukebox } = rig({ busy: 'queue' })
  order({ n: 1 })
  order({ n: 2 })
  order({ n: 3, handle: 'B' })
  order({ n: 4, handle: 'B' })
  order({ action: 'stop' })
  await clock.advance(0)
  expect([told, jukebox.waiting]).toEqual([['1 wait', '1 stopped'], 1])
  k.sound.play('chime.wav', { handle: 'CODE' })
  order({ action: 'stop-all' })
  await clock.advance(5)
  expect([told.slice(2), jukebox.waiting, k.sound.diagnostics().playing]).toEqual([['0 wait', '3 stopped'], 0, []])
})

it('on the output that is switched off follows nothing', () => {
  const { order, playing } = rig()
  order({ n: 1 })
  order({ n: 2, output: '__disable__' })
  order({ n: 3, action: 'fade', output: '__disable__' })
  expect(playing.all).toHaveLength(1)
})

it('a volume that is none is refused', () => {
  const { order } = rig()
  expect(() => order({ action: 'volume' })).toThrow('volume')
  expect(() => order({ volume: 'loud' })).toThrow('volume')
})
