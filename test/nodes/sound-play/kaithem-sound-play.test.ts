import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import kaithem, { KaithemError } from '../../../dist/lib/index.js'
import type { VoiceListener } from '../../../lib/sound/backend.ts'
import { type FlowNode, startRed, type TestRed } from '../../support/red.ts'
import { until } from '../../support/wait.ts'

let red: TestRed
beforeAll(async () => {
  const alertsounds = { all: { soundcard: '' }, critical: { file: 'alarm-high.ogg', interval: 36 } }
  red = await startRed({ settings: { kaithem: { sound: 'null', alertsounds } } })
})
afterAll(() => red.stop())

const node = (settings: object): FlowNode => ({
  ...{ id: 'n', type: 'kaithem-sound-play', wires: [['finished'], ['error'], ['stopped']] },
  ...settings,
})
const probes = ['finished', 'error', 'stopped', 'caught'].map((id) => ({ id, type: 'test-probe', wires: [] }))
const others: FlowNode[] = [
  ...probes,
  { id: 'catch', type: 'catch', scope: null, uncaught: false, wires: [['caught']] },
]
const deploy = (...nodes: object[]): Promise<void> => red.deploy([...nodes.map(node), ...others])
const { sound } = kaithem

describe('messages', () => {
  it('play, and the end is told with the message, without its orders', async () => {
    await deploy({ file: 'click.wav' })
    red.receive('n', { payload: 5, topic: 'bell', handle: 'DOOR', volume: 0.5 })
    expect(sound.player('DOOR')?.volume).toBe(0.5)
    const message = await red.next('finished')
    expect(message).toMatchObject({ payload: 5, topic: 'bell', sound: { event: 'finished', handle: 'DOOR' } })
    expect(Object.keys(message).sort()).toEqual(['_msgid', 'payload', 'sound', 'topic'])
  })

  it('name the sound, by a property, a context or the environment, and msg.file before all', async () => {
    process.env.TEST_BELL = 'notice.wav'
    await deploy({ file: 'payload.name', fileType: 'msg', loop: '-1' })
    red.receive('n', { payload: { name: 'alert.wav' } })
    expect(sound.player()?.file).toContain('alert.wav')
    red.receive('n', { payload: { name: 'alert.wav' }, file: 'success.wav' })
    expect(sound.player()?.file).toContain('success.wav')
    await deploy({ file: 'TEST_BELL', fileType: 'env' })
    red.receive('n', {})
    expect(sound.player()?.file).toContain('notice.wav')
    await deploy({ file: 'bell', fileType: 'flow' })
    red.receive('n', { file: 'tick.wav' })
    await red.next('finished')
    red.receive('n', {})
    expect(await red.next('error')).toMatchObject({ error: { code: 'KAITHEM_TYPE' } })
  })

  it('set the volume, pause, go on and stop', async () => {
    await deploy({ loop: '-1' }, { id: 'dim', action: 'volume', volume: 'payload', volumeType: 'msg' })
    red.receive('n', {})
    red.receive('dim', { payload: 0.25 })
    expect(sound.player()?.volume).toBe(0.25)
    red.receive('n', { topic: 'pause' })
    expect(sound.player()?.paused).toBe(true)
    await red.status(
      'n',
      ({ shape, text }) => shape === 'ring' && /chime\.wav 0:0\d \/ 0:0\d · paused/.test(String(text)),
    )
    red.receive('n', { action: 'resume' })
    expect(sound.player()?.paused).toBe(false)
    red.receive('n', { action: 'stop' })
    expect(await red.next('stopped')).toMatchObject({ sound: { event: 'stopped', handle: 'PRIMARY' } })
    expect(sound.is_playing()).toBe(false)
  })

  it('that are wrong go to the second output and to catch nodes, and change nothing', async () => {
    await deploy({ loop: '-1' })
    red.receive('n', {})
    const playing = sound.player()
    for (const [wrong, code] of [
      [{ file: 'none.wav' }, 'KAITHEM_KEY'],
      [{ action: 'sing' }, 'KAITHEM_VALUE'],
      [{ volume: 99 }, 'KAITHEM_VALUE'],
      [{ loop: 'often' }, 'KAITHEM_TYPE'],
    ] as const) {
      red.receive('n', { ...wrong, mine: 1 })
      expect(await red.next('error')).toMatchObject({ mine: 1, error: { code }, sound: { event: 'error' } })
      expect(await red.next('caught')).toMatchObject({ mine: 1, error: { source: { id: 'n' } } })
    }
    expect(sound.player()).toBe(playing)
    red.receive('n', { file: 'none.wav' })
    await red.status('n', ({ fill, text }) => fill === 'red' && text === 'no such sound: none.wav')
  })
})

