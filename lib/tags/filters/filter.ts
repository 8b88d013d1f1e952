/** What all filters share: an output tag claimed with a getter, brought up to date when the input changes. @module */

import type { Clock } from '../../platform/clock.ts'
import type { Owned, Subscription } from '../../scope.ts'
import type { Claim } from '../claim.ts'
import type { TagPoint } from '../tag-point.ts'

/** The output of one filter. */
export interface FilterParts {
  readonly clock: Clock
  /** The output. */
  readonly tag: TagPoint<number>
  readonly input: TagPoint<number>
  readonly suffix: string
  readonly priority: number
  /** Seconds; below 0: no polling and no caching. */
  readonly interval: number
}

export abstract class TagFilter implements Owned {
  /**
   * The output: a numeric tag like any other.
   *
   * @example
   * kaithem.tags['/shop/temp'].value = 20
   * kaithem.tags.LowpassFilter('/shop/temp.slow', '/shop/temp', 30).tag.value // => 20
   */
  readonly tag: TagPoint<number>
  private readonly parts: FilterParts
  private claim: Claim<number> | undefined
  private end: Subscription | undefined

  constructor(parts: FilterParts) {
    this.parts = parts
    this.tag = parts.tag
  }

  get [Symbol.toStringTag](): string {
    return 'TagFilter'
  }

  /**
   * Stops following: its claim on the output tag is released, so that other claims decide. Twice does nothing.
   *
   * @example
   * const slow = kaithem.tags.LowpassFilter('/shop/temp.slow', '/shop/temp', 30)
   * slow.close()
   * slow.tag.currentSource // => 'default'
   */
  close(): void {
    this.end?.unsubscribe()
    this.claim?.release()
  }

  /**
   * As `close`.
   *
   * @example
   * kaithem.tags.LowpassFilter('/shop/temp.slow', '/shop/temp', 30).dispose()
   */
  dispose(): void {
    this.close()
  }

  /** As `close`. */
  [Symbol.dispose](): void {
    this.close()
  }

  /** The output for the input as it is now. */
  protected abstract next(input: number, now: number): number

  /** Claims the output and follows the input; called when the subclass has its first state. */
  protected start(): void {
    const { tag, input, clock, suffix, priority, interval } = this.parts
    tag.interval = interval
    this.claim = tag.claim(() => this.next(input.value, clock.now()), `${input.name}.${suffix}`, priority)
    this.end = input.subscribe(() => tag.pull())
  }
}
