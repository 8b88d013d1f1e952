/** What dialogs ask: the MIDI ports there are, the synthesizer and its instruments. @module */

import { liveKaithem } from '../../../lib/live.ts'
import type { MidiApi, MidiPort } from '../../../lib/midi/api.ts'
import { isThrough } from '../../../lib/midi/port-names.ts'
import type { MidiPortView, MidiView } from '../../_config/midi-view.ts'
import type { AdminRoute } from '../../_runtime/admin-routes.ts'

const portView = ({ name, port }: MidiPort): MidiPortView => ({ name, port, isDevice: !isThrough(name) })

/** The names of the instruments; a SoundFont that cannot be read offers none. */
function instrumentNames(midi: Pick<MidiApi, 'instruments'>): string[] {
  try {
    return [...new Set(midi.instruments().map(({ name }) => name))]
  } catch {
    return []
  }
}

/** How MIDI is now. Opens nothing. */
export function midiView(midi: Pick<MidiApi, 'diagnostics' | 'instruments'>): MidiView {
  const { driver, tried, inputs, outputs, synth, soundfont } = midi.diagnostics()
  return {
    driver,
    refusal: driver === 'null' ? (tried[0]?.refusal.reason ?? null) : null,
    inputs: inputs.map(portView),
    outputs: outputs.map(portView),
    synth,
    soundfont,
    instruments: instrumentNames(midi),
  }
}

/** GET kaithem/editor/midi: a MidiView. */
export function midiRoute(): AdminRoute {
  return { path: 'kaithem/editor/midi', permission: 'kaithem.read', answer: () => midiView(liveKaithem().midi) }
}
