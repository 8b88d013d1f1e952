/** Settings of kaithem-sound-play: shape, defaults and checks, for the runtime and the dialog. @module */

import { longestHandle } from '../../lib/sound/names.ts'
import { checkChoice, checkLength, checkNumber, missingIssue } from '../_config/checks.ts'
import { type Issue, type RawConfig, refuseIssues } from '../_config/issues.ts'
import { readChoice, readFlag, readName, readNumber, readText } from '../_config/read.ts'

/** The settings as a new node has them. */
export const defaults = {
  name: '',
  action: 'play',
  file: 'chime.wav',
  fileType: 'builtin',
  handle: '',
  volume: '',
  volumeType: 'num',
  length: '1',
  busy: 'interrupt',
  announce: false,
  duck: '0.2',
  duckFade: '0.5',
  start: '',
  end: '',
  loop: '1',
  speed: '1',
  output: '',
} as const

/** What the node does with a message; `msg.action` and `msg.topic` may ask for another one. */
export const actions = ['play', 'fade', 'fade-out', 'stop', 'stop-all', 'pause', 'resume', 'seek', 'volume'] as const
export type Action = (typeof actions)[number]
/** What becomes of a sound while another one plays under its handle. */
export const busyModes = ['interrupt', 'queue', 'mix'] as const

/** How a sound is played, as far as somebody said. */
export interface SoundSettings {
  readonly handle: string | undefined
  readonly start: number | undefined
  readonly end: number | undefined
  readonly loop: number | undefined
  readonly speed: number | undefined
  readonly output: string | undefined
  /** Seconds of a fade. */
  readonly length: number | undefined
}

export interface SoundPlayConfig extends SoundSettings {
  readonly action: Action
  readonly file: string
  readonly fileType: string
  /** Empty with the type `num`: nobody said. */
  readonly volume: string
  readonly volumeType: string
  readonly busy: (typeof busyModes)[number]
  readonly announce: boolean
  readonly duck: number
  readonly duckFade: number
}

const loudest = 10
const longest = 1e9

/** Finds what is wrong with the settings. */
export function check(raw: RawConfig): Issue[] {
  const action = readChoice(raw, 'action', actions)
  const isSound = action === 'play' || action === 'fade'
  const isVolume = readName(raw, 'volumeType', defaults.volumeType) === 'num'
  return [
    ...checkChoice(raw, 'action', actions),
    ...(isSound ? checkFile(raw) : []),
    ...checkLength(raw, 'handle', longestHandle),
    ...checkLength(raw, 'output'),
    ...(isVolume ? checkNumber(raw, 'volume', { min: 0, max: loudest, required: action === 'volume' }) : []),
    ...checkNumber(raw, 'length', { min: 0, max: longest }),
    ...checkChoice(raw, 'busy', busyModes),
    ...checkNumber(raw, 'duck', { min: 0, max: 1 }),
    ...checkNumber(raw, 'duckFade', { min: 0, max: longest }),
    ...checkNumber(raw, 'start', { min: -longest, max: longest }),
    ...checkNumber(raw, 'end', { min: -longest, max: longest }),
    ...checkLoop(raw),
    ...checkNumber(raw, 'speed', { min: 0.01, max: 100 }),
  ]
}

function checkFile(raw: RawConfig): Issue[] {
  return readName(raw, 'file', defaults.file) === '' ? [missingIssue('file', 'The sound')] : []
}

function checkLoop(raw: RawConfig): Issue[] {
  const issues = checkNumber(raw, 'loop', { min: -1, whole: true })
  if (issues.length > 0 || readNumber(raw, 'loop') !== 0) return issues
  const message = 'loop: a sound is played once or more often, or with -1 until it is stopped.'
  return [{ property: 'loop', code: 'KAITHEM_VALUE', reason: 'soundLoop', message, data: { value: 0 } }]
}

/**
 * The checked settings.
 *
 * @throws the first issue as KaithemError
 */
export function parseConfig(raw: RawConfig): SoundPlayConfig {
  refuseIssues(check(raw))
  return {
    action: readChoice(raw, 'action', actions),
    file: readText(raw, 'file', defaults.file),
    fileType: readName(raw, 'fileType', defaults.fileType),
    handle: readName(raw, 'handle') || undefined,
    volume: readText(raw, 'volume', defaults.volume),
    volumeType: readName(raw, 'volumeType', defaults.volumeType),
    length: readNumber(raw, 'length'),
    busy: readChoice(raw, 'busy', busyModes),
    announce: readFlag(raw, 'announce', defaults.announce),
    duck: readNumber(raw, 'duck') ?? Number(defaults.duck),
    duckFade: readNumber(raw, 'duckFade') ?? Number(defaults.duckFade),
    start: readNumber(raw, 'start'),
    end: readNumber(raw, 'end'),
    loop: readNumber(raw, 'loop'),
    speed: readNumber(raw, 'speed'),
    output: readName(raw, 'output') || undefined,
  }
}
