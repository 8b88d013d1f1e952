/** Pulses of all software PWM lines, in a thread of its own. @module */

import type { Level } from '../backend.ts'

/** What the main thread asks of the loop. */
export type PwmCommand =
  | {
      readonly add: number
      readonly fd: number
      /** How the line is written: a request to the kernel, or a file of sysfs. */
      readonly kind: PwmTarget
      /** Seconds. */
      readonly period: number
      /** The share of the time that the line is high, see `dutyUnit`; changed while it runs. */
      readonly duty: SharedArrayBuffer
    }
  | { readonly remove: number }
  | { readonly end: true }

export type PwmTarget = 'cdev' | 'file'

/** A duty of 1 in the shared number: numbers of 32 bits are always read whole. */
export const dutyUnit = 2 ** 30

interface Pulsed {
  readonly fd: number
  readonly kind: PwmTarget
  readonly period: number
  readonly duty: Int32Array
  /** When the current period began, and when it goes low, in seconds. */
  start: number
  fall: number
  level: Level | undefined
}

/** @example for (;;) wait(loop.turn(now())) */
export class PwmLoop {
  ended = false
  readonly #set: (fd: number, level: Level, kind: PwmTarget) => void
  readonly #lines = new Map<number, Pulsed>()

  /** @param set writes a level; a line that throws is left alone from then on */
  constructor(set: (fd: number, level: Level, kind: PwmTarget) => void) {
    this.#set = set
  }

  command(command: PwmCommand, now: number): void {
    if ('end' in command) this.ended = true
    else if ('remove' in command) this.#lines.delete(command.remove)
    else {
      const { fd, kind, period } = command
      const duty = new Int32Array(command.duty)
      this.#lines.set(command.add, { fd, kind, period, duty, start: now, fall: now, level: undefined })
      this.#begin(command.add, now)
    }
  }

  /** Writes what is due. @returns seconds until the next thing is, Infinity when nothing will be */
  turn(now: number): number {
    let next = Number.POSITIVE_INFINITY
    for (const [key, line] of this.#lines) next = Math.min(next, this.#advance(key, line, now))
    return Math.max(0, next - now)
  }

  #advance(key: number, line: Pulsed, now: number): number {
    const end = line.start + line.period
    const duty = (line.duty[0] ?? 0) / dutyUnit
    if (duty <= 0 || duty >= 1) {
      this.#write(key, line, duty >= 1 ? 1 : 0)
      line.start = now
      line.fall = now
      return Number.POSITIVE_INFINITY
    }
    if (now >= end) {
      // Periods that were missed are not made up for.
      line.start = now - end > line.period ? now : end
      this.#begin(key, line.start)
    } else if (now >= line.fall) this.#write(key, line, 0)
    return line.level === 1 ? line.fall : line.start + line.period
  }

  #begin(key: number, start: number): void {
    const line = this.#lines.get(key)
    if (line === undefined) return
    const duty = (line.duty[0] ?? 0) / dutyUnit
    line.start = start
    line.fall = start + duty * line.period
    this.#write(key, line, duty > 0 ? 1 : 0)
  }

  #write(key: number, line: Pulsed, level: Level): void {
    if (line.level === level) return
    line.level = level
    try {
      this.#set(line.fd, level, line.kind)
    } catch {
      // Its chip is gone, which the driver learns in another way.
      this.#lines.delete(key)
    }
  }
}
