/** Rahukaalam: one of the eight parts of a day between sunrise and sunset, another one on each weekday. @module */

/** The part of the day (0 to 7), from Monday on. */
const parts: readonly number[] = [1, 6, 4, 5, 3, 2, 7]

/** When it begins and ends, epoch seconds. */
export type Span = readonly [start: number, end: number]

/**
 * @param weekday 0 is Monday
 * @example rahuSpan(21_600, 64_800, 0) // [27_000, 32_400], 07:30 to 09:00 of a day from 06:00 to 18:00
 */
export function rahuSpan(sunrise: number, sunset: number, weekday: number): Span {
  const length = (sunset - sunrise) / 8
  const start = sunrise + length * (parts[weekday] ?? 0)
  return [start, start + length]
}
