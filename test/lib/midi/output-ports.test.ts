import { beforeEach, expect, it } from 'vitest'
import { NullMidi } from '../../../lib/midi/backends/null.ts'
import { OutputPorts } from '../../../lib/midi/output-ports.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { codeOf } from './support.ts'

let midi: NullMidi
let outputs: OutputPorts
const note = [0x90, 60, 100]
const sent = (): string[] => midi.sent.map(({ port, bytes }) => `${port} ${bytes}`)

beforeEach(() => {
  midi = new NullMidi(new ManualClock())
  outputs = new OutputPorts()
  midi.plug('Pad 20:0')
})

it('a port is opened when something is sent there', () => {
  midi.plug('Organ 24:0')
  outputs.scan(midi)
  expect(outputs.ports.map(({ open }) => open)).toEqual([false, false])
  outputs.send(midi, 'pad', note)
  outputs.send(midi, 'PAD', [0xf8])
  expect(outputs.ports.map(({ open }) => open)).toEqual([true, false])
  expect(sent()).toEqual(['Pad 20:0 144,60,100', 'Pad 20:0 248'])
})

it('a port that was just plugged in is found without waiting for the next look', () => {
  outputs.scan(midi)
  midi.plug('Organ')
  outputs.send(midi, 'organ', note)
  expect(sent()).toEqual(['Organ 144,60,100'])
})

it('names that are none or several', () => {
  midi.plug('Pad 24:0')
  expect(codeOf(() => outputs.send(midi, 'flute', note))).toBe('KAITHEM_KEY')
  expect(codeOf(() => outputs.send(midi, 'pa', note))).toBe('KAITHEM_VALUE')
  midi.plug('Keys', ['input'])
  expect(codeOf(() => outputs.send(midi, 'keys', note))).toBe('KAITHEM_KEY')
})

it('one that was pulled out is an error, and works again when it is back', () => {
  outputs.send(midi, 'pad', note)
  midi.unplug('Pad 20:0')
  expect(codeOf(() => outputs.send(midi, 'pad', note))).toBe('KAITHEM_IO')
  expect(codeOf(() => outputs.send(midi, 'pad', note))).toBe('KAITHEM_KEY')
  midi.plug('Pad 20:0')
  outputs.send(midi, 'pad', note)
  expect(sent()).toHaveLength(2)
})

it('a look notices that it is another device', () => {
  outputs.send(midi, 'pad', note)
  midi.unplug('Pad 20:0')
  midi.plug('Pad 20:0')
  outputs.scan(midi)
  outputs.send(midi, 'pad', note)
  expect(sent()).toHaveLength(2)
})

it('errors of a driver say which port', () => {
  midi.openOutput = () => {
    throw new Error('busy')
  }
  expect(codeOf(() => outputs.send(midi, 'pad', note))).toBe('KAITHEM_IO')
  expect(outputs.ports).toMatchObject([{ name: 'pad', open: false, error: 'busy' }])
  expect(() => outputs.send(midi, 'pad', note)).toThrow('MIDI port pad: busy')
})

it('closing closes', () => {
  const closed: string[] = []
  midi.openOutput = ({ port }) => ({ send: () => {}, close: () => void closed.push(port) })
  outputs.send(midi, 'pad', note)
  outputs.close()
  expect([closed, outputs.ports]).toEqual([['Pad 20:0'], []])
})
