/** What one rendering has: its text so far, its time, and the way to an error. @module */

import { Fault } from './print.ts'
import type { Unit } from './unit.ts'

/** Text is handed out in pieces of about this many characters. */
const chunk = 8192

/** Guards of loops ask for the time once in this many rounds; they know the number too. */
const rounds = 127

/** The error of a page whose time is over. */
export function timeOver(seconds: number): Fault {
  return new Fault(`The page ran for more than ${seconds} seconds and was stopped`, { isTimeout: true })
}

export interface Frame {
  readonly unit: Unit
  /** `def f`, `page page` ... */
  readonly what: string
  readonly at: number
}

export interface StateOptions {
  /** Seconds on a clock that only goes forward. */
  readonly elapsed: () => number
  /** In seconds. */
  readonly timeLimit: number
  readonly write?: ((text: string) => void) | undefined
}

export class RenderState {
  /** The text. Generated code adds to it. */
  s = ''
  /** Rounds of loops and calls since the time was last looked at. */
  n = 0
  /** What the def called next finds as `caller`. */
  next: unknown = null
  /** Names of templates that are open, for recursion. */
  readonly open: string[] = []
  /** Units by their number, to explain traces. */
  readonly units = new Map<number, Unit>()
  /** Captures that are open: their text is not for the page. */
  private captures = 0
  private readonly options: StateOptions
  private readonly deadline: number
  private failure: { readonly error: unknown; readonly frames: Frame[] } | undefined

  constructor(options: StateOptions) {
    this.options = options
    this.deadline = options.elapsed() + options.timeLimit
  }

  /** A def, block or page begins. */
  enter(): unknown {
    if (++this.n > rounds) this.tick()
    const { next } = this
    this.next = null
    return next
  }

  /** @throws Fault when the time is over, and then each time */
  tick(): void {
    if (this.options.elapsed() > this.deadline) {
      this.n = rounds + 1
      throw timeOver(this.options.timeLimit)
    }
    this.n = 0
    this.offer(chunk)
  }

  /** Hands out the text so far if it is that long. */
  offer(least = 1): void {
    const { write } = this.options
    if (write === undefined || this.captures > 0 || this.s.length < least) return
    const text = this.s
    this.s = ''
    write(text)
  }

  /** Runs code and gives the text it writes, which does not go to the page. */
  capture(run: () => unknown): string {
    const before = this.begin()
    try {
      const result = run()
      if (result instanceof Promise) {
        // Nobody waits for it; its error is that it is here.
        result.catch(() => undefined)
        throw new Fault('Something that awaits stands in something that does not')
      }
      return this.s
    } finally {
      this.end(before)
    }
  }

  async captureAsync(run: () => unknown): Promise<string> {
    const before = this.begin()
    try {
      await run()
      return this.s
    } finally {
      this.end(before)
    }
  }

  private begin(): string {
    const before = this.s
    this.s = ''
    this.captures++
    return before
  }

  private end(before: string): void {
    this.s = before
    this.captures--
  }

  /** Remembers the way of an error. */
  note(error: unknown, frame: Frame): void {
    const failure = this.failure?.error === error && this.failure !== undefined ? this.failure : { error, frames: [] }
    this.failure = failure
    if (failure.frames.length < 50) failure.frames.push(frame)
  }

  framesOf(error: unknown): readonly Frame[] {
    return this.failure !== undefined && this.failure.error === error ? this.failure.frames : []
  }
}
