/** The live synthesizers of one kaithem, and which kind they are. @module */

import { errorText, KaithemError } from '../errors.ts'
import type { Clock } from '../platform/clock.ts'
import { Owner, type Subscription } from '../scope.ts'
import type { Refusal } from './backend.ts'
import { NullSynth } from './backends/null-synth.ts'
import { FluidSynthHandle } from './fluid-synth.ts'
import type { MidiMessage } from './message.ts'
import { playMessage } from './play-message.ts'
import type { SoundFonts } from './soundfont.ts'
import type { Preset, Synth, SynthBackend } from './synth.ts'
import { type FluidSynthSettings, readSynthArguments } from './synth-options.ts'

export interface SynthDeps {
  readonly clock: Clock
  /** In the order in which they are tried. */
  readonly backends: readonly SynthBackend[]
  readonly fonts: SoundFonts
  /** Only write down what is asked for. */
  readonly isMuted: () => boolean
  /** Something that people must know. */
  readonly warn: (text: string) => void
  /** Tells f what comes in at a port. */
  readonly listen: (owner: Owner, port: string, f: (message: MidiMessage) => void) => Subscription
}

interface Opened {
  readonly synth: Synth
  readonly soundfont: string | undefined
}

export class Synths {
  private readonly deps: SynthDeps
  private readonly live = new Set<FluidSynthHandle>()
  private hasWarned = false

  constructor(deps: SynthDeps) {
    this.deps = deps
  }

  /** @throws KAITHEM_TYPE, KAITHEM_VALUE for what it is told; KAITHEM_IO, KAITHEM_UNAVAILABLE; KAITHEM_CLOSED */
  create(owner: Owner, args: readonly unknown[]): FluidSynthHandle {
    const settings = readSynthArguments(args)
    if (settings.soundfont !== undefined) this.deps.fonts.check(settings.soundfont)
    const inner = new Owner('FluidSynth', owner)
    try {
      return this.begin(inner, settings)
    } catch (error) {
      inner.dispose()
      throw error
    }
  }

  /** Ends every note of every synthesizer; their owners keep them. */
  allNotesOff(): void {
    for (const handle of this.live) handle.fs.allNotesOff()
  }

  close(): void {
    for (const handle of [...this.live]) handle.close()
  }

  private begin(owner: Owner, settings: FluidSynthSettings): FluidSynthHandle {
    const { synth, soundfont } = this.open(settings)
    const ended = (handle: FluidSynthHandle): void => {
      this.live.delete(handle)
      owner.dispose()
    }
    const handle = new FluidSynthHandle({ synth, presets: this.presetsOf(soundfont), ended }, owner)
    this.live.add(handle)
    const { connectMidi } = settings
    if (connectMidi !== undefined) this.deps.listen(owner, connectMidi, (message) => playMessage(synth, message))
    return handle
  }

  private presetsOf(soundfont: string | undefined): () => readonly Preset[] {
    const known: { presets?: readonly Preset[] } = {}
    return () => {
      known.presets ??= soundfont === undefined ? [] : this.deps.fonts.presets(soundfont)
      return known.presets
    }
  }

  private open(settings: FluidSynthSettings): Opened {
    const { clock, backends, fonts, isMuted } = this.deps
    const silent = { synth: new NullSynth(clock), soundfont: settings.soundfont }
    if (isMuted()) return silent
    const refusals: string[] = []
    for (const backend of backends) {
      const refusal = probe(backend)
      if (refusal !== undefined) {
        refusals.push(`${backend.name}: ${refusal.message}`)
        continue
      }
      const soundfont = settings.soundfont ?? fonts.standard()
      if (soundfont === undefined) throw noSoundFont()
      return { synth: backend.open({ ...settings, soundfont }), soundfont }
    }
    this.warn(refusals)
    return silent
  }

  private warn(refusals: readonly string[]): void {
    if (this.hasWarned) return
    this.hasWarned = true
    const why = refusals.length === 0 ? '' : ` (${refusals.join('; ')})`
    this.deps.warn(`There is no synthesizer here, so FluidSynth is silent${why}`)
  }
}

function probe(backend: SynthBackend): Refusal | undefined {
  try {
    return backend.probe()
  } catch (error) {
    return { reason: 'failed', message: errorText(error), data: { detail: errorText(error) } }
  }
}

function noSoundFont(): KaithemError {
  const text =
    'No SoundFont was found. Install one (sudo apt install fluid-soundfont-gm), or name one: FluidSynth("/path/to.sf2")'
  return new KaithemError('KAITHEM_UNAVAILABLE', text, {})
}
