/** Keeps a line open: one that fails is opened anew, later and later. @module */

import { errorText, isKaithemError, KaithemError } from '../errors.ts'
import type { Clock, Timer } from '../platform/clock.ts'

/** Seconds until a failed line is tried again, and at most. */
const firstWait = 0.5
const longestWait = 10

export interface KeeperDeps<L> {
  readonly clock: Clock
  /** Opens the line; `isCurrent` tells whether what the line says still matters. */
  open(isCurrent: () => boolean): L
  /** It is open again after a failure. */
  recovered(): void
  /** It failed; told once, until it has recovered. */
  failed(error: KaithemError): void
}

export class LineKeeper<L extends { close(): void }> {
  private readonly deps: KeeperDeps<L>
  private opened: L | undefined
  private problem: KaithemError | undefined
  private timer: Timer | undefined
  private wait = firstWait
  private generation = 0
  private isClosed = true

  constructor(deps: KeeperDeps<L>) {
    this.deps = deps
  }

  /** The open line; undefined while there is none. */
  get line(): L | undefined {
    return this.opened
  }

  /** Why there is none. */
  get error(): KaithemError | undefined {
    return this.problem
  }

  /** Opens it. A chip that does not answer is tried again later; what is wrong with the call is thrown. */
  start(): void {
    this.isClosed = false
    this.wait = firstWait
    this.problem = undefined
    try {
      this.open()
    } catch (error) {
      if (!isKaithemError(error) || error.code !== 'KAITHEM_IO') {
        this.isClosed = true
        throw error
      }
      this.fail(error)
    }
  }

  /** Does something with the line; a line that fails at it is opened anew. Undefined when there is none. */
  use<R>(work: (line: L) => R): R | undefined {
    const { opened } = this
    if (opened === undefined) return undefined
    try {
      return work(opened)
    } catch (error) {
      this.fail(asIo(error))
      return undefined
    }
  }

  /** The line is gone. */
  fail(error: KaithemError): void {
    if (this.isClosed) return
    this.release()
    const isNew = this.problem === undefined
    this.problem = error
    this.timer?.cancel()
    this.timer = this.deps.clock.setTimeout(() => this.retry(), this.wait)
    this.wait = Math.min(this.wait * 2, longestWait)
    if (isNew) this.deps.failed(error)
  }

  close(): void {
    this.isClosed = true
    this.timer?.cancel()
    this.timer = undefined
    this.problem = undefined
    this.release()
  }

  private open(): void {
    const generation = ++this.generation
    this.opened = this.deps.open(() => generation === this.generation && !this.isClosed)
  }

  private release(): void {
    const { opened } = this
    this.generation++
    this.opened = undefined
    try {
      opened?.close()
    } catch {
      // It is gone already; what matters was said when it failed.
    }
  }

  private retry(): void {
    this.timer = undefined
    try {
      this.open()
    } catch (error) {
      this.fail(asIo(error))
      return
    }
    this.problem = undefined
    this.wait = firstWait
    this.deps.recovered()
  }
}

function asIo(error: unknown): KaithemError {
  return isKaithemError(error) ? error : new KaithemError('KAITHEM_IO', errorText(error), {}, error)
}
