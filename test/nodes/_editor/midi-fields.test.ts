import { expect, it } from 'vitest'
import type { MidiView } from '../../../nodes/_config/midi-view.ts'
import { portOffers, portsNote } from '../../../nodes/_editor/midi-fields.ts'

const pads = { name: 'pads_midi_1', port: 'Pads:Pads MIDI 1 20:0', isDevice: true }
const keys = { name: 'keys', port: 'Keys 24:0', isDevice: true }
const view: MidiView = {
  ...{ driver: 'rtmidi', refusal: null, inputs: [pads, keys], outputs: [] },
  ...{ synth: 'null', soundfont: null, instruments: [] },
}

it('offers the ports by their short names', () => {
  expect(portOffers(view.inputs, '')).toEqual([
    { value: 'pads_midi_1', note: 'Pads:Pads MIDI 1 20:0' },
    { value: 'keys', note: 'Keys 24:0' },
  ])
  expect(portOffers(view.inputs, ' MIDI 1').map(({ value }) => value)).toEqual(['pads_midi_1'])
  expect(portOffers(view.inputs, 'organ')).toEqual([])
})

it('"Midi Through" is offered, but no device that is connected', () => {
  const through = { name: 'midi_through_port_0', port: 'Midi Through Port-0 14:0', isDevice: false }
  expect(portOffers([through, keys], '').length).toBe(2)
  expect(portsNote({ ...view, inputs: [through, keys] }, 'inputs').data).toEqual({ ports: 'keys' })
  expect(portsNote({ ...view, inputs: [through] }, 'inputs').key).toBe('hint.none')
})

it('says which there are, or why there is none', () => {
  expect(portsNote(view, 'inputs')).toEqual({ key: 'hint.ports', data: { ports: 'pads_midi_1, keys' } })
  expect(portsNote(view, 'outputs').key).toBe('hint.none')
  expect(portsNote({ ...view, refusal: 'noDevice' }, 'inputs').key).toBe('status.noDevice')
})
