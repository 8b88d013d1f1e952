/** Hysteresis: small movements to and fro do not pass. @module */

import { type FilterParts, TagFilter } from './filter.ts'

/**
 * A numeric tag that follows another one only once it leaves a window as wide as the hysteresis; the window is
 * dragged along.
 *
 * @example const f = kaithem.tags.HysteresisFilter('/shop/temp.calm', kaithem.tags['/shop/temp'], 0.5)
 */
export class HysteresisFilter extends TagFilter {
  private readonly width: number
  private lower: number
  private upper: number
  private output: number

  constructor(parts: FilterParts, hysteresis: number) {
    super(parts)
    this.width = hysteresis
    this.output = parts.input.value
    this.lower = this.output - hysteresis / 2
    this.upper = this.output + hysteresis / 2
    this.start()
  }

  protected override next(input: number): number {
    if (input >= this.upper) this.drag(input, input - this.width, input)
    else if (input <= this.lower) this.drag(input, input, input + this.width)
    return this.output
  }

  private drag(output: number, lower: number, upper: number): void {
    this.output = output
    this.lower = lower
    this.upper = upper
  }
}
