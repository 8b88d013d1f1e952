import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import kaithem from '../../../dist/lib/index.js'
import { type FlowNode, startRed, type TestRed } from '../../support/red.ts'
import { until } from '../../support/wait.ts'

let red: TestRed
beforeAll(async () => {
  red = await startRed({ settings: { kaithem: { midi: 'null' } } })
})
afterAll(() => red.stop())

interface Memory {
  plug(port: string): void
  unplug(port: string): void
  readonly sent: { readonly port: string; readonly bytes: number[] }[]
}
const memory = kaithem.midi.backend as unknown as Memory
const sent = (): number[][] => memory.sent.map(({ bytes }) => bytes)
beforeEach(async () => {
  await red.deploy([])
  for (const { port } of kaithem.midi.outputs()) memory.unplug(port)
  memory.sent.length = 0
})

const node = (settings: object): FlowNode => ({
  id: 'n',
  type: 'kaithem-midi-out',
  port: 'organ',
  wires: [],
  ...settings,
})
const caught: FlowNode = { id: 'caught', type: 'test-probe', wires: [] }
const catcher: FlowNode = { id: 'catch', type: 'catch', scope: null, uncaught: false, wires: [['caught']] }
const deploy = (settings: object = {}): Promise<void> => red.deploy([node(settings), catcher, caught])

describe('what is sent', () => {
  it.each<[string, Record<string, unknown>, number[][]]>([
    ['a list', { payload: ['noteon', 1, 60, 100] }, [[0x90, 60, 100]]],
    ['the end of a note', { payload: ['noteoff', 2, 60] }, [[0x81, 60, 0]]],
    ['a controller', { payload: ['cc', 1, 7, 99] }, [[0xb0, 7, 99]]],
    ['bytes', { payload: [0xc0, 26] }, [[0xc0, 26]]],
    [
      'several messages',
      { payload: [0x90, 60, 100, 0x90, 64, 100] },
      [
        [0x90, 60, 100],
        [0x90, 64, 100],
      ],
    ],
    ['a Buffer', { payload: Buffer.from([0xf0, 1, 2, 0xf7]) }, [[0xf0, 1, 2, 0xf7]]],
    ['a message', { payload: { type: 'pitchbend', channel: 3, data: 8192 } }, [[0xe2, 0, 64]]],
    [
      'msg.midi before the payload',
      { payload: 5, midi: { type: 'programchange', channel: 1, data: [4] } },
      [[0xc0, 4]],
    ],
    ['a Stop of midi in, whose payload is a word', { payload: 'stop', midi: { type: 'stop', data: [] } }, [[0xfc]]],
  ])('%s', async (_title, message, expected) => {
    memory.plug('Organ')
    await deploy({ release: false })
    red.receive('n', message)
    await until(() => memory.sent.length === expected.length, 5000, 'messages')
    expect(sent()).toEqual(expected)
    expect(red.messages('caught')).toEqual([])
  })

  it('goes to msg.port, or to the only device there is', async () => {
    memory.plug('Organ')
    await deploy({ port: '' })
    red.receive('n', { payload: [0xf8] })
    await until(() => memory.sent.length === 1, 5000, 'the first')
    memory.plug('Lamp')
    red.receive('n', { payload: [0xf8], port: 'lamp' })
    await until(() => memory.sent.length === 2, 5000, 'the second')
    expect(memory.sent.map(({ port }) => port)).toEqual(['Organ', 'Lamp'])
    red.receive('n', { payload: [0xf8] })
    expect(await red.next('caught')).toMatchObject({ error: { code: 'KAITHEM_VALUE' } })
    await red.status('n', ({ text }) => text === 'several devices: choose one, or give msg.port')
  })

  it('"Midi Through" is no device, unless it is named', async () => {
    const through = 'Midi Through:Midi Through Port-0 14:0'
    memory.plug(through)
    await deploy({ port: '' })
    red.receive('n', { payload: [0xf8] })
    expect(await red.next('caught')).toMatchObject({ error: { code: 'KAITHEM_VALUE' } })
    await red.status('n', ({ text }) => text === 'no MIDI device to send to')
    memory.plug('Organ')
    red.receive('n', { payload: [0xf8] })
    red.receive('n', { payload: [0xf8], port: 'through' })
    await until(() => memory.sent.length === 2, 5000, 'both')
    expect(memory.sent.map(({ port }) => port)).toEqual(['Organ', through])
  })

  it.each(['panic', 'stop'])('%s ends everything', async (payload) => {
    memory.plug('Organ')
    await deploy()
    red.receive('n', { payload })
    await until(() => memory.sent.length === 32, 5000, 'the end of all channels')
    expect(sent()).toContainEqual([0xbf, 123, 0])
  })
})

describe('held notes', () => {
  const hold = async (settings: object): Promise<void> => {
    memory.plug('Organ')
    await deploy(settings)
    red.receive('n', { payload: ['noteon', 1, 60, 100] })
    await until(() => memory.sent.length === 1, 5000, 'the note')
  }

  it('end when the node is deployed again', async () => {
    await hold({})
    await deploy({ name: 'again' })
    expect(sent().at(-1)).toEqual([0x80, 60, 0])
  })

  it('at one device outlive the panic at another one', async () => {
    memory.plug('Lamp')
    memory.plug('Organ')
    await deploy({ port: '' })
    red.receive('n', { payload: ['noteon', 1, 60, 100], port: 'organ' })
    red.receive('n', { payload: 'panic', port: 'lamp' })
    await until(() => memory.sent.length === 33, 5000, 'the note and the panic')
    await red.deploy([])
    expect(memory.sent.at(-1)).toMatchObject({ port: 'Organ', bytes: [0x80, 60, 0] })
  })

  it('stay where that is asked for', async () => {
    await hold({ release: false })
    await red.deploy([])
    expect(sent()).toEqual([[0x90, 60, 100]])
  })
})

describe('refusals', () => {
  it.each<[string, Record<string, unknown>, string, string]>([
    ['no device', { payload: [0xf8] }, 'KAITHEM_KEY', 'there is no device organ'],
    ['nothing', {}, 'KAITHEM_VALUE', 'neither msg.midi nor a payload'],
    ['channel 17', { payload: ['noteon', 17, 60, 100] }, 'KAITHEM_VALUE', 'this is no MIDI message'],
    ['half a message', { payload: [0x90, 60] }, 'KAITHEM_VALUE', 'this is no MIDI message'],
    ['a number', { payload: 5 }, 'KAITHEM_TYPE', 'this is no MIDI message'],
  ])('%s', async (_title, message, code, text) => {
    await deploy()
    red.receive('n', message)
    expect(await red.next('caught')).toMatchObject({ error: { code, source: { id: 'n' } } })
    await red.status('n', (status) => status.text === text && status.fill === 'red')
    expect(memory.sent).toEqual([])
  })

  it('are over with the next message that is sent', async () => {
    await deploy()
    await red.status('n', ({ text }) => text === 'waiting for organ')
    red.receive('n', { payload: [0xf8] })
    await red.status('n', ({ text }) => text === 'there is no device organ')
    memory.plug('Organ')
    red.receive('n', { payload: ['noteon', 1, 60, 100] })
    await red.status('n', ({ text, fill }) => text === 'organ · noteon 1 60 100' && fill === 'green')
  })
})
