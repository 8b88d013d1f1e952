/** What comes along with a value: when, and what is said about it. @module */

/** Given in place of a timestamp, it holds the timestamp and the annotation. */
export interface Stamp {
  /** Epoch seconds (default: now). */
  readonly timestamp?: number | null | undefined
  /** Anything; handed to subscribers (default null). */
  readonly annotation?: unknown
}

/** Both ways of saying it: `(timestamp, annotation)` in this order, or `({ timestamp, annotation })`. */
export function readStamp(timestamp: number | null | undefined | Stamp, annotation: unknown): Stamp {
  const isOptions = typeof timestamp === 'object' && timestamp !== null
  const given = isOptions ? timestamp : { timestamp, annotation }
  return { timestamp: given.timestamp, annotation: given.annotation ?? null }
}
