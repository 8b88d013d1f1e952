/** What a Select offers. @module */

import { KaithemError, valueText } from '../errors.ts'

export type ChoiceValue = string | number | boolean

export interface Choice {
  readonly value: ChoiceValue
  readonly label: string
}

const mostChoices = 1000

const isValue = (value: unknown): value is ChoiceValue => ['string', 'number', 'boolean'].includes(typeof value)

function refuse(what: unknown): never {
  const message = `A choice is a value or [value, label], not ${valueText(what)}`
  throw new KaithemError('KAITHEM_TYPE', message, {})
}

function choice(entry: unknown): Choice {
  const [value, label] = Array.isArray(entry) ? entry : [entry, entry]
  return isValue(value) ? { value, label: valueText(label ?? value) } : refuse(entry)
}

/** `'1'` of an object is the number 1: keys of objects are always text. */
const keyValue = (key: string): ChoiceValue => (key.trim() !== '' && String(Number(key)) === key ? Number(key) : key)

/**
 * Choices as they are given: a list of values or of [value, label], or an object with a label for each value.
 *
 * @throws KAITHEM_TYPE, KAITHEM_VALUE
 */
export function readChoices(given: unknown): readonly Choice[] {
  if (typeof given !== 'object' || given === null) {
    throw new KaithemError('KAITHEM_TYPE', 'A Select needs its choices: { options: [...] }', {})
  }
  const entries: readonly unknown[] = Array.isArray(given)
    ? given
    : Object.entries(given).map(([key, label]) => [keyValue(key), label])
  if (entries.length > 0 && entries.length <= mostChoices) return entries.map(choice)
  throw new KaithemError('KAITHEM_VALUE', `A Select has 1 to ${mostChoices} choices, not ${entries.length}`, {})
}

/** The choice of that value; true and 1 are not the same. */
export const findChoice = (choices: readonly Choice[], value: unknown): Choice | undefined =>
  choices.find((one) => one.value === value)
