/**
 * How often triggers are asked, and how long they are left alone after an error.
 *
 * Porting note: the first look comes after one period; an unknown priority counts as `interactive`, as in Kaithem.
 *
 * @module
 */

/** How much a late reaction matters. */
export type Priority = 'realtime' | 'interactive' | 'high' | 'medium' | 'low' | 'verylow'

interface Pace {
  /** Seconds between two looks. */
  readonly period: number
  /** Seconds of rest after an error. */
  readonly rest: number
}

const interactive: Pace = { period: 0.085, rest: 5 }

const paces: ReadonlyMap<unknown, Pace> = new Map([
  ['realtime', { period: 0.0166, rest: 1 }],
  ['interactive', interactive],
  ['high', { period: 0.8, rest: 7 }],
  ['medium', { period: 2.5, rest: 9 }],
  ['low', { period: 45, rest: 45 }],
  ['verylow', { period: 120, rest: 120 }],
])

const paceOf = (priority: unknown): Pace => paces.get(priority) ?? interactive

/** From -1 to 1, different for neighbours, always the same for one number: no two events ask in the same moment for long. */
function offsetOf(sequence: number): number {
  return ((sequence * 11) % 31) / 15 - 1
}

/** Seconds between two looks of the event with this number: up to 15 ms more or less than the period. */
export function periodOf(priority: unknown, sequence: number): number {
  const { period } = paceOf(priority)
  return period + offsetOf(sequence) * Math.min(0.015, period / 2)
}

/** Seconds of rest after an error, up to 5 % more or less. */
export function restOf(priority: unknown, sequence: number): number {
  return paceOf(priority).rest * (1 + 0.05 * offsetOf(sequence))
}
