/**
 * What users hold of a synthesizer.
 *
 * Porting note: `fs` is the synthesizer in use with methods of its own (`noteOn`, `programSelect`, ...), not an object of
 * pyfluidsynth.
 *
 * @module
 */

import { addAliases, type WithAliases } from '../aliases.ts'
import { KaithemError } from '../errors.ts'
import type { Owned, Owner } from '../scope.ts'
import type { SynthCall } from './backends/null-synth.ts'
import { findInstrument } from './instrument.ts'
import { checkRange } from './ranges.ts'
import type { Preset, Synth } from './synth.ts'

/** A synthesizer. Every member answers to both spellings (`setInstrument`, `set_instrument`). */
export type FluidSynth = WithAliases<FluidSynthHandle>

/** What a handle is made of. */
export interface SynthParts {
  readonly synth: Synth
  /** Those of its SoundFont, read when first needed. */
  readonly presets: () => readonly Preset[]
  /** Called once, when it is closed. */
  readonly ended: (handle: FluidSynthHandle) => void
}

const channelOf = (channel: unknown): number => checkRange(channel, 'channel', 0, 15)

export class FluidSynthHandle implements Owned {
  declare private readonly parts: SynthParts
  declare private readonly owner: Owner
  declare private isClosed: boolean

  constructor(parts: SynthParts, owner: Owner) {
    // Hidden from listings, comparisons and copies of messages.
    Object.defineProperties(this, {
      parts: { value: parts },
      owner: { value: owner },
      isClosed: { value: false, writable: true },
    })
    owner.own(this)
    for (let channel = 0; channel < 16; channel++) parts.synth.programSelect(channel, 0, 0)
  }

  get [Symbol.toStringTag](): string {
    return 'FluidSynth'
  }

  /**
   * Chooses the instrument of a channel.
   *
   * @param channel 0 to 15
   * @param instrument its number, 0 to 127, or words: the first instrument whose name has them all is taken, in any order,
   * upper and lower case alike, first those of the SoundFont in the order of the file, then those of General MIDI by number
   * @param bank 0 to 16383; default: that of the instrument found by words, else 0
   * @throws KAITHEM_VALUE when nothing has these words, or for a number out of range; KAITHEM_TYPE for neither number nor
   * text; KAITHEM_CLOSED
   * @example
   * const synth = kaithem.midi.FluidSynth()
   * synth.setInstrument(0, 'jazz guitar') // 26, Electric Guitar (jazz)
   * synth.setInstrument(0, 'kazoo') // throws KAITHEM_VALUE
   */
  setInstrument(channel: number, instrument: number | string, bank?: number | null): void {
    const { presets } = this.parts
    const found = findInstrument(instrument, bank, presets)
    this.fs.programSelect(channelOf(channel), found.bank, found.program)
  }

  /**
   * Begins a note.
   *
   * @param channel 0 to 15
   * @param note 0 to 127; 60 is the middle C
   * @param velocity 0 to 127: how hard the key is hit; 0 ends the note
   * @throws KAITHEM_VALUE, KAITHEM_TYPE for anything else; KAITHEM_CLOSED
   * @example
   * kaithem.midi.FluidSynth().noteOn(0, 60, 100)
   */
  noteOn(channel: number, note: number, velocity: number): void {
    const { fs } = this
    fs.noteOn(channelOf(channel), checkRange(note, 'note', 0, 127), checkRange(velocity, 'velocity', 0, 127))
  }

  /**
   * Ends a note.
   *
   * @param channel 0 to 15
   * @param note 0 to 127
   * @throws KAITHEM_VALUE, KAITHEM_TYPE for anything else; KAITHEM_CLOSED
   * @example
   * const synth = kaithem.midi.FluidSynth()
   * synth.noteOn(0, 60, 100)
   * synth.noteOff(0, 60)
   */
  noteOff(channel: number, note: number): void {
    this.fs.noteOff(channelOf(channel), checkRange(note, 'note', 0, 127))
  }

  /**
   * Moves a controller.
   *
   * @param channel 0 to 15
   * @param control 0 to 127: 7 is the volume, 10 the place between left and right, 64 the pedal
   * @param value 0 to 127
   * @throws KAITHEM_VALUE, KAITHEM_TYPE for anything else; KAITHEM_CLOSED
   * @example
   * kaithem.midi.FluidSynth().cc(0, 7, 90)
   */
  cc(channel: number, control: number, value: number): void {
    const { fs } = this
    fs.cc(channelOf(channel), checkRange(control, 'control', 0, 127), checkRange(value, 'value', 0, 127))
  }

  /**
   * Bends the pitch of a channel.
   *
   * @param channel 0 to 15
   * @param value -8192 to 8191; 0 is not bent, the ends are usually two semitones. The tags and messages of an input have
   * the same with 8192 in the middle
   * @throws KAITHEM_VALUE, KAITHEM_TYPE for anything else; KAITHEM_CLOSED
   * @example
   * kaithem.midi.FluidSynth().pitchBend(0, 4096)
   */
  pitchBend(channel: number, value: number): void {
    this.fs.pitchBend(channelOf(channel), checkRange(value, 'pitch', -8192, 8191))
  }

  /**
   * Another instrument of the bank that the channel has.
   *
   * @param channel 0 to 15
   * @param program 0 to 127
   * @throws KAITHEM_VALUE, KAITHEM_TYPE for anything else; KAITHEM_CLOSED
   * @example
   * kaithem.midi.FluidSynth().programChange(0, 26)
   */
  programChange(channel: number, program: number): void {
    this.fs.programChange(channelOf(channel), checkRange(program, 'program', 0, 127))
  }

  /**
   * The synthesizer itself: `name` and the methods `programSelect(channel, bank, program)`, `programChange`, `noteOn`,
   * `noteOff`, `cc`, `pitchBend` and `allNotesOff()`. Nothing is checked there. `failure` is the error after which it is silent; undefined
   * while it plays. That of a machine without one is called `null` and has
   * `calls`, a list of `{ time, call, args }`.
   *
   * @throws KAITHEM_CLOSED
   * @example
   * const synth = kaithem.midi.FluidSynth()
   * synth.noteOn(0, 60, 100)
   * const { call, args } = synth.fs.calls.at(-1)
   * call // => 'noteOn'
   * args // => [0, 60, 100]
   */
  get fs(): Synth & { readonly calls?: readonly SynthCall[] } {
    if (!this.isClosed) return this.parts.synth
    throw new KaithemError('KAITHEM_CLOSED', 'This synthesizer is closed; make a new FluidSynth', {})
  }

  /**
   * Ends every note and lets go of the synthesizer. Twice does nothing. In Node-RED it ends with the node that made it anyway.
   *
   * @example
   * const synth = kaithem.midi.FluidSynth()
   * synth.close()
   * synth.noteOn(0, 60, 100) // throws KAITHEM_CLOSED
   */
  close(): void {
    if (this.isClosed) return
    this.isClosed = true
    const { synth, ended } = this.parts
    this.owner.disown(this)
    ended(this)
    synth.allNotesOff()
    synth.close()
  }

  /**
   * The same as `close`.
   *
   * @example
   * kaithem.midi.FluidSynth().dispose()
   */
  dispose(): void {
    this.close()
  }

  [Symbol.dispose](): void {
    this.close()
  }

  toJSON(): object {
    return { synth: this.parts.synth.name, closed: this.isClosed }
  }
}

addAliases(FluidSynthHandle.prototype)
