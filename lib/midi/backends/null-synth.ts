/** A synthesizer that is silent and writes down what it was told: for tests, and where there is none. @module */

import type { Clock } from '../../platform/clock.ts'
import type { Synth } from '../synth.ts'

/** What was asked of it, and when in epoch seconds. */
export interface SynthCall {
  readonly time: number
  readonly call: Exclude<keyof Synth, 'name' | 'failure'>
  readonly args: readonly number[]
}

/** Calls that are kept; the oldest are forgotten first. */
export const mostCalls = 10_000

export class NullSynth implements Synth {
  readonly name = 'null'
  /** What was asked of it, oldest first. */
  readonly calls: SynthCall[] = []
  private readonly clock: Clock

  constructor(clock: Clock) {
    this.clock = clock
    // Hidden from listings.
    Object.defineProperty(this, 'clock', { value: clock, enumerable: false })
  }

  programSelect(...args: [channel: number, bank: number, program: number]): void {
    this.note('programSelect', args)
  }

  programChange(...args: [channel: number, program: number]): void {
    this.note('programChange', args)
  }

  noteOn(...args: [channel: number, note: number, velocity: number]): void {
    this.note('noteOn', args)
  }

  noteOff(...args: [channel: number, note: number]): void {
    this.note('noteOff', args)
  }

  cc(...args: [channel: number, control: number, value: number]): void {
    this.note('cc', args)
  }

  pitchBend(...args: [channel: number, value: number]): void {
    this.note('pitchBend', args)
  }

  allNotesOff(): void {
    this.note('allNotesOff', [])
  }

  close(): void {
    this.note('close', [])
  }

  private note(call: SynthCall['call'], args: readonly number[]): void {
    this.calls.push({ time: this.clock.now(), call, args })
    if (this.calls.length > mostCalls) this.calls.splice(0, this.calls.length - mostCalls)
  }
}
