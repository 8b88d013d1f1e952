/** What may be said when a sound is played or faded to, and how it is read. @module */

import { KaithemError } from '../errors.ts'
import { at, type Given, readArguments, readFlag, readNumber, readText, readTexts } from './arguments.ts'
import { announcementHandle, longestHandle, usualHandle } from './names.ts'

/** Options of `play`; both spellings of each do. */
export interface PlayOptions {
  /** Name of the player (default `PRIMARY`): what played under it ends. */
  readonly handle?: string | null | undefined
  /** 0 silent, 1 as recorded (default); above 1 louder, where the back end can. */
  readonly volume?: number | null | undefined
  /** Seconds into the sound (default 0); negative: before its end. */
  readonly start?: number | null | undefined
  /** Seconds into the sound; 0 and negative: before its end (default: its end). */
  readonly end?: number | null | undefined
  /** A sound card, as `outputs()` calls it; empty and `@auto`: the usual one; `__disable__`: nothing is played. */
  readonly output?: string | null | undefined
  /** Does nothing: sounds have no screen to fill. */
  readonly fs?: boolean | null | undefined
  /** Folders to look in first. */
  readonly extraPaths?: readonly string[] | null | undefined
  /** How often it is played (default 1); -1: until it is stopped. */
  readonly loop?: number | null | undefined
  /** 1 as recorded (default), 2 twice as fast. */
  readonly speed?: number | null | undefined
}

/** Options of `fade_to`; both spellings of each do. */
export interface FadeToOptions extends PlayOptions {
  /** Seconds (default 1); 0: at once. */
  readonly length?: number | null | undefined
  /** Does nothing: the answer is a promise in either case. */
  readonly block?: boolean | null | undefined
  /** False, with `null` for the file: the sound that fades out keeps the handle, so that a new one ends it (default true). */
  readonly detach?: boolean | null | undefined
}

/** Options of `announce`; both spellings of each do. */
export interface AnnounceOptions extends PlayOptions {
  /** How much of their volume is left to all other sounds (default 0.2): 0 silences them, 1 leaves them alone. */
  readonly duck?: number | null | undefined
  /** Seconds in which the others go down, and come up afterwards (default 0.5). */
  readonly fade?: number | null | undefined
}

/** How a sound is to be played. */
export interface PlaySettings {
  readonly handle: string
  /** Undefined: nobody said. */
  readonly volume: number | undefined
  readonly start: number
  readonly end: number | undefined
  readonly output: string
  readonly loop: number
  readonly speed: number
  readonly extraPaths: readonly string[]
}

export interface FadeSettings extends PlaySettings {
  readonly length: number
  readonly detach: boolean
}

export interface AnnounceSettings extends PlaySettings {
  readonly duck: number
  readonly fade: number
}

/** As output: plays nothing. */
export const disabledOutput = '__disable__'

const playOrder = ['handle', 'volume', 'start', 'end', 'output', 'fs', 'extraPaths']
const playFurther = ['loop', 'speed']
const fadeOrder = ['length', 'block', 'detach', 'handle', 'output', 'volume']
const fadeFurther = ['start', 'end', 'fs', 'extraPaths', 'loop', 'speed', 'windup', 'winddown']

const usualDuck = 0.2
const usualDuckFade = 0.5
const longestTime = 1e9
const loudest = 10
const slowest = 0.01
const fastest = 100
/** From this many rounds on it is for ever, as in Kaithem. */
const forever = 900_000_000

/** @throws KAITHEM_TYPE, KAITHEM_VALUE */
export function readHandle(given: Given): string {
  const handle = readText(given, 'handle', usualHandle)
  if (handle !== '' && handle.length <= longestHandle) return handle
  const text = `handle is a name of 1 to ${longestHandle} characters`
  throw new KaithemError('KAITHEM_VALUE', text, { option: 'handle' })
}

/** Volume, where it is given. @throws KAITHEM_TYPE, KAITHEM_VALUE */
export function readVolume(given: Given): number | undefined {
  const volume = readNumber(given, 'volume', -1, 0, loudest)
  return volume < 0 ? undefined : volume
}

/** A place in a sound. @throws KAITHEM_TYPE, KAITHEM_VALUE */
export function readPosition(given: Given): number {
  const position = readNumber(given, 'position', Number.NaN, -longestTime, longestTime)
  if (!Number.isNaN(position)) return position
  throw new KaithemError('KAITHEM_TYPE', 'seek() needs a place in seconds: seek(30)', {})
}

/** The output, empty for the usual one. @throws KAITHEM_TYPE */
export function readOutput(given: Given): string {
  const output = readText(given, 'output', '')
  return output === '@auto' ? '' : output
}

function readLoop(given: Given): number {
  const loop = at(given, 'loop') === Number.POSITIVE_INFINITY ? -1 : readNumber(given, 'loop', 1, -1, Infinity)
  if (loop === -1 || loop > forever) return Number.POSITIVE_INFINITY
  if (Number.isInteger(loop) && loop >= 1) return loop
  const text = `loop is ${loop}; it is a whole number from 1, or -1 for ever`
  throw new KaithemError('KAITHEM_VALUE', text, { option: 'loop', value: loop })
}

function readEnd(given: Given): number | undefined {
  const value = at(given, 'end')
  return value === undefined || value === null ? undefined : readNumber(given, 'end', 0, -longestTime, longestTime)
}

function settingsOf(given: Given): PlaySettings {
  readFlag(given, 'fs', false)
  return {
    handle: readHandle(given),
    volume: readVolume(given),
    start: readNumber(given, 'start', 0, -longestTime, longestTime),
    end: readEnd(given),
    output: readOutput(given),
    loop: readLoop(given),
    speed: readNumber(given, 'speed', 1, slowest, fastest),
    extraPaths: readTexts(given, 'extraPaths'),
  }
}

/** @throws KAITHEM_TYPE, KAITHEM_VALUE naming the option */
export function readPlaySettings(args: readonly unknown[]): PlaySettings {
  return settingsOf(readArguments('play()', playOrder, playFurther, args))
}

/** @throws KAITHEM_TYPE, KAITHEM_VALUE naming the option */
export function readAnnounceSettings(args: readonly unknown[]): AnnounceSettings {
  const given = readArguments('announce()', playOrder, [...playFurther, 'duck', 'fade'], args)
  return {
    ...settingsOf({ ...given, handle: at(given, 'handle') ?? announcementHandle }),
    duck: readNumber(given, 'duck', usualDuck, 0, 1),
    fade: readNumber(given, 'fade', usualDuckFade, 0, longestTime),
  }
}

/** @throws KAITHEM_TYPE, KAITHEM_VALUE naming the option */
export function readFadeSettings(args: readonly unknown[]): FadeSettings {
  const given = readArguments('fade_to()', fadeOrder, fadeFurther, args)
  for (const name of ['windup', 'winddown']) {
    if (readNumber(given, name, 0, 0, longestTime) === 0) continue
    const text = `${name} is not supported: sounds begin and end at their own speed`
    throw new KaithemError('KAITHEM_VALUE', text, { option: name })
  }
  readFlag(given, 'block', false)
  return {
    ...settingsOf(given),
    length: readNumber(given, 'length', 1, 0, longestTime),
    detach: readFlag(given, 'detach', true),
  }
}
