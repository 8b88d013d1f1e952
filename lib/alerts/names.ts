/** Words of alerts: priorities, states, and what may be in a name. Dialogs use it too. @module */

import { KaithemError, valueText } from '../errors.ts'

/** From harmless to urgent. */
export const priorities = ['debug', 'info', 'warning', 'error', 'critical'] as const
export type Priority = (typeof priorities)[number]

/** The states of an alert. */
export const alertStates = ['normal', 'tripped', 'active', 'cleared', 'retripped', 'acknowledged', 'error'] as const
export type AlertState = (typeof alertStates)[number]

/** Longest name, in characters. */
export const longestAlertName = 1024

/**
 * The priority a text means; `normal` is another word for info.
 *
 * Porting note: in Kaithem an unknown priority is taken and breaks the level of all alerts later, and `normal`, the default its
 * manual names, is one of these; here `normal` means info and unknown ones are refused.
 *
 * @throws KAITHEM_VALUE
 */
export function checkPriority(value: unknown): Priority {
  const text = typeof value === 'string' ? value.trim().toLowerCase() : value
  if (text === 'normal' || text === null || text === undefined || text === '') return 'info'
  const known = priorities.find((priority) => priority === text)
  if (known !== undefined) return known
  const message = `There is no priority ${valueText(value)}; take one of ${priorities.join(', ')}`
  throw new KaithemError('KAITHEM_VALUE', message, { priority: valueText(value) })
}

/** 0 for debug to 4 for critical. */
export function rankOf(priority: Priority): number {
  return priorities.indexOf(priority)
}

/** A name as alerts spell it, with spaces for what they cannot have in it: who asks for `pump-1` means `pump 1`. */
export function spelled(name: string): string {
  return name.replace(/[[\]{}|\\<>,?\-=+)(*&^%$#@!~`\n\r\t\0]/g, ' ')
}

/** The name as it is kept: what alerts cannot have in it becomes a space. @throws KAITHEM_TYPE, KAITHEM_VALUE */
export function cleanAlertName(value: unknown): string {
  if (typeof value !== 'string') {
    throw new KaithemError(
      'KAITHEM_TYPE',
      `The name of an alert is a text, not ${value === null ? 'null' : typeof value}`,
    )
  }
  if (value.length > longestAlertName) {
    throw new KaithemError(
      'KAITHEM_VALUE',
      `The name of an alert may have ${longestAlertName} characters, this one has ${value.length}`,
    )
  }
  const name = spelled(value)
  if (name.trim() !== '') return name
  throw new KaithemError(
    'KAITHEM_VALUE',
    `An alert needs a name with a letter or digit in it, not ${JSON.stringify(value)}`,
  )
}
