/** What there is and why: the driver, the ports. @module */

import { errorText } from '../errors.ts'
import type { MidiDriverName } from './backend.ts'
import { explainMidi, type TriedMidiDriver } from './drivers.ts'
import type { MidiEngine } from './engine.ts'
import type { PortStatus } from './port-entries.ts'
import { namePorts } from './port-names.ts'

/** A port of the machine, plain data. */
export interface MidiPort {
  /** In topics and tags: `launchpad_mini`. */
  readonly name: string
  /** As the machine calls it. */
  readonly port: string
  /** Whether it is open: inputs always are, outputs once something was sent there. */
  readonly open: boolean
  /** Why it does not work; null when nothing is wrong. */
  readonly error: string | null
}

/** See `kaithem.midi.diagnostics`. */
export interface MidiDiagnostics {
  readonly driver: MidiDriverName
  /** In a sentence, English. */
  readonly why: string
  /** The drivers that do not work here. */
  readonly tried: readonly TriedMidiDriver[]
  readonly inputs: readonly MidiPort[]
  readonly outputs: readonly MidiPort[]
  /** Why the ports cannot be listed; null when they can. */
  readonly error: string | null
}

export function describePort({ name, port, open, error }: PortStatus): MidiPort {
  return { name, port, open, error }
}

const unopened = (ports: readonly string[]): MidiPort[] =>
  namePorts(ports).map(({ name, port }) => ({ name, port, open: false, error: null }))

/** Opens nothing: where nobody has wanted MIDI yet, the ports are only listed. */
export function diagnoseMidi(engine: MidiEngine): MidiDiagnostics {
  const selection = engine.drivers.select()
  const { backend, tried } = selection
  const base = { driver: backend.name, why: explainMidi(selection), tried, error: null }
  try {
    if (!engine.started) return { ...base, inputs: unopened(backend.inputs()), outputs: unopened(backend.outputs()) }
    engine.scan()
    const { inputs, outputs } = engine
    return { ...base, inputs: inputs.ports.map(describePort), outputs: outputs.ports.map(describePort) }
  } catch (error) {
    return { ...base, inputs: [], outputs: [], error: errorText(error) }
  }
}
