/** kaithem-midi-out: messages of the flow to a MIDI port. @module */

import { KaithemError } from '../../lib/errors.ts'
import type { MidiApi, MidiMessage } from '../../lib/midi/api.ts'
import { readMessages } from '../../lib/midi/bytes.ts'
import { decodeMessage } from '../../lib/midi/message.ts'
import { isThrough } from '../../lib/midi/port-names.ts'
import { defineNode } from '../_runtime/define-node.ts'
import { midiOrder } from '../_runtime/midi-message.ts'
import { midiRefusal } from '../_runtime/midi-refusal.ts'
import { MidiStatus, midiTexts } from '../_runtime/midi-status.ts'
import type { Message, Red } from '../_runtime/red-types.ts'
import { parseConfig } from './config.ts'
import { HeldNotes, panicMessages } from './held-notes.ts'

/** The port that is meant: that of the settings, of the message, or the only one there is. @throws KAITHEM_VALUE */
function portFor(midi: MidiApi, configured: string, message: Message): string {
  const { port } = message as { readonly port?: unknown }
  if (configured !== '') return configured
  if (typeof port === 'string' && port.trim() !== '') return port
  // Nobody who names no port means the way back into this machine.
  const outputs = midi.outputs().filter(({ name }) => !isThrough(name))
  const [only] = outputs
  if (only !== undefined && outputs.length === 1) return only.port
  const text =
    only === undefined ? 'There is no MIDI port to send to' : 'Choose the port to send to in the node, or give msg.port'
  throw new KaithemError('KAITHEM_VALUE', text, { reason: only === undefined ? 'noPort' : 'whichPort' })
}

export default (RED: Red): void => {
  const translate = midiTexts(RED)
  defineNode(RED, 'kaithem-midi-out', {
    parse: parseConfig,
    explain: (error) => midiRefusal(error, translate),
    start: ({ config, kaithem, status }) => {
      const { midi } = kaithem
      const shown = new MidiStatus(status, translate, { port: config.port, side: 'outputs' })
      const held = new HeldNotes()
      const send = (port: string, bytes: readonly number[]): void => {
        midi.send(port, bytes)
        held.note(port, bytes)
      }
      const release = (): void => {
        for (const { port, bytes } of held.take()) {
          try {
            midi.send(port, bytes)
          } catch {
            // A device that is gone sounds no more.
          }
        }
      }
      shown.waiting()
      midi.on_ports((ports) => shown.ports(ports, midi.diagnostics))
      return {
        input: (message) => {
          const order = midiOrder(message)
          // All of it is looked at before anything is sent.
          const messages = order.panic ? panicMessages : readMessages(order.data)
          const port = portFor(midi, config.port, message)
          for (const bytes of messages) send(port, bytes)
          if (order.panic) held.forget(port)
          const last = decodeMessage(messages.at(-1) ?? [])
          if (last !== undefined) shown.message(last as MidiMessage)
        },
        close: () => {
          if (config.release) release()
        },
      }
    },
  })
}
