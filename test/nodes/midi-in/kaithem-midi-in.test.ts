import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import kaithem from '../../../dist/lib/index.js'
import { type FlowNode, startRed, type TestRed } from '../../support/red.ts'

let red: TestRed
beforeAll(async () => {
  red = await startRed({ settings: { kaithem: { midi: 'null' } } })
})
afterAll(() => red.stop())

interface Memory {
  plug(port: string): void
  unplug(port: string): void
  feed(port: string, bytes: readonly number[]): void
}
const memory = kaithem.midi.backend as unknown as Memory
const pads = 'Pads:Pads MIDI 1 20:0'
/** Looks for devices at once, as happens every ten seconds. */
const look = (): unknown => kaithem.midi.inputs()
beforeEach(() => {
  for (const { port } of kaithem.midi.inputs()) memory.unplug(port)
})

const node = (settings: object): FlowNode => ({ id: 'n', type: 'kaithem-midi-in', wires: [['out']], ...settings })
const out: FlowNode = { id: 'out', type: 'test-probe', wires: [] }
const deploy = (settings: object): Promise<void> => red.deploy([node(settings), out])

describe('messages', () => {
  it('have the shape of other MIDI nodes', async () => {
    memory.plug(pads)
    await deploy({})
    look()
    const before = Date.now() / 1000
    memory.feed(pads, [0x90, 60, 100])
    const message = await red.next('out')
    expect(message).toMatchObject({
      payload: [0x90, 60, 100],
      topic: 'pads_pads_midi_1',
      midi: { type: 'noteon', channel: 1, data: [60, 100], raw: [0x90, 60, 100], deltaTime: 0 },
    })
    expect(Math.abs((message.timestamp as number) - before)).toBeLessThan(30)
    expect(kaithem.tags.get('/midi/pads_pads_midi_1/1.note').value).toBe(60)
  })

  it('are filtered by kind, channel, number and device, and have the payload that was asked for', async () => {
    await deploy({ port: 'pads', kind: 'noteon', channel: '2', number: '36-43', payload: 'value' })
    kaithem.midi.receive('Keys', ['noteon', 2, 36, 1])
    kaithem.midi.receive('Pads', ['noteon', 1, 36, 2])
    kaithem.midi.receive('Pads', ['noteon', 2, 35, 3])
    kaithem.midi.receive('Pads', ['noteon', 2, 36, 0])
    kaithem.midi.receive('Pads', ['cc', 2, 36, 4])
    kaithem.midi.receive('Pads', ['noteon', 2, 43, 5])
    expect((await red.next('out')).payload).toBe(5)
    expect(red.messages('out').length).toBe(1)
  })

  it('end with the node', async () => {
    await deploy({})
    kaithem.midi.receive('Pads', ['noteon', 1, 36, 2])
    await red.next('out')
    await red.deploy([out])
    kaithem.midi.receive('Pads', ['noteon', 1, 36, 2])
    await deploy({ payload: 'list' })
    kaithem.midi.receive('Pads', ['noteon', 1, 37, 2])
    expect((await red.next('out')).payload).toEqual(['noteon', 1, 37, 2])
  })
})

describe('the device', () => {
  it('may be plugged in later, pulled out and plugged in again', async () => {
    await deploy({ port: 'pads' })
    await red.status('n', ({ text, fill }) => text === 'waiting for pads' && fill === 'yellow')
    memory.plug(pads)
    look()
    await red.status(
      'n',
      ({ text, fill, shape }) => text === 'pads_pads_midi_1' && fill === 'green' && shape === 'ring',
    )
    memory.feed(pads, [0xb0, 7, 99])
    await red.status('n', ({ text, shape }) => text === 'pads_pads_midi_1 · cc 1 7 99' && shape === 'dot')
    memory.unplug(pads)
    look()
    await red.status('n', ({ text }) => text === 'waiting for pads')
    memory.plug(pads)
    look()
    await red.status('n', ({ fill }) => fill === 'green')
    memory.feed(pads, [0xb0, 7, 98])
    await red.status('n', ({ text }) => text?.endsWith('cc 1 7 98') === true)
    expect(red.messages('out').map(({ payload }) => payload)).toEqual([
      [0xb0, 7, 99],
      [0xb0, 7, 98],
    ])
  })

  it('may be any', async () => {
    await deploy({})
    await red.status('n', ({ text }) => text === 'waiting for a MIDI device')
    memory.plug(pads)
    memory.plug('Keys')
    look()
    await red.status('n', ({ text }) => text === '2 devices')
  })

  it('"Midi Through" is none, unless it is named', async () => {
    const through = 'Midi Through:Midi Through Port-0 14:0'
    memory.plug(through)
    memory.plug('Keys')
    await deploy({ payload: 'value' })
    look()
    await red.status('n', ({ text }) => text === 'keys')
    memory.feed(through, [0x90, 36, 1])
    memory.feed('Keys', [0x90, 36, 2])
    await red.next('out')
    expect(red.messages('out').map(({ payload }) => payload)).toEqual([2])
    await deploy({ port: 'through', payload: 'value' })
    look()
    memory.feed(through, [0x90, 36, 3])
    memory.feed('Keys', [0x90, 36, 4])
    await red.status('n', ({ text }) => text?.endsWith('noteon 1 36 3') === true)
  })
})

it('wrong settings are told to catch nodes', async () => {
  const caught: FlowNode = { id: 'caught', type: 'test-probe', wires: [] }
  const catcher: FlowNode = { id: 'catch', type: 'catch', scope: null, uncaught: false, wires: [['caught']] }
  await red.deploy([node({ channel: '17' }), out, catcher, caught])
  expect(await red.next('caught')).toMatchObject({ error: { code: 'KAITHEM_VALUE', source: { id: 'n' } } })
  await red.status('n', ({ fill }) => fill === 'red')
})
