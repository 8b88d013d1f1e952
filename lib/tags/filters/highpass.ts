/** High-pass filter: fast changes pass. @module */

import { type FilterParts, TagFilter } from './filter.ts'
import { Smoothing } from './smoothing.ts'

/**
 * A numeric tag with what a low-pass filter takes away from another one; 0 while the input rests.
 *
 * @example const f = kaithem.tags.HighpassFilter('/shop/temp.fast', kaithem.tags['/shop/temp'], 30)
 */
export class HighpassFilter extends TagFilter {
  private readonly smoothing: Smoothing

  constructor(parts: FilterParts, timeConstant: number) {
    super(parts)
    this.smoothing = new Smoothing(timeConstant, parts.input.value, parts.clock.now())
    this.start()
  }

  protected override next(input: number, now: number): number {
    const value = input - this.smoothing.next(input, now)
    return Math.abs(value) < 1e-16 ? 0 : value
  }
}
