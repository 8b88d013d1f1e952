/**
 * What kaithem.gpio needs from a driver. Everything here is electrical: 1 is high. Active levels, holding, bouncing, claims
 * and messages are the same code for every driver, the mock included.
 *
 * @module
 */

import type { KaithemError } from '../errors.ts'

/** Electrical level: 1 is high. */
export type Level = 0 | 1

/** What an input is tied to inside the chip. */
export type Pull = 'up' | 'down' | 'none'

/** How an output drives: both levels, only low, or only high. */
export type Drive = 'push-pull' | 'open-drain' | 'open-source'

export type DriverName = 'mock' | 'cdev' | 'gpiod' | 'onoff'

/** Which line is meant. A chip is named by its label, name or path; without one it is the chip with the header. */
export interface LineAddress {
  readonly chip?: string | undefined
  /** Number of the line on its chip; on a Raspberry Pi this is the GPIO number. */
  readonly offset?: number | undefined
  /** The line's own name, where no number is given. */
  readonly name?: string | undefined
}

/** A line that the machine has. */
export interface LineInfo {
  readonly chip: string
  readonly label: string
  readonly offset: number
  /** Empty where it has none. */
  readonly name: string
  /** Who uses it; empty when nobody does or the one who does gave no name. */
  readonly consumer: string
  readonly used: boolean
  readonly direction: 'in' | 'out'
}

/** Why a driver cannot be used here, and what would help. Texts for people come from the locale files by `reason`. */
export interface Refusal {
  readonly reason: 'notLinux' | 'noDevice' | 'noPermission' | 'noLibrary' | 'noProgram' | 'noNumbers' | 'failed'
  /** English, for logs and for code. */
  readonly message: string
  /** What the message is about: `{ path, group, package, program, detail }`. */
  readonly data: Readonly<Record<string, string>>
}

/** What a driver can do; what it cannot is reported, never ignored in silence. */
export interface Features {
  readonly pull: boolean
  readonly drive: boolean
  /** Debouncing by the kernel. */
  readonly debounce: boolean
  /** Edges carry the time at which the kernel saw them. */
  readonly timestamps: boolean
  readonly pwm: boolean
}

export interface InputOptions {
  readonly pull: Pull
  /** Seconds for which a level must stay before it counts; 0 without. */
  readonly debounce: number
}

export interface OutputOptions {
  readonly drive: Drive
  /** Level at once, without a glitch. */
  readonly level: Level
  /** Level that the line is left at when it is closed, or when the process dies; undefined leaves that to the kernel. */
  readonly failSafe?: Level | undefined
}

export interface PwmOptions {
  /** Hz, above 0. */
  readonly frequency: number
  /** Share of the time that the line is high, 0 to 1. */
  readonly duty: number
  readonly failSafe?: Level | undefined
}

/** Told what happens to an open line; never called while the line is being opened. */
export interface InputListener {
  /** A change of level, in order. @param time epoch seconds of the kernel where it has them, else of the arrival */
  edge(level: Level, time: number): void
  /** The line is gone; nothing more comes. Its owner opens it anew. */
  failed(error: KaithemError): void
}

export interface OutputListener {
  /** The line is gone, or did not take a level. Its owner opens it anew. */
  failed(error: KaithemError): void
}

export interface InputLine {
  /** The level now. @throws KAITHEM_IO */
  read(): Level
  close(): void
}

export interface OutputLine {
  /** @throws KAITHEM_IO */
  write(level: Level): void
  /** The level now: what is driven, read back where the driver can. @throws KAITHEM_IO */
  read(): Level
  /** Lets go, at the fail-safe level where one was given. */
  close(): void
}

export interface PwmLine {
  /** @param duty share of the time that the line is high, 0 to 1. @throws KAITHEM_IO */
  write(duty: number): void
  /** Who makes the pulses: the chip, or a thread of this process. */
  readonly source: 'hardware' | 'software' | 'mock'
  close(): void
}

/** One driver. All calls are synchronous; what takes time reports through the listener. */
export interface GpioBackend {
  readonly name: DriverName
  readonly features: Features
  /** Why it cannot be used here; undefined when it can. Looks at the machine anew each time, and never throws. */
  probe(): Refusal | undefined
  /** The lines there are; empty where the driver cannot tell. @throws KAITHEM_IO */
  lines(): readonly LineInfo[]
  /** @throws KAITHEM_KEY no such line; KAITHEM_STATE somebody else uses it; KAITHEM_IO; KAITHEM_VALUE what it cannot do */
  openInput(address: LineAddress, options: InputOptions, listener: InputListener): InputLine
  /** @throws as `openInput` */
  openOutput(address: LineAddress, options: OutputOptions, listener: OutputListener): OutputLine
  /** @throws as `openInput` */
  openPwm(address: LineAddress, options: PwmOptions, listener: OutputListener): PwmLine
  /** Closes every line and ends every thread and process, but not what holds outputs at their fail-safe level. */
  close(): void
}
