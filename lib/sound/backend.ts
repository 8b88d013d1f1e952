/**
 * What kaithem.sound needs from a program or library that plays. Handles, fades, volumes and the search for files are the same
 * code for every back end, the null one included.
 *
 * @module
 */

import type { KaithemError } from '../errors.ts'

export type SoundBackendName = 'null' | 'webaudio' | 'mpv' | 'mplayer' | 'ffplay' | 'sox'

/** Why a back end cannot be used here, and what would help. */
export interface SoundRefusal {
  readonly reason: 'noProgram' | 'noPackage' | 'noDevice' | 'failed'
  /** English, for logs and for code. */
  readonly message: string
  /** What the message is about: `{ program, package, detail }`. */
  readonly data: Readonly<Record<string, string>>
}

/** What a back end can do; what it cannot is told, never ignored in silence. */
export interface SoundFeatures {
  /** Loudness changes while a sound plays, so fades are heard. */
  readonly volume: boolean
  readonly pause: boolean
  /** Parts of a sound: `start` and `end`. */
  readonly parts: boolean
  readonly loop: boolean
  readonly speed: boolean
  /** Sound cards can be chosen. */
  readonly outputs: boolean
  /** Plays addresses of the web (`http://…`): radio and other streams. */
  readonly urls: boolean
}

/** A change of loudness: linear in volume, from one to the other. */
export interface Ramp {
  readonly from: number
  readonly to: number
  /** 0: at once. */
  readonly seconds: number
}

export interface VoiceOptions {
  /** Who plays it, for records of what was asked. */
  readonly handle: string
  /** Full path, or an address of the web where `features.urls` says so. */
  readonly file: string
  /** Loudness at first: 0 silent, 1 as recorded. The gain is its cube. */
  readonly volume: number
  /** Seconds into the file; negative: before its end. */
  readonly start: number
  /** Seconds into the file; 0 and negative: before its end; undefined: its end. */
  readonly end: number | undefined
  /**
   * Seconds into the file at which it goes on: before the part it is its start, behind the part it is over, whatever the rounds. The
   * round that it is in is the first. Undefined: at the start.
   */
  readonly at?: number | undefined
  /** How often it is played; Infinity: until it is stopped. */
  readonly loop: number
  /** 1: as recorded. */
  readonly speed: number
  /** A sound card, as `outputs` calls it; empty: the usual one. */
  readonly output: string
}

/** Told what becomes of a voice; never called before `play` has returned, nor after `stop`. */
export interface VoiceListener {
  /** It can be heard. */
  started(): void
  /** It came to its end. */
  ended(): void
  /**
   * It cannot be played, or not any more. KAITHEM_UNAVAILABLE: nothing can be played by this back end, so another one may
   * try, or this one again where the data have `retry: true`; `lost: true` says
   * that what played it has ended, and may have done so because of this file; `device: true` says that there is no sound card. Everything
   * else is about this file; `elsewhere: true` says that another back end may know what to do with it. The data have it as `file`.
   */
  failed(error: KaithemError): void
}

/** One sound that plays. Its methods do nothing once it has ended, failed or was stopped. */
export interface Voice {
  /** Seconds into the file. */
  readonly position: number
  /** Replaces the ramp that is under way. */
  ramp(ramp: Ramp): void
  pause(): void
  resume(): void
  stop(): void
}

/** What was asked of the null back end. */
export interface SoundCall {
  /** Epoch seconds. */
  readonly time: number
  readonly call: 'play' | 'ramp' | 'pause' | 'resume' | 'stop' | 'preload'
  readonly handle: string
  readonly file: string
  /** What was asked for: the options of `play`, the ramp of `ramp`, the output of `preload`. */
  readonly options: Readonly<Partial<VoiceOptions & Ramp>>
}

/** One back end. No call waits for the sound. */
export interface SoundBackend {
  readonly name: SoundBackendName
  readonly features: SoundFeatures
  /** Why it cannot be used here; undefined when it can. Looks at the machine anew each time, and never throws. */
  probe(): SoundRefusal | undefined
  /** Sound cards that `output` may name, the usual one (`''`) first; empty when it cannot tell. */
  outputs(): readonly string[]
  play(options: VoiceOptions, listener: VoiceListener): Voice
  /** Makes a file ready, where that helps. */
  preload(file: string, output: string): void
  /** What was asked, with times, the last 1000; only the null back end tells. */
  readonly calls?: readonly SoundCall[] | undefined
  /** Stops everything and ends every process. */
  close(): void
}
