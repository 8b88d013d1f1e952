/** Checks of what callers pass as names of units and types. @module */

import { KaithemError } from '../errors.ts'
import { isDelimiter, MAX_UNIT_LENGTH } from './parser.ts'

function typeError(what: string, value: unknown): KaithemError {
  const given = value === null ? 'null' : typeof value
  return new KaithemError('KAITHEM_TYPE', `${what} must be a string, not ${given}`, { given })
}

/** A unit as text, ready to be looked up. @throws KAITHEM_TYPE, KAITHEM_UNIT when empty or over 64 characters. */
export function checkUnit(unit: unknown): string {
  if (typeof unit !== 'string') throw typeError('A unit', unit)
  if (unit.trim() === '') throw new KaithemError('KAITHEM_UNIT', 'The unit is empty: name one, such as "m" or "degC"')
  if (unit.length > MAX_UNIT_LENGTH) {
    const message = `A unit has at most ${MAX_UNIT_LENGTH} characters, "${unit.slice(0, 16)}..." has ${unit.length}`
    throw new KaithemError('KAITHEM_UNIT', message, { length: unit.length })
  }
  return unit
}

/** A type (category) name. @throws KAITHEM_TYPE, KAITHEM_VALUE. */
export function checkTypeName(type: unknown): string {
  if (typeof type !== 'string') throw typeError('The type of a unit', type)
  if (type.trim() === '' || type.length > MAX_UNIT_LENGTH) {
    const message = `The type of a unit is a name of 1 to ${MAX_UNIT_LENGTH} characters, such as "length"`
    throw new KaithemError('KAITHEM_VALUE', message, { type: type.slice(0, MAX_UNIT_LENGTH) })
  }
  return type
}

function isControl(character: string): boolean {
  const code = character.charCodeAt(0)
  return code < 32 || code === 127
}

/** A name for a new unit: one that will be read back as a name. @throws KAITHEM_TYPE, KAITHEM_UNIT. */
export function checkNewName(name: unknown): string {
  const text = checkUnit(name)
  const bad = [...text].find((character) => isDelimiter(character) || isControl(character))
  if (bad !== undefined) {
    const message = `"${text}" cannot be a unit name: ${JSON.stringify(bad)} would not be read as part of a name`
    throw new KaithemError('KAITHEM_UNIT', message, { unit: text })
  }
  if (/^[-+.\d]/.test(text)) {
    const message = `"${text}" cannot be a unit name: it must not start with a digit, a sign or a dot`
    throw new KaithemError('KAITHEM_UNIT', message, { unit: text })
  }
  return text
}
