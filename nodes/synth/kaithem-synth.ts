/** kaithem-synth: plays MIDI messages and notes of the flow with the instruments of a SoundFont. @module */

import { KaithemError } from '../../lib/errors.ts'
import { defineNode } from '../_runtime/define-node.ts'
import { midiRefusal } from '../_runtime/midi-refusal.ts'
import { midiTexts } from '../_runtime/midi-status.ts'
import type { Message, Red } from '../_runtime/red-types.ts'
import { parseConfig } from './config.ts'
import { readOrder } from './orders.ts'
import { SynthPlayer } from './player.ts'
import { orderWords } from './words.ts'

/** The instrument that a message asks for; undefined: it asks for none. @throws KAITHEM_TYPE */
function instrumentOf({ instrument }: Message & { readonly instrument?: unknown }): number | string | undefined {
  if (instrument === undefined || instrument === null) return undefined
  if (typeof instrument === 'number' || typeof instrument === 'string') return instrument
  throw new KaithemError('KAITHEM_TYPE', `msg.instrument is a number or words, not ${typeof instrument}`, {})
}

export default (RED: Red): void => {
  const translate = midiTexts(RED)
  defineNode(RED, 'kaithem-synth', {
    parse: parseConfig,
    explain: (error) => midiRefusal(error, translate),
    start: ({ config, kaithem, status, clock }) => {
      const { soundfont, output, reverb, chorus } = config
      const synth = new kaithem.midi.FluidSynth({ soundfont, connect_output: output, reverb, chorus })
      const player = new SynthPlayer(synth, config, clock)
      const isSilent = synth.fs.name === 'null'
      const show = (what: string): void => {
        const text = isSilent ? `${what} · ${translate('status.silent')}` : what
        status.text(text, isSilent ? 'blue' : 'green', 'dot')
      }
      const words = translate('status.ready')
      status.text(isSilent ? translate('status.silent') : words, isSilent ? 'blue' : 'green', 'ring')
      return {
        input: (message) => {
          const { failure } = synth.fs
          if (failure !== undefined) throw failure
          const instrument = instrumentOf(message)
          const isAlone = instrument !== undefined && message.payload === undefined && !('midi' in message)
          const order = isAlone ? undefined : readOrder(message)
          if (instrument !== undefined) player.setInstrument(instrument)
          if (order !== undefined) player.play(order)
          show(order === undefined ? String(instrument) : orderWords(order, translate))
        },
        close: () => player.forget(),
      }
    },
  })
}
