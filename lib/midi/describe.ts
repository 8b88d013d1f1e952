/** What there is and why: the driver, the ports. @module */

import { errorText } from '../errors.ts'
import type { MidiDriverName } from './backend.ts'
import { explainMidi, type TriedMidiDriver } from './drivers.ts'
import type { MidiEngine } from './engine.ts'
import { describePort, type MidiPort } from './port.ts'
import { namePorts } from './port-names.ts'
import type { TriedSynth } from './synth-choice.ts'

/** See `kaithem.midi.diagnostics`. */
export interface MidiDiagnostics {
  readonly driver: MidiDriverName
  /** In a sentence, English. */
  readonly why: string
  /** The drivers that do not work here. */
  readonly tried: readonly TriedMidiDriver[]
  readonly inputs: readonly MidiPort[]
  readonly outputs: readonly MidiPort[]
  /** The kind of synthesizer that `FluidSynth` makes; `null`: a silent one. */
  readonly synth: string
  /** The kinds of synthesizer that do not work here. */
  readonly tried_synths: readonly TriedSynth[]
  /** The SoundFont that is taken where none is named; null where there is none. */
  readonly soundfont: string | null
  /** Why the ports cannot be listed; null when they can. */
  readonly error: string | null
}

const unopened = (ports: readonly string[]): MidiPort[] =>
  namePorts(ports).map(({ name, port }) => ({ name, port, open: false, error: null }))

/** Opens nothing: where nobody has wanted MIDI yet, the ports are only listed. */
export function diagnoseMidi(engine: MidiEngine): MidiDiagnostics {
  const selection = engine.drivers.select()
  const { backend, tried } = selection
  const { synth, tried: triedSynths, soundfont } = engine.synths.diagnose()
  const sounds = { synth, tried_synths: triedSynths, soundfont }
  const base = { driver: backend.name, why: explainMidi(selection), tried, ...sounds, error: null }
  try {
    if (!engine.started) return { ...base, inputs: unopened(backend.inputs()), outputs: unopened(backend.outputs()) }
    engine.scan()
    const { inputs, outputs } = engine
    return { ...base, inputs: inputs.ports.map(describePort), outputs: outputs.ports.map(describePort) }
  } catch (error) {
    return { ...base, inputs: [], outputs: [], error: errorText(error) }
  }
}
