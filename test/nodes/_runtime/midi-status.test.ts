import { expect, it } from 'vitest'
import { decodeMessage, type MidiMessage } from '../../../lib/midi/message.ts'
import { type MidiPlace, MidiStatus, messageWords } from '../../../nodes/_runtime/midi-status.ts'

const message = (...bytes: number[]): MidiMessage => decodeMessage(bytes) as MidiMessage
const port = (name: string, error: string | null = null) => ({ name, port: `${name} 20:0`, open: true, error })
const machine = { driver: 'rtmidi', tried: [] } as const

function rig(place: MidiPlace) {
  const shown: string[] = []
  const note = (text: string, fill: string, shape: string): void => void shown.push(`${fill} ${shape} ${text}`)
  const status = new MidiStatus(
    {
      text: (text, fill = 'green', shape = 'dot') => note(text, fill, shape),
      lazy: (make, fill = 'green', shape = 'dot') => note(make(), fill, shape),
    },
    (key, data = {}) => [key, ...Object.values(data)].join(' '),
    place,
  )
  const ports = (...inputs: ReturnType<typeof port>[]): void => status.ports({ inputs, outputs: [] }, () => machine)
  return { shown, status, ports }
}

it('waits for the device of the name, is connected, and waits again', () => {
  const { shown, status, ports } = rig({ port: 'Pads', side: 'inputs' })
  status.waiting()
  ports(port('keys'))
  ports(port('keys'), port('pads_midi_1'))
  status.message(message(0x90, 60, 100))
  ports()
  expect(shown).toEqual([
    'yellow ring status.waiting Pads',
    'green ring pads_midi_1',
    'green dot pads_midi_1 · noteon 1 60 100',
    'yellow ring status.waiting Pads',
  ])
})

it('tells how many devices it hears', () => {
  const { shown, ports } = rig({ port: '', side: 'inputs' })
  ports(port('keys'), port('pads'))
  ports()
  expect(shown).toEqual(['green ring status.several 2', 'yellow ring status.none'])
})

it('"Midi Through" is no device, unless it is asked for', () => {
  const { shown, ports } = rig({ port: '', side: 'inputs' })
  const through = 'midi_through_midi_through_port_0'
  ports(port(through))
  ports(port(through), port('keys'))
  const named = rig({ port: 'through', side: 'inputs' })
  named.ports(port(through), port('keys'))
  expect([...shown, ...named.shown]).toEqual(['yellow ring status.none', 'green ring keys', `green ring ${through}`])
})

it('tells of a device that cannot be used, unless another one can', () => {
  const { shown, ports } = rig({ port: '', side: 'inputs' })
  ports(port('keys', 'in use'))
  ports(port('keys', 'in use'), port('pads'))
  expect(shown).toEqual(['red ring keys: in use', 'green ring status.several 2'])
})

it('tells why there is no MIDI; what comes another way is shown all the same', () => {
  const { shown, status } = rig({ port: '', side: 'outputs' })
  const refusal = { reason: 'noDevice', message: 'there is no sequencer', data: {} } as const
  status.ports({ inputs: [port('pads')], outputs: [] }, () => ({
    driver: 'null',
    tried: [{ driver: 'rtmidi', refusal }],
  }))
  status.message(message(0xb0, 7, 99))
  expect(shown).toEqual(['blue ring status.noDevice', 'blue dot cc 1 7 99'])
})

it('messageWords cuts long ones', () => {
  expect(messageWords(message(0xf0, 1, 2, 3, 4, 5, 0xf7))).toBe('sysex 1 2 3')
  expect(messageWords(message(0xc1, 5))).toBe('programchange 2 5')
})
