/** Settings that are a list of numbers: `1, 3-5`. @module */

import type { Issue, RawConfig } from './issues.ts'
import { readName } from './read.ts'

/** What the numbers may be. */
export interface ListRange {
  readonly min: number
  readonly max: number
}

/** The numbers of a text; undefined for what is no list. */
function parse(text: string, { min, max }: ListRange): Set<number> | undefined {
  const found = new Set<number>()
  for (const part of text.split(',')) {
    const [, first, last = first] = /^\s*(\d{1,6})(?:\s*-\s*(\d{1,6}))?\s*$/.exec(part) ?? []
    const from = Number(first)
    const to = Number(last)
    if (first === undefined || from < min || to > max || from > to) return undefined
    for (let number = from; number <= to; number++) found.add(number)
  }
  return found
}

/** Numbers and ranges with commas between; empty is accepted. */
export function checkNumberList(raw: RawConfig, property: string, range: ListRange): Issue[] {
  const text = readName(raw, property)
  if (text === '' || parse(text, range) !== undefined) return []
  const message = `${property}: '${text}' is no list of numbers from ${range.min} to ${range.max} such as 1, 3-5.`
  return [{ property, code: 'KAITHEM_VALUE', reason: 'numberList', message, data: { ...range } }]
}

/** The setting as numbers; undefined when it is empty: all. */
export function readNumberList(raw: RawConfig, property: string, range: ListRange): ReadonlySet<number> | undefined {
  const text = readName(raw, property)
  return text === '' ? undefined : parse(text, range)
}
