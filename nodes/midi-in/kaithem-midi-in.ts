/** kaithem-midi-in: what comes in at MIDI ports leaves as messages. @module */

import type { MidiMessage } from '../../lib/midi/api.ts'
import { isThrough } from '../../lib/midi/port-names.ts'
import { defineNode } from '../_runtime/define-node.ts'
import { MidiStatus, midiTexts } from '../_runtime/midi-status.ts'
import { Outlet } from '../_runtime/outlet.ts'
import type { Red } from '../_runtime/red-types.ts'
import { parseConfig } from './config.ts'
import { isWanted, payloadOf } from './filter.ts'

export default (RED: Red): void => {
  const translate = midiTexts(RED)
  defineNode(RED, 'kaithem-midi-in', {
    parse: parseConfig,
    start: ({ node, config, kaithem, status }) => {
      const { midi, time } = kaithem
      const outlet = new Outlet((message) => node.send(message))
      const shown = new MidiStatus(status, translate, { port: config.port, side: 'inputs' })

      const receive = (message: MidiMessage, port: string): void => {
        if (!isWanted(config, message)) return
        shown.message(message)
        const payload = payloadOf(config.payload, message)
        outlet.put({ payload, topic: port, midi: message, timestamp: time.time() })
      }

      shown.waiting()
      const receiveOfDevices = (message: MidiMessage, port: string): void => {
        // What the machine sends to itself is heard by whoever asks for it.
        if (!isThrough(port)) receive(message, port)
      }

      if (config.port === '') midi.on_message(receiveOfDevices)
      else midi.on_message(config.port, receive)
      midi.on_ports((ports) => shown.ports(ports, midi.diagnostics))
      return { started: () => outlet.open() }
    },
  })
}
