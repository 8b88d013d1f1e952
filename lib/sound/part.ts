/** Which part of a file is played. @module */

/** Seconds into the file. */
export interface Part {
  readonly from: number
  /** Infinity where nobody knows how long the file is. */
  readonly to: number
}

/**
 * Resolves `start` and `end`, which may be counted from the end of the file.
 *
 * @param length seconds; undefined when it is not known
 * @example partOf(10, -3, undefined) // { from: 7, to: 10 }
 */
export function partOf(length: number | undefined, start: number, end: number | undefined): Part {
  const whole = length ?? Number.POSITIVE_INFINITY
  const fromEnd = (seconds: number): number => (whole === Number.POSITIVE_INFINITY ? whole : whole + seconds)
  const from = start >= 0 ? Math.min(start, whole) : length === undefined ? 0 : Math.max(0, whole + start)
  const to = end === undefined ? whole : end > 0 ? Math.min(end, whole) : fromEnd(end)
  return { from, to: Math.max(from, to) }
}
