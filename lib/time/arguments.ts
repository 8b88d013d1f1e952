/** Arguments in the documented order, or named in an object at the end. @module */

import { KaithemError, valueText } from '../errors.ts'
import { refuseUnknownOptions } from '../option-names.ts'

/** An object of names, not a Date and not a date written as year, month and day. */
function isNamed(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === '[object Object]' && !('year' in (value as object))
}

/**
 * The arguments by name.
 *
 * @param call the function, for messages
 * @param names in their order
 * @param more names that only the object may have
 * @throws KAITHEM_VALUE for a name that does not exist
 * @example readArguments('is_day', [1, { lon: 2 }], ['lat', 'lon']) // { lat: 1, lon: 2 }
 */
export function readArguments(
  call: string,
  values: readonly unknown[],
  names: readonly string[],
  more: readonly string[] = [],
): Record<string, unknown> {
  const last = values.findLast((value) => value !== undefined)
  const named = isNamed(last) ? last : {}
  const placed = isNamed(last) ? values.slice(0, values.lastIndexOf(last)) : values
  refuseUnknownOptions(`${call}()`, named, [...names, ...more])
  return { ...Object.fromEntries(placed.slice(0, names.length).map((value, index) => [names[index], value])), ...named }
}

/** A time in epoch seconds, or `now` when there is none. @throws KAITHEM_TYPE, KAITHEM_VALUE */
export function readTime(value: unknown, now: number): number {
  if (value === undefined || value === null) return now
  if (typeof value !== 'number') {
    throw new KaithemError('KAITHEM_TYPE', `A time is a number of seconds since 1970, not ${valueText(value)}`, {
      time: value,
    })
  }
  // The calendar of JavaScript ends there.
  if (!(Math.abs(value) <= 8.64e12)) {
    throw new KaithemError('KAITHEM_VALUE', `${value} is no time in seconds since 1970`, { time: value })
  }
  return value
}
