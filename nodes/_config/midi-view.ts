/** MIDI as dialogs see it: what the runtime answers, and what they show. @module */

export interface MidiPortView {
  readonly name: string
  readonly port: string
  /** False: Linux' own "Midi Through", which is no device that is connected. */
  readonly isDevice: boolean
}

/** What the runtime tells of MIDI. */
export interface MidiView {
  readonly driver: string
  /** Why the ports of the machine cannot be used; null when they can, or are not asked for. */
  readonly refusal: string | null
  readonly inputs: readonly MidiPortView[]
  readonly outputs: readonly MidiPortView[]
  /** Kind of synthesizer; `null` is silent. */
  readonly synth: string
  /** Path of the SoundFont that is taken where none is named. */
  readonly soundfont: string | null
  /** Its instruments, or those of General MIDI. */
  readonly instruments: readonly string[]
}
