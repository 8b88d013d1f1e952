/** What plays, by which back end, and why by that one. @module */

import { withoutPassword } from './address.ts'
import type { SoundBackendName, SoundFeatures } from './backend.ts'
import { explainSound, type TriedSound } from './drivers.ts'
import type { SoundEngine } from './engine.ts'
import type { Player } from './player.ts'

/** A sound that plays, plain data. */
export interface SoundDescription {
  readonly handle: string
  readonly file: string
  /** What plays it; `null` is silent. */
  readonly backend: SoundBackendName
  /** How loud it is now. */
  readonly volume: number
  /** Seconds into the file. */
  readonly position: number
  readonly paused: boolean
}

/** See `kaithem.sound.diagnostics`. */
export interface SoundDiagnostics {
  readonly backend: SoundBackendName
  /** In a sentence, English. */
  readonly why: string
  /** The back ends that do not work here. */
  readonly tried: readonly TriedSound[]
  readonly features: SoundFeatures
  readonly outputs: readonly string[]
  readonly playing: readonly SoundDescription[]
}

export function describeSound(player: Player): SoundDescription {
  const { handle, volume, position, paused, backend = 'null' } = player
  return { handle, file: withoutPassword(player.request.file), backend, volume, position, paused }
}

/** Sound cards; none when the back end fails to tell. */
export function outputsOf(engine: SoundEngine): string[] {
  try {
    return [...engine.select().backend.outputs()]
  } catch {
    return []
  }
}

export function diagnoseSound(engine: SoundEngine): SoundDiagnostics {
  const selection = engine.select()
  const { backend, tried } = selection
  return {
    backend: backend.name,
    why: explainSound(selection),
    tried,
    features: backend.features,
    outputs: outputsOf(engine),
    playing: engine.all().map(describeSound),
  }
}
