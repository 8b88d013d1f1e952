import { expect, it } from 'vitest'
import type { NullMidi } from '../../../lib/midi/backends/null.ts'
import { codeOf, midiRig } from './support.ts'

it('has all its members for each who asks', () => {
  const { k } = midiRig()
  expect(Object.keys(k.scope('guest').midi)).toEqual([
    ...['FluidSynth', 'numbersToGM', 'instrumentSearch', 'numbersToDrums', 'inputs', 'outputs', 'on_message'],
    ...['on_ports', 'instruments', 'send', 'receive', 'backend', 'diagnostics'],
  ])
})

it('synthesizers are made with new and without', () => {
  const { k } = midiRig({ midi: 'null' })
  const made = [k.midi.FluidSynth(), new k.midi.FluidSynth()]
  expect(made.map(String)).toEqual(['[object FluidSynth]', '[object FluidSynth]'])
  expect(made.every((synth) => synth instanceof k.midi.FluidSynth)).toBe(true)
})

it('on_message takes a port and a function, or the function alone', () => {
  const { k } = midiRig({ midi: 'null' })
  const heard: string[] = []
  k.midi.on_message(() => heard.push('all'))
  k.midi.onMessage('pad', () => heard.push('pad'))
  k.midi.on_message(undefined, () => heard.push('undefined'))
  k.midi.receive('organ', [0xf8])
  expect(heard).toEqual(['all', 'undefined'])
  expect(codeOf(() => k.midi.on_message('pad' as never))).toBe('KAITHEM_TYPE')
})

it('the driver in memory can be reached', () => {
  const { k } = midiRig({ midi: 'null' })
  const backend = k.midi.backend as NullMidi
  backend.plug('Organ')
  k.midi.send('organ', { type: 'noteon', channel: 2, data: [60, 1] })
  expect(backend.sent).toMatchObject([{ port: 'Organ', bytes: [0x91, 60, 1] }])
  expect(k.midi.outputs()).toEqual([{ name: 'organ', port: 'Organ', open: true, error: null }])
})