it('two nodes: one announces, the other is turned down, and comes back when the first is deployed anew', async () => {
  const announcer = { id: 'bell', announce: true, duck: '0.5', duckFade: '0', loop: '-1' }
  await deploy({ loop: '-1' }, announcer)
  red.receive('n', { handle: 'MUSIC' })
  red.receive('bell', {})
  const music = sound.player('MUSIC')
  expect([music?.volume, sound.is_playing('ANNOUNCEMENT')]).toEqual([0.5, true])
  await red.deploy([node({ loop: '-1' }), node({ ...announcer, name: 'changed' }), ...others], 'nodes')
  expect([music?.stopped, music?.volume, sound.is_playing('ANNOUNCEMENT')]).toEqual([false, 1, false])
  // Nobody is told of what a deploy ends.
  expect(red.messages('stopped')).toEqual([])
  await red.deploy([])
  expect(music?.stopped).toBe(true)
})

it('a queue ends with the node, and by a stop in another one', async () => {
  await deploy({ busy: 'queue', loop: '-1' }, { id: 'panic', action: 'stop-all' })
  red.receive('n', {})
  red.receive('n', {})
  await red.status('n', ({ text }) => String(text).includes('1 waiting'))
  red.receive('panic', {})
  await red.next('stopped')
  expect(sound.is_playing()).toBe(false)
  red.receive('n', {})
  red.receive('n', {})
  await red.deploy([])
  await new Promise((resolve) => setImmediate(resolve))
  expect(sound.is_playing()).toBe(false)
})

it('the status counts those that wait for the sound of another node, and shows the one whose turn has come', async () => {
  await deploy({ busy: 'queue', file: 'chime.wav' }, { id: 'first', loop: '-1' })
  red.receive('first', {})
  red.receive('n', {})
  await red.status('n', ({ shape, text }) => shape === 'ring' && /^1 waiting/.test(String(text)))
  // Not by a stop, which ends the waiting, too.
  red.receive('first', { file: 'click.wav', loop: 1 })
  await red.status('n', ({ text }) => /^chime\.wav 0:0\d/.test(String(text)))
  sound.stop()
  await red.next('stopped')
  red.receive('first', {})
  red.receive('n', {})
  await red.status('n', ({ text }) => /^1 waiting/.test(String(text)))
  sound.stop()
  await red.status('n', ({ text }) => text === 'silent, as set')
})

describe('a sound that cannot be played stays red', () => {
  afterEach(() => void vi.restoreAllMocks())

  it('where the back end refuses it at once', async () => {
    vi.spyOn(sound.backend, 'play').mockImplementation(() => {
      throw new Error('no sound in it')
    })
    await deploy({})
    await red.status('n', ({ text }) => text === 'silent, as set')
    red.receive('n', {})
    expect(await red.next('error')).toMatchObject({ error: { code: 'KAITHEM_IO' } })
    await red.status('n', ({ fill, text }) => fill === 'red' && text === 'cannot be played: chime.wav')
    await staysRed()
  })

  it('and where it turns out later', async () => {
    const listeners: VoiceListener[] = []
    vi.spyOn(sound.backend, 'play').mockImplementation((_options, listener) => {
      listeners.push(listener)
      return { position: 0, ramp() {}, pause() {}, resume() {}, stop() {} }
    })
    await deploy({})
    red.receive('n', {})
    await red.status('n', ({ text }) => /^chime\.wav/.test(String(text)))
    const error = new KaithemError('KAITHEM_IO', 'no sound in it', { file: '/a/chime.wav' })
    listeners[0]?.failed(error)
    await red.next('error')
    await red.status('n', ({ fill, text }) => fill === 'red' && text === 'cannot be played: chime.wav')
    await staysRed()
  })

  /** Longer than from one look at what plays to the next. */
  async function staysRed(): Promise<void> {
    await sleep(1500)
    expect(red.status('n').fill).toBe('red')
  }
})

it('is ready after a deploy, and says that it is silent', async () => {
  await deploy({})
  await red.status('n', ({ fill, text }) => fill === 'blue' && text === 'silent, as set')
  await deploy({ speed: '0' })
  await red.status('n', ({ fill }) => fill === 'red')
})

it('alerts beep with the sounds of settings.js', async () => {
  const alert = { id: 'fire', type: 'kaithem-alert', alert: 'fire', priority: 'critical', tripDelay: '', wires: [[]] }
  await red.deploy([alert])
  red.receive('fire', { action: 'trip' })
  await until(() => sound.is_playing('kaithem_alerts'), 10_000, 'a beep')
  expect(sound.player('kaithem_alerts')?.file).toContain('alarm-high.wav')
  red.receive('fire', { action: 'acknowledge' })
  red.receive('fire', { action: 'clear' })
  await red.deploy([])
})
