import { expect, it } from 'vitest'
import { midiRig } from './support.ts'

it('ports are listed without being opened, where nobody wanted MIDI yet', async () => {
  const { clock, k, driver, machine } = midiRig()
  machine.plug('Pad 20:0')
  machine.plug('Lamp', ['output'])
  expect(k.midi.diagnostics()).toEqual({
    ...{ driver: 'rtmidi', why: 'The driver rtmidi works here', tried: [], error: null },
    ...{ synth: 'null', tried_synths: [], soundfont: null },
    inputs: [{ name: 'pad', port: 'Pad 20:0', open: false, error: null }],
    outputs: [
      { name: 'pad', port: 'Pad 20:0', open: false, error: null },
      { name: 'lamp', port: 'Lamp', open: false, error: null },
    ],
  })
  await clock.advance(20)
  expect(driver.calls.filter((call) => call.startsWith('open'))).toEqual([])
})

it('afterwards as they are', () => {
  const { k, machine } = midiRig()
  machine.plug('Pad')
  k.midi.send('pad', [0xf8])
  k.midi.inputs()
  const { inputs, outputs } = k.midi.diagnostics()
  expect([inputs, outputs].flat().map(({ open }) => open)).toEqual([true, true])
})

it('why there are none', () => {
  const { k, driver } = midiRig()
  driver.refusal = { reason: 'noDevice', message: 'there is no /dev/snd/seq', data: { path: '/dev/snd/seq' } }
  expect(k.midi.diagnostics()).toMatchObject({
    ...{ driver: 'null', inputs: [], outputs: [] },
    why: 'There are no MIDI ports here (rtmidi: there is no /dev/snd/seq)',
    tried: [{ driver: 'rtmidi', refusal: { reason: 'noDevice', data: { path: '/dev/snd/seq' } } }],
  })
})

it('ports that cannot be listed are no error', () => {
  const { k, driver } = midiRig()
  driver.listError = new Error('no memory')
  expect(k.midi.diagnostics()).toMatchObject({ driver: 'rtmidi', inputs: [], outputs: [], error: 'no memory' })
})
