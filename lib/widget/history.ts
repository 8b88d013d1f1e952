/**
 * Recent values of something, of bounded size whatever it does: time is divided into spans, and of each the first, lowest,
 * highest and last value are kept.
 *
 * @module
 */

import type { ChartPoint } from './chart-path.ts'

interface Span {
  readonly index: number
  readonly first: ChartPoint
  low: ChartPoint
  high: ChartPoint
  last: ChartPoint
}

/** So many spans in all. */
const mostSpans = 300

export class History {
  readonly seconds: number
  private readonly width: number
  private spans: Span[] = []

  /** @param seconds how far back it goes */
  constructor(seconds: number) {
    this.seconds = seconds
    this.width = seconds / mostSpans
  }

  add(time: number, value: number): void {
    const point: ChartPoint = [time, value]
    const index = Math.floor(time / this.width)
    const span = this.spans.at(-1)
    if (span === undefined || index > span.index) {
      this.spans.push({ index, first: point, low: point, high: point, last: point })
      this.forget(index)
      return
    }
    // A clock that was set back: it belongs to the newest span all the same.
    if (value < span.low[1]) span.low = point
    if (value > span.high[1]) span.high = point
    span.last = point
  }

  /** In the order of time. */
  points(): ChartPoint[] {
    return this.spans.flatMap(({ first, low, high, last }) => {
      const middle = low[0] <= high[0] ? [low, high] : [high, low]
      return [...new Set([first, ...middle, last])]
    })
  }

  /** One span before the first that is shown stays: its value holds at the left end. */
  private forget(newest: number): void {
    const oldest = newest - mostSpans
    const gone = this.spans.findIndex(({ index }) => index >= oldest)
    if (gone > 1) this.spans = this.spans.slice(gone - 1)
    if (this.spans.length > mostSpans + 2) this.spans = this.spans.slice(-mostSpans - 2)
  }
}
