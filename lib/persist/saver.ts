/**
 * Saving a document that changes often: many changes become one write, and there are at most so many writes an hour, which is
 * what SD cards live on.
 *
 * @module
 */

import type { Clock, Timer } from '../platform/clock.ts'

export interface SaverOptions {
  readonly clock: Clock
  /** Writes the document as it is now; answers whether anything had to be written. */
  readonly write: () => Promise<boolean>
  /** Seconds from the first change to its write. */
  readonly interval: number
  /** Most writes within an hour; 0 for no limit. */
  readonly perHour: number
  /** Told when a change waits, when all is saved, and when a write failed. */
  readonly onChange: (state: SaverState) => void
}

export interface SaverState {
  /** Changes that are not on disk. */
  readonly unsaved: number
  /** Seconds since 1970 of the next write, or undefined. */
  readonly due: number | undefined
  /** Why the last write failed, as long as the changes are not on disk. */
  readonly error: unknown
}

const hour = 3600
/** Seconds before a write that failed is tried again. */
const retryDelay = 10

export class Saver {
  private readonly options: SaverOptions
  /** When the writes of the last hour were. */
  private readonly writes: number[] = []
  private timer: Timer | undefined
  private due: number | undefined
  private unsaved = 0
  /** How often changes were forgotten: a write that began before has nothing to say about those after. */
  private forgotten = 0
  private error: unknown
  private running: Promise<void> | undefined
  private isClosed = false

  constructor(options: SaverOptions) {
    this.options = options
  }

  get state(): SaverState {
    return { unsaved: this.unsaved, due: this.due, error: this.error }
  }

  /** The document changed. */
  changed(): void {
    this.unsaved++
    if (this.timer === undefined && !this.isClosed && this.running === undefined) this.schedule(this.options.interval)
    this.options.onChange(this.state)
  }

  /** Writes now, whatever the budget says; resolves when everything up to now is on disk. @throws what the write throws */
  async save(): Promise<void> {
    this.cancel()
    // One that runs may have begun before the last change.
    while (this.running !== undefined) await this.running.catch(() => undefined)
    this.cancel()
    if (this.unsaved === 0) return
    this.running = this.write()
    try {
      await this.running
    } finally {
      this.running = undefined
      if (this.unsaved > 0 && !this.isClosed && this.timer === undefined) this.schedule(this.pause())
    }
  }

  /** Forgets what is not saved up to now; resolves when a write that has begun before is over. */
  async forget(): Promise<void> {
    this.cancel()
    this.forgotten++
    this.unsaved = 0
    this.error = undefined
    this.options.onChange(this.state)
    await this.running?.catch(() => undefined)
  }

  /** Saves what is not saved, for the last time. @throws what the write throws */
  async close(): Promise<void> {
    this.isClosed = true
    this.cancel()
    await this.save()
  }

  private pause(): number {
    return this.error === undefined ? this.options.interval : Math.max(this.options.interval, retryDelay)
  }

  private async write(): Promise<void> {
    const { unsaved: taken, forgotten } = this
    try {
      const written = await this.options.write()
      if (written) this.writes.push(this.options.clock.now())
      if (forgotten === this.forgotten) this.unsaved -= taken
      this.error = undefined
    } catch (error) {
      if (forgotten === this.forgotten) this.error = error
      throw error
    } finally {
      this.options.onChange(this.state)
    }
  }

  private schedule(delay: number): void {
    const now = this.options.clock.now()
    this.due = Math.max(now + delay, this.budgetFrees(now))
    this.timer = this.options.clock.setTimeout(() => {
      this.timer = undefined
      this.due = undefined
      // Whoever listens to changes sees the error.
      void this.save().catch(() => undefined)
    }, this.due - now)
  }

  /** When the next write is within the budget. */
  private budgetFrees(now: number): number {
    const { perHour } = this.options
    while (this.writes[0] !== undefined && this.writes[0] <= now - hour) this.writes.shift()
    if (perHour <= 0 || this.writes.length < perHour) return now
    return (this.writes[this.writes.length - perHour] ?? now) + hour
  }

  private cancel(): void {
    this.timer?.cancel()
    this.timer = undefined
    this.due = undefined
  }
}
