import { describe, expect, it } from 'vitest'
import { findPort, isMeant, isThrough, namePorts, topicName } from '../../../lib/midi/port-names.ts'
import { normalizeName } from '../../../lib/tags/names.ts'
import { codeOf } from './support.ts'

it.each([
  ['Launchpad Mini:Launchpad Mini MIDI 1 20:0', 'launchpad_mini_launchpad_mini_midi_1'],
  ['VirMIDI 2-0:VirMIDI 2-0 24:0', 'virmidi_2_0_virmidi_2_0'],
  ['USB-MIDI [2]', 'usb_midi_2'],
  ['nanoKONTROL2', 'nanokontrol2'],
  ['__x__', 'x'],
  ['a/b', 'a_b'],
  ['Größe (neu)', 'größe_neu'],
  ['a+b#c,d', 'abcd'],
  ['14:0', 'port'],
  ['', 'port'],
  ['launchpad', 'launchpad'],
])('%j is %j in topics', (port, name) => {
  expect(topicName(port)).toBe(name)
})

it('every name can be part of the name of a tag', () => {
  for (let code = 0; code < 0x300; code++) {
    const name = topicName(`a${String.fromCharCode(code)}b`)
    expect(normalizeName(`/midi/${name}/1.cc[7]`)).toBe(`/midi/${name}/1.cc[7]`)
    expect(topicName(name)).toBe(name)
  }
  expect(topicName('x'.repeat(1000))).toHaveLength(200)
})

describe('several ports', () => {
  it('of one name have names of their own', () => {
    const ports = ['Pad 20:0', 'Pad 24:0', 'Pad 20:0', 'Pad 2']
    expect(namePorts(ports)).toEqual([
      { port: 'Pad 20:0', nth: 0, name: 'pad' },
      { port: 'Pad 24:0', nth: 0, name: 'pad_2' },
      { port: 'Pad 20:0', nth: 1, name: 'pad_3' },
      { port: 'Pad 2', nth: 0, name: 'pad_2_2' },
    ])
  })

  it('who stays keeps the name, also when the one before it is gone', () => {
    const before = namePorts(['Pad 20:0', 'Pad 24:0'])
    expect(namePorts(['Pad 24:0'], before).map(({ name }) => name)).toEqual(['pad_2'])
    const after = namePorts(['Pad 20:0', 'Pad 24:0', 'Pad 28:0'], namePorts(['Pad 24:0'], before))
    expect(after.map(({ name }) => name)).toEqual(['pad', 'pad_2', 'pad_3'])
  })

  it('ends of connections are none', () => {
    const ports = ['RtMidi Input Client:RtMidi Input 128:0', 'RtMidi Output Client:RtMidi output 129:0', 'Pad']
    expect(namePorts(ports).map(({ name }) => name)).toEqual(['pad'])
  })
})

describe('the port that is meant', () => {
  const ports = namePorts(['Midi Through:Port-0 14:0', 'Launchpad Mini 20:0', 'Launchpad 24:0', 'Organ 28:0'])

  it.each([
    ['Launchpad Mini 20:0', 'launchpad_mini'],
    ['launchpad_mini', 'launchpad_mini'],
    ['Launchpad Mini', 'launchpad_mini'],
    ['mini', 'launchpad_mini'],
    ['launchpad', 'launchpad'],
    ['ORGAN', 'organ'],
    ['Port-0', 'midi_through_port_0'],
  ])('%j is %s', (text, name) => {
    expect(findPort(text, ports).name).toBe(name)
    expect(ports.some((port) => isMeant(text, port) && port.name === name)).toBe(true)
  })

  it.each<[unknown, string, string]>([
    ['flute', 'KAITHEM_KEY', 'there are midi_through_port_0, launchpad_mini, launchpad, organ'],
    ['pad', 'KAITHEM_VALUE', 'could be several MIDI ports: launchpad_mini, launchpad'],
    // Of a client's number nothing is left to look for.
    ['20:0', 'KAITHEM_KEY', 'no MIDI port "20:0"'],
    ['()', 'KAITHEM_KEY', 'no MIDI port "()"'],
    ['', 'KAITHEM_TYPE', 'by its name'],
    [0, 'KAITHEM_TYPE', 'by its name'],
  ])('%j is refused', (text, code, words) => {
    expect(codeOf(() => findPort(text, ports))).toBe(code)
    expect(() => findPort(text, ports)).toThrow(words)
  })

  it('a text of which nothing is left means none, a port of which nothing is left can be named', () => {
    const [through] = ports
    for (const text of ['20:0', '14:0', '#']) expect(through && isMeant(text, through)).toBe(false)
    const [bare] = namePorts(['20:0'])
    expect(bare && ['20:0', 'port', '21:0'].map((text) => isMeant(text, bare))).toEqual([true, true, false])
  })

  it('where there is none, that is said', () => {
    expect(() => findPort('organ', [])).toThrow('There is no MIDI port "organ"; there are none')
  })
})

it.each([
  ['Midi Through:Midi Through Port-0 14:0', true],
  ['Midi Through Port-0', true],
  ['Midi Throughput 20:0', false],
  ['Old Midi Through 20:0', false],
  ['Organ', false],
])('%j goes through: %s', (port, expected) => {
  expect(isThrough(topicName(port))).toBe(expected)
})
