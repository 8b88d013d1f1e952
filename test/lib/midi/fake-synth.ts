/** A synthesizer that a test holds the other end of. @module */

import { KaithemError } from '../../../lib/index.ts'
import type { Refusal } from '../../../lib/midi/backend.ts'
import { NullSynth, type SynthCall } from '../../../lib/midi/backends/null-synth.ts'
import type { SoundFonts } from '../../../lib/midi/soundfont.ts'
import type { Preset, Synth, SynthBackend, SynthListener, SynthSettings } from '../../../lib/midi/synth.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'

export class FakeSynthBackend implements SynthBackend {
  readonly name = 'fake'
  refusal: Refusal | undefined
  openError: Error | undefined
  readonly opened: {
    readonly settings: SynthSettings
    readonly listener: SynthListener
    readonly synth: NullSynth
  }[] = []

  probe(): Refusal | undefined {
    return this.refusal
  }

  open(settings: SynthSettings, listener: SynthListener): Synth {
    if (this.openError !== undefined) throw this.openError
    const synth = new NullSynth(new ManualClock())
    this.opened.push({ settings, listener, synth })
    return synth
  }
}

/** SoundFonts by path; `reads` tells whose presets were asked for. */
export function fakeFonts(
  fonts: Readonly<Record<string, readonly Preset[]>>,
): SoundFonts & { readonly reads: string[] } {
  const reads: string[] = []
  const presetsOf = (path: string): readonly Preset[] => {
    const presets = fonts[path]
    if (presets === undefined) throw new KaithemError('KAITHEM_IO', `The SoundFont ${path} cannot be read`, { path })
    return presets
  }
  return {
    reads,
    standard: () => Object.keys(fonts)[0],
    check: (path) => void presetsOf(path),
    presets: (path) => {
      reads.push(path)
      return presetsOf(path)
    },
  }
}

/** The calls as lists, without those that a synthesizer begins with. */
export function callsOf(calls: readonly SynthCall[]): unknown[][] {
  return calls.slice(16).map(({ call, args }) => [call, ...args])
}
