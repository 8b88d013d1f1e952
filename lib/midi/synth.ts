/**
 * What kaithem.midi needs from a synthesizer. Everything about names of instruments is the same code for each of them, the
 * recording one included. Channels are 0 to 15 here, as synthesizers count them.
 *
 * @module
 */

import type { KaithemError } from '../errors.ts'
import type { Refusal } from './backend.ts'

/** An instrument of a SoundFont. */
export interface Preset {
  /** As in the file; what follows a NUL is no part of it. */
  readonly name: string
  /** 0 to 128; 128 has the drums. */
  readonly bank: number
  /** 0 to 127. */
  readonly program: number
}

export interface SynthSettings {
  /** Path of the SoundFont. */
  readonly soundfont: string
  /** Name under which it appears among the clients of JACK, where it does. */
  readonly jackClientName: string | undefined
  /** Sound card to play on; undefined: the default one. */
  readonly output: string | undefined
  readonly reverb: boolean
  readonly chorus: boolean
  /** Load samples when they are first needed. */
  readonly ondemand: boolean
}

/** One synthesizer. Ranges are checked before. Calls return at once and never throw; what fails later is logged. */
export interface Synth {
  /** Which kind it is: `null` for the one that only records. */
  readonly name: string
  /** Why it is silent for good and passes over what it is told; undefined while it plays. */
  readonly failure?: KaithemError | undefined
  /** @param bank 0 to 16383 @param program 0 to 127 */
  programSelect(channel: number, bank: number, program: number): void
  /** Another program of the bank that the channel has. */
  programChange(channel: number, program: number): void
  /** @param velocity 0 to 127; 0 ends the note */
  noteOn(channel: number, note: number, velocity: number): void
  noteOff(channel: number, note: number): void
  cc(channel: number, control: number, value: number): void
  /** @param value -8192 to 8191; 0 is the middle */
  pitchBend(channel: number, value: number): void
  /** Ends every note of every channel. */
  allNotesOff(): void
  /** Lets go of everything; nothing is called afterwards. */
  close(): void
}

/** Told what happens to a synthesizer; never called while it is being opened. */
export interface SynthListener {
  /** It is silent from now on: its SoundFont cannot be used, its process ends again and again. */
  failed(error: KaithemError): void
  /** It was started anew with the instruments and controllers it had; the notes that were held are over. */
  restarted(): void
}

/** A kind of synthesizer. */
export interface SynthBackend {
  readonly name: string
  /** Why it cannot be used here; undefined when it can. Never throws. */
  probe(): Refusal | undefined
  /** @throws KAITHEM_UNAVAILABLE, KAITHEM_IO */
  open(settings: SynthSettings, listener: SynthListener): Synth
  /** Lets go of everything; synthesizers may be opened again. */
  close?(): void
}
