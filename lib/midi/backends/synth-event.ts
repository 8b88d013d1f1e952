/** What a synthesizer in another process is told; channels 0 to 15. @module */

export type SynthEvent =
  | readonly [call: 'programSelect', channel: number, bank: number, program: number]
  | readonly [call: 'programChange', channel: number, program: number]
  | readonly [call: 'noteOn', channel: number, note: number, velocity: number]
  | readonly [call: 'noteOff', channel: number, note: number]
  | readonly [call: 'cc', channel: number, control: number, value: number]
  /** The value is -8192 to 8191. */
  | readonly [call: 'pitchBend', channel: number, value: number]
  | readonly [call: 'allNotesOff']
