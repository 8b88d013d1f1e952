/** The settings of kaithem-settings: shape, defaults and what is refused, shared by the dialog and the runtime. @module */

import { checkChoice, checkLength } from '../_config/checks.ts'
import { type Issue, type RawConfig, refuseIssues } from '../_config/issues.ts'
import { checkPlace } from '../_config/place.ts'
import { readChoice, readFlag, readName, readNumber, readText } from '../_config/read.ts'

/** What serves GPIO pins: the best that works, or this one. */
export const gpioDrivers = ['auto', 'mock', 'cdev', 'gpiod', 'onoff'] as const
export type GpioDriverChoice = (typeof gpioDrivers)[number]

/** What plays sounds: the best that works, nothing that is heard, or this one. */
export const soundBackEnds = ['auto', 'null', 'webaudio', 'mpv', 'mplayer', 'ffplay', 'sox'] as const
export type SoundBackEnd = (typeof soundBackEnds)[number]
/** What serves MIDI ports. */
export const midiDrivers = ['auto', 'rtmidi', 'null'] as const
/** What plays notes. */
export const synths = ['auto', 'spessasynth', 'fluidsynth', 'null'] as const

/** Where the machine stands. */
export interface Place {
  /** Degrees north, -90 to 90. */
  readonly lat: number
  /** Degrees east, -180 to 180. */
  readonly lon: number
}

export interface SettingsConfig {
  readonly place: Place | undefined
  /** IANA name, or empty for the time zone of the machine. */
  readonly timezone: string
  /** Directory for state, or empty for the usual one. */
  readonly vardir: string
  /** Whether function nodes get `kaithem` as a bare word. */
  readonly functionGlobal: boolean
  /** Whether code may run commands; settings.js can forbid it too. */
  readonly allowShell: boolean
  readonly gpio: GpioDriverChoice
  readonly sound: SoundBackEnd
  /** Folders with sounds; `__default__` are those that come along. */
  readonly audioPaths: readonly string[]
  readonly midi: (typeof midiDrivers)[number]
  readonly synth: (typeof synths)[number]
  /** Path of a SoundFont, or empty for one of the system. */
  readonly soundfont: string
}

/** In which order sounds are looked for where nobody says. */
const usualPaths: readonly string[] = ['__default__']

/** As long as there is no settings node. */
export const defaultSettings: SettingsConfig = {
  place: undefined,
  timezone: '',
  vardir: '',
  functionGlobal: true,
  allowShell: true,
  gpio: 'auto',
  sound: 'auto',
  audioPaths: usualPaths,
  midi: 'auto',
  synth: 'auto',
  soundfont: '',
}

/** Everything wrong with the settings of one node. */
export function check(raw: RawConfig): Issue[] {
  return [
    ...checkPlace(raw),
    ...checkVarDir(raw),
    ...checkChoice(raw, 'gpio', gpioDrivers),
    ...checkChoice(raw, 'sound', soundBackEnds),
    ...checkChoice(raw, 'midi', midiDrivers),
    ...checkChoice(raw, 'synth', synths),
    ...checkLength(raw, 'soundfont'),
  ]
}

/** @throws the first issue as a KaithemError */
export function parseConfig(raw: RawConfig): SettingsConfig {
  refuseIssues(check(raw))
  const lat = readNumber(raw, 'lat')
  const lon = readNumber(raw, 'lon')
  return {
    place: lat === undefined || lon === undefined ? undefined : { lat, lon },
    timezone: readName(raw, 'timezone'),
    vardir: readName(raw, 'vardir'),
    functionGlobal: readFlag(raw, 'functionGlobal', true),
    allowShell: readFlag(raw, 'allowShell', true),
    gpio: readChoice(raw, 'gpio', gpioDrivers),
    sound: readChoice(raw, 'sound', soundBackEnds),
    audioPaths: readFolders(raw),
    midi: readChoice(raw, 'midi', midiDrivers),
    synth: readChoice(raw, 'synth', synths),
    soundfont: readName(raw, 'soundfont'),
  }
}

/** One a line. Those that come along stay, last where nobody says. */
function readFolders(raw: RawConfig): readonly string[] {
  const folders = readText(raw, 'audioPaths')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return folders.includes('__default__') ? folders : [...folders, ...usualPaths]
}

/** Absolute, so that it does not depend on where Node-RED was started; on Windows with a drive or a share. */
function checkVarDir(raw: RawConfig): Issue[] {
  const vardir = readName(raw, 'vardir')
  if (vardir === '' || vardir.startsWith('/') || vardir.startsWith('\\\\') || /^[a-z]:[\\/]/i.test(vardir)) return []
  return [
    {
      property: 'vardir',
      code: 'KAITHEM_VALUE',
      reason: 'absolutePath',
      message: `The directory '${vardir}' must be written from the root, such as /data/kaithem.`,
      data: { vardir },
    },
  ]
}
