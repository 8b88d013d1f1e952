/** Settings of kaithem-synth: shape, defaults and checks, for the runtime and the dialog. @module */

import { checkLength, checkNumber } from '../_config/checks.ts'
import { type Issue, type RawConfig, refuseIssues } from '../_config/issues.ts'
import { readFlag, readName, readNumber } from '../_config/read.ts'

/** The settings as a new node has them. */
export const defaults = {
  name: '',
  instrument: '',
  channel: '',
  soundfont: '',
  volume: '100',
  velocity: '100',
  duration: '0.5',
  reverb: false,
  chorus: false,
  output: '',
} as const

export interface SynthConfig {
  /** A program number or words; empty: a grand piano. */
  readonly instrument: string
  /** 1 to 16: everything is played there; undefined: each message on its own channel. */
  readonly channel: number | undefined
  /** Path; empty: that of the settings, or one that is found. */
  readonly soundfont: string
  /** 0 to 127. */
  readonly volume: number
  /** 1 to 127, of notes that say none. */
  readonly velocity: number
  /** Seconds, of notes that say none. */
  readonly duration: number
  readonly reverb: boolean
  readonly chorus: boolean
  /** Name of the sound card; empty: the usual one. */
  readonly output: string
}

/** Longest note: an hour. */
const longestNote = 3600

/** Finds what is wrong with the settings. */
export function check(raw: RawConfig): Issue[] {
  return [
    ...checkInstrument(raw),
    ...checkNumber(raw, 'channel', { min: 1, max: 16, whole: true }),
    ...checkLength(raw, 'soundfont'),
    ...checkNumber(raw, 'volume', { min: 0, max: 127, whole: true }),
    ...checkNumber(raw, 'velocity', { min: 1, max: 127, whole: true }),
    ...checkNumber(raw, 'duration', { min: 0.01, max: longestNote }),
    ...checkLength(raw, 'output'),
  ]
}

/** A number has a range; which words mean something, only the SoundFont knows. */
function checkInstrument(raw: RawConfig): Issue[] {
  const isNumber = /^[+-]?\d+$/.test(readName(raw, 'instrument'))
  return isNumber ? checkNumber(raw, 'instrument', { min: 0, max: 127, whole: true }) : checkLength(raw, 'instrument')
}

/**
 * The checked settings.
 *
 * @throws the first issue as KaithemError
 */
export function parseConfig(raw: RawConfig): SynthConfig {
  refuseIssues(check(raw))
  const number = (property: 'volume' | 'velocity' | 'duration'): number =>
    readNumber(raw, property) ?? Number(defaults[property])
  return {
    instrument: readName(raw, 'instrument'),
    channel: readNumber(raw, 'channel'),
    soundfont: readName(raw, 'soundfont'),
    volume: number('volume'),
    velocity: number('velocity'),
    duration: number('duration'),
    reverb: readFlag(raw, 'reverb', defaults.reverb),
    chorus: readFlag(raw, 'chorus', defaults.chorus),
    output: readName(raw, 'output'),
  }
}
