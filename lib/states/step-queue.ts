/**
 * One step after the other: what a step asks for runs after it, never inside it.
 *
 * Porting note: Kaithem nests a transition that is asked for inside another and tells subscribers the latest state twice; here it
 * waits, and every notification names the state it is about.
 *
 * @module
 */

import { KaithemError } from '../errors.ts'
import type { Owner } from '../scope.ts'
import type { Failure } from './listeners.ts'

/** Steps that ask for further steps: more than this in a row are taken for a loop. */
const longestChain = 1000

export class StepQueue {
  /** A step is running. */
  busy = false
  private readonly waiting: (() => void)[] = []
  private readonly owner: Owner
  private readonly label: string

  constructor(owner: Owner, label: string) {
    this.owner = owner
    this.label = label
  }

  /** Runs a step, now or after the one that is running. Its error, or the first of those it asked for, is thrown. */
  run(step: () => void): void {
    if (this.busy) {
      this.later(step)
      return
    }
    this.busy = true
    let failure: Failure | undefined
    try {
      step()
    } catch (error) {
      failure = { error }
    }
    this.finish(failure)
  }

  later(step: () => void): void {
    this.waiting.push(step)
  }

  /** Ends a step that was begun by setting `busy`: runs what it asked for and throws the first error. */
  finish(first: Failure | undefined): void {
    const failure = this.waiting.length === 0 ? first : this.drain(first)
    this.busy = false
    if (failure !== undefined) throw failure.error
  }

  clear(): void {
    this.waiting.length = 0
  }

  private drain(first: Failure | undefined): Failure | undefined {
    let failure = first
    let count = 0
    for (let step = this.waiting.shift(); step !== undefined; step = this.waiting.shift()) {
      try {
        if (++count > longestChain) this.stopLoop()
        step()
      } catch (error) {
        if (failure === undefined) failure = { error }
        else this.owner.report(error, this.label)
      }
    }
    return failure
  }

  private stopLoop(): never {
    this.clear()
    throw new KaithemError(
      'KAITHEM_LOOP',
      `${this.label} was stopped: over ${longestChain} transitions asked for one another without end`,
    )
  }
}
