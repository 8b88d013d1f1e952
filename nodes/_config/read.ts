/** Reads single settings out of a raw node configuration, with a fallback for what is missing. @module */

import type { RawConfig } from './issues.ts'

/** The setting as text; numbers and booleans are written out. */
export function readText(raw: RawConfig, property: string, fallback = ''): string {
  const value = raw[property]
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return fallback
}

/** The setting as text without surrounding spaces. */
export function readName(raw: RawConfig, property: string, fallback = ''): string {
  return readText(raw, property, fallback).trim()
}

/** The setting as number; undefined if left empty, NaN if it is no number. */
export function readNumber(raw: RawConfig, property: string): number | undefined {
  const text = readName(raw, property)
  return text === '' ? undefined : Number(text)
}

/** The setting as switch. */
export function readFlag(raw: RawConfig, property: string, fallback: boolean): boolean {
  const value = raw[property]
  if (value === true || value === 'true') return true
  if (value === false || value === 'false') return false
  return fallback
}

/** The setting as one of `choices`; the first is the fallback for a missing setting. Anything else is kept out. */
export function readChoice<T extends string>(raw: RawConfig, property: string, choices: readonly [T, ...T[]]): T {
  const text = readName(raw, property)
  return choices.find((choice) => choice === text) ?? choices[0]
}
