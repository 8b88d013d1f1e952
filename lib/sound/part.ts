/** Which part of a file is played. @module */

/** Seconds into the file. */
export interface Part {
  readonly from: number
  /** Infinity where nobody knows how long the file is. */
  readonly to: number
}

/** Where in its part a sound goes on. */
export interface Place {
  /** Seconds of the part that are over. */
  readonly played: number
  /** Behind its end: nothing is left, whatever the rounds. */
  readonly isBehind: boolean
}

/** @param at seconds into the file @example placeIn({ from: 2, to: 4 }, 3) // { played: 1, isBehind: false } */
export function placeIn({ from, to }: Part, at = 0): Place {
  const isBehind = at >= to
  return { isBehind, played: isBehind ? 0 : Math.max(0, at - from) }
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
