/** What may be a state, an event, a number of seconds. @module */

import { KaithemError, valueText } from '../errors.ts'

/** As the start of a rule: any state. No state can have this name. */
export const anyState = '*'

/** As the state of a subscription: every state. */
export const allStates = '__all__'

/** The state of a machine that was closed. */
export const closedState = '__closed__'

const longestName = 1024
const reserved = new Set('~!@#$%^&*()-=+`<>?,./;\':"\\[]{}\n\r\t ')

function kindOf(value: unknown): string {
  return value === null ? 'null' : typeof value
}

function checkedText(value: unknown, what: string): string {
  if (typeof value !== 'string')
    throw new KaithemError('KAITHEM_TYPE', `${what} must be a string, not ${kindOf(value)}`)
  if (value.length > longestName) {
    throw new KaithemError('KAITHEM_VALUE', `${what} may have ${longestName} characters, this one has ${value.length}`)
  }
  return value
}

/**
 * The name of a new state: letters, digits, `_`, `|` and whatever is not in the list of reserved characters.
 *
 * @throws KAITHEM_TYPE, KAITHEM_VALUE
 */
export function checkStateName(value: unknown): string {
  const name = checkedText(value, 'The name of a state')
  if (name === '') throw new KaithemError('KAITHEM_VALUE', 'The name of a state must not be empty')
  for (const character of name) {
    if (!reserved.has(character)) continue
    throw new KaithemError(
      'KAITHEM_VALUE',
      `${JSON.stringify(character)} cannot be in the name of a state: ${name}; use letters, digits and _`,
      { state: name, character },
    )
  }
  return name
}

/** @throws KAITHEM_TYPE */
export function checkEvent(value: unknown): string {
  return checkedText(value, 'An event')
}

/** @throws KAITHEM_TYPE */
export function checkSeconds(value: unknown, what: string): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new KaithemError('KAITHEM_TYPE', `${what} must be a number of seconds, not ${valueText(value)}`)
}

/** Undefined for nothing at all. @throws KAITHEM_TYPE if it is there but no function */
export function checkFunction<T>(value: T | null | undefined, what: string): T | undefined {
  if (value === null || value === undefined) return undefined
  if (typeof value === 'function') return value
  throw new KaithemError('KAITHEM_TYPE', `${what} must be a function, not ${kindOf(value)}`)
}

/** How a function is called in pictures and messages. */
export function functionLabel(value: object, fallback: string): string {
  return 'name' in value && typeof value.name === 'string' && value.name !== '' ? value.name : fallback
}
