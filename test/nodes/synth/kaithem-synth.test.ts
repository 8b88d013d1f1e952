import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { soundfontBytes } from '../../lib/midi/soundfont-file.ts'
import { type FlowNode, startRed, type TestRed } from '../../support/red.ts'

let red: TestRed
const folder = mkdtempSync(join(tmpdir(), 'kaithem-synth-'))
const kazoo = join(folder, 'kazoo.sf2')
beforeAll(async () => {
  writeFileSync(kazoo, soundfontBytes([{ name: 'Golden Kazoo', bank: 0, program: 9 }]))
  red = await startRed({ settings: { kaithem: { midi: 'null' } } })
})
afterAll(async () => {
  await red.stop()
  rmSync(folder, { recursive: true, force: true })
})

const node = (settings: object): FlowNode => ({ id: 'n', type: 'kaithem-synth', wires: [], ...settings })
const caught: FlowNode = { id: 'caught', type: 'test-probe', wires: [] }
const catcher: FlowNode = { id: 'catch', type: 'catch', scope: null, uncaught: false, wires: [['caught']] }
const deploy = (settings: object = {}): Promise<void> => red.deploy([node(settings), catcher, caught])

describe('what it plays', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['a note', { payload: 60 }, '60'],
    ['a message', { payload: 1, midi: { type: 'noteon', channel: 1, data: [60, 100] } }, 'noteon 1 60 100'],
    ['the end', { payload: 'stop' }, 'stopped'],
    ['another instrument', { instrument: 'flute' }, 'flute'],
    ['an instrument of the SoundFont', { instrument: 'kazoo golden', payload: 60 }, '60'],
  ])('%s', async (_title, message, text) => {
    await deploy({ soundfont: kazoo })
    await red.status('n', (status) => status.text === 'silent: no synthesizer here' && status.fill === 'blue')
    red.receive('n', message)
    await red.status('n', (status) => status.text === `${text} · silent: no synthesizer here`)
    expect(red.messages('caught')).toEqual([])
  })
})

describe('refusals', () => {
  it.each<[string, Record<string, unknown>, string, string]>([
    ['no note', { payload: 128 }, 'KAITHEM_VALUE', 'no note: 0 to 127 is possible'],
    ['no velocity', { payload: 60, velocity: 128 }, 'KAITHEM_VALUE', 'no velocity: 1 to 127 is possible'],
    ['no duration', { payload: 60, duration: 0 }, 'KAITHEM_VALUE', 'no duration: seconds, more than 0, up to 3600'],
    ['no channel', { payload: { note: 60, channel: 17 } }, 'KAITHEM_VALUE', 'no channel: 1 to 16 is possible'],
    ['no instrument', { instrument: 'zither' }, 'KAITHEM_VALUE', 'no instrument “zither”'],
    ['an instrument that is no text', { instrument: {} }, 'KAITHEM_TYPE', 'this is no MIDI message'],
    ['words', { payload: 'play' }, 'KAITHEM_TYPE', 'this is no MIDI message'],
    ['nothing', {}, 'KAITHEM_VALUE', 'neither msg.midi nor a payload'],
  ])('%s', async (_title, message, code, text) => {
    await deploy()
    red.receive('n', message)
    expect(await red.next('caught')).toMatchObject({ error: { code, source: { id: 'n' } } })
    await red.status('n', (status) => status.text === text && status.fill === 'red')
  })

  it('an instrument of the settings that there is not', async () => {
    await deploy({ instrument: 'zither' })
    expect(await red.next('caught')).toMatchObject({ error: { code: 'KAITHEM_VALUE' } })
    await red.status('n', ({ text }) => text === 'no instrument “zither”')
  })

  it('a SoundFont that there is not', async () => {
    await deploy({ soundfont: join(folder, 'gone.sf2') })
    expect(await red.next('caught')).toMatchObject({ error: { code: 'KAITHEM_IO' } })
    await red.status('n', ({ fill }) => fill === 'red')
  })
})

describe('a synthesizer that fails later', () => {
  const path = process.env.PATH
  beforeAll(() => {
    const program = join(folder, 'fluidsynth')
    writeFileSync(
      program,
      '#!/bin/sh\necho "fluidsynth: error: kazoo.sf2 is not a SoundFont" >&2\nexec cat > /dev/null\n',
    )
    chmodSync(program, 0o755)
    process.env.PATH = `${folder}${delimiter}${path}`
  })
  afterAll(() => {
    process.env.PATH = path
  })

  it('refuses messages from then on, until it is deployed again', async () => {
    const settings: FlowNode = { id: 's', type: 'kaithem-settings', synth: 'fluidsynth' }
    const text = 'the synthesizer failed: see its error, deploy again'
    await red.deploy([settings, node({ soundfont: kazoo }), catcher, caught])
    expect(await red.next('caught')).toMatchObject({ error: { code: 'KAITHEM_UNAVAILABLE' } })
    await red.status('n', (status) => status.text === text && status.fill === 'red')
    red.receive('n', { payload: 60 })
    const second = await red.next('caught')
    expect(second).toMatchObject({ payload: 60, error: { code: 'KAITHEM_UNAVAILABLE', source: { id: 'n' } } })
    await red.status('n', (status) => status.text === text && status.fill === 'red')
    await red.deploy([node({ soundfont: kazoo, name: 'again' }), catcher, caught])
    red.receive('n', { payload: 60 })
    await red.status('n', ({ fill, shape }) => fill === 'blue' && shape === 'dot')
  })
})
