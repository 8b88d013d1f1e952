/** Arguments in the order of the manual, or by name in one last object, or both. @module */

import { camelCase, snakeCase } from '../aliases.ts'
import { KaithemError, valueText } from '../errors.ts'
import { refuseUnknownOptions } from '../option-names.ts'

export type Given = Readonly<Record<string, unknown>>

function isNamed(value: unknown): value is Given {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function hasName(given: Given, name: string): boolean {
  return Object.hasOwn(given, name) || Object.hasOwn(given, camelCase(name)) || Object.hasOwn(given, snakeCase(name))
}

/** An argument by name, in either spelling; undefined when it was not given. */
export function at(given: Given, name: string): unknown {
  return given[name] ?? given[camelCase(name)] ?? given[snakeCase(name)]
}

/**
 * All arguments by name. Those that are undefined count as not given.
 *
 * @param order names of those that may come in order
 * @param further names of those that only come by name
 * @throws KAITHEM_TYPE too many, or one given twice; KAITHEM_VALUE one that does not exist
 * @example readArguments('play()', ['handle', 'volume'], ['loop'], ['DOOR', { loop: 2 }]) // { handle: 'DOOR', loop: 2 }
 */
export function readArguments(
  who: string,
  order: readonly string[],
  further: readonly string[],
  args: readonly unknown[],
): Given {
  const last = args.at(-1)
  const named = isNamed(last) ? last : {}
  const inOrder = isNamed(last) ? args.slice(0, -1) : args
  if (inOrder.slice(order.length).some((value) => value !== undefined)) {
    const text = `${who} takes ${order.join(', ')} in this order, and everything else in an object; not ${inOrder.length} values`
    throw new KaithemError('KAITHEM_TYPE', text, {})
  }
  refuseUnknownOptions(who, named, [...order, ...further])
  const all: Record<string, unknown> = { ...named }
  for (const [index, name] of order.entries()) {
    if (inOrder[index] === undefined) continue
    if (hasName(named, name) && at(named, name) !== undefined) {
      throw new KaithemError('KAITHEM_TYPE', `${who} was given ${name} twice`, { option: name })
    }
    all[name] = inOrder[index]
  }
  return all
}

function refuse(name: string, what: string, value: unknown): never {
  throw new KaithemError('KAITHEM_TYPE', `${name} is ${what}, not ${valueText(value)}`, { option: name })
}

/** A number within bounds. @throws KAITHEM_TYPE, KAITHEM_VALUE */
export function readNumber(given: Given, name: string, fallback: number, least: number, most: number): number {
  const value = at(given, name)
  if (value === undefined || value === null) return fallback
  if (typeof value !== 'number' || Number.isNaN(value)) return refuse(name, 'a number', value)
  if (value >= least && value <= most) return value
  const text = `${name} is ${value}; it must be from ${least} to ${most}`
  throw new KaithemError('KAITHEM_VALUE', text, { option: name, value })
}

/** @throws KAITHEM_TYPE */
export function readText(given: Given, name: string, fallback: string): string {
  const value = at(given, name)
  if (value === undefined || value === null) return fallback
  return typeof value === 'string' ? value : refuse(name, 'a text', value)
}

/** @throws KAITHEM_TYPE */
export function readFlag(given: Given, name: string, fallback: boolean): boolean {
  const value = at(given, name)
  if (value === undefined || value === null) return fallback
  return typeof value === 'boolean' ? value : refuse(name, 'true or false', value)
}

/** @throws KAITHEM_TYPE */
export function readTexts(given: Given, name: string): readonly string[] {
  const value = at(given, name)
  if (value === undefined || value === null) return []
  if (Array.isArray(value) && value.every((each) => typeof each === 'string' && !each.includes('\0'))) return value
  return refuse(name, 'a list of texts', value)
}
