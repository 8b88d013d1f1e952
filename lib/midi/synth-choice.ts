/** Which kind of synthesizer: looked for when one is made, and why it is this one. @module */

import { errorText, KaithemError, valueText } from '../errors.ts'
import type { Refusal } from './backend.ts'
import type { SynthBackend } from './synth.ts'

/** What may be asked for: `auto` takes the first one that works, `null` is silent. */
export type SynthChoice = 'auto' | 'spessasynth' | 'fluidsynth' | 'null'

export const synthChoices: readonly SynthChoice[] = ['auto', 'spessasynth', 'fluidsynth', 'null']

/** A kind that was asked whether it works, and why it does not. */
export interface TriedSynth {
  readonly synth: string
  readonly refusal: Refusal
}

export interface SynthSelection {
  /** Undefined: the silent one. */
  readonly backend: SynthBackend | undefined
  /** Those before it that do not work. */
  readonly tried: readonly TriedSynth[]
}

/**
 * @param choice one of `synthChoices`; whoever chose wrote it
 * @throws KAITHEM_VALUE for a choice that is none
 */
export function selectSynth(choice: SynthChoice, backends: readonly SynthBackend[]): SynthSelection {
  if (!synthChoices.includes(choice)) {
    const given = valueText(choice).slice(0, 60)
    const text = `There is no synthesizer ${given}; there are ${synthChoices.join(', ')}`
    throw new KaithemError('KAITHEM_VALUE', text, { synth: given })
  }
  const tried: TriedSynth[] = []
  for (const backend of backends) {
    if (choice !== 'auto' && choice !== backend.name) continue
    const refusal = probe(backend)
    if (refusal === undefined) return { backend, tried }
    tried.push({ synth: backend.name, refusal })
  }
  return { backend: undefined, tried }
}

function probe(backend: SynthBackend): Refusal | undefined {
  try {
    return backend.probe()
  } catch (error) {
    return { reason: 'failed', message: errorText(error), data: { detail: errorText(error) } }
  }
}
