/** Low-pass filter: slow changes pass. @module */

import { type FilterParts, TagFilter } from './filter.ts'
import { Smoothing } from './smoothing.ts'

/**
 * A numeric tag that follows another one slowly. Ends with its owner or with `close()`.
 *
 * @example const f = kaithem.tags.LowpassFilter('/shop/temp.slow', kaithem.tags['/shop/temp'], 30); f.tag.value
 */
export class LowpassFilter extends TagFilter {
  private readonly smoothing: Smoothing

  constructor(parts: FilterParts, timeConstant: number) {
    super(parts)
    this.smoothing = new Smoothing(timeConstant, parts.input.value, parts.clock.now())
    this.start()
  }

  protected override next(input: number, now: number): number {
    const value = this.smoothing.next(input, now)
    // Without this the output would come ever closer and never arrive.
    return Math.abs(value - input) < Math.abs(value) / 1e6 ? input : value
  }
}
