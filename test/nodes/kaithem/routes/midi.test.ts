import { afterAll, beforeAll, expect, it } from 'vitest'
import kaithem from '../../../../dist/lib/index.js'
import { midiView } from '../../../../nodes/kaithem/routes/midi.ts'
import { startRed, type TestRed } from '../../../support/red.ts'
import { ask } from './ask.ts'

let red: TestRed
beforeAll(async () => {
  red = await startRed({ settings: { kaithem: { midi: 'null' } } })
})
afterAll(() => red.stop())

it('tells the ports, the synthesizer and the instruments', async () => {
  const memory = kaithem.midi.backend as unknown as { plug(port: string): void }
  memory.plug('Pads 20:0')
  memory.plug('Midi Through Port-0 14:0')
  const { status, body } = await ask(red, 'kaithem/editor/midi')
  expect(status).toBe(200)
  const ports = [
    { name: 'pads', port: 'Pads 20:0', isDevice: true },
    { name: 'midi_through_port_0', port: 'Midi Through Port-0 14:0', isDevice: false },
  ]
  expect(body).toMatchObject({ driver: 'null', refusal: null, inputs: ports, outputs: ports, synth: 'null' })
  expect((body as { instruments: string[] }).instruments.length).toBeGreaterThan(0)
})

it('says why there is no MIDI, and offers no instruments of a SoundFont that cannot be read', () => {
  const refusal = { reason: 'noPermission', message: 'no', data: {} } as const
  const view = midiView({
    diagnostics: () => ({
      ...{ driver: 'null', why: '', tried: [{ driver: 'rtmidi', refusal }], inputs: [], outputs: [], error: null },
      ...{ synth: 'spessasynth', tried_synths: [], soundfont: '/bad.sf2' },
    }),
    instruments: () => {
      throw new Error('damaged')
    },
  })
  expect(view).toMatchObject({ refusal: 'noPermission', soundfont: '/bad.sf2', instruments: [] })
})
