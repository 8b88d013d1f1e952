/** The check for pins, by the rules of the core. @module */

import { isKaithemError } from '../../lib/errors.ts'
import { headerPins } from '../../lib/gpio/header.ts'
import { type Pin, parsePin } from '../../lib/gpio/names.ts'
import { missingIssue } from './checks.ts'
import type { Issue, RawConfig } from './issues.ts'
import { readName } from './read.ts'

/** The pin a setting means; undefined for what is no pin. */
export function pinOf(text: string): Pin | undefined {
  try {
    return parsePin(text)
  } catch (error) {
    if (!isKaithemError(error)) throw error
    return undefined
  }
}

/** Whether the board itself pulls the pin up. */
export function hasFixedPullUp(text: string): boolean {
  return pinOf(text)?.pullsUp === true
}

/** What is wrong with the name of a pin. */
export function checkPin(raw: RawConfig, property: string): Issue[] {
  const text = readName(raw, property)
  if (text === '') return [missingIssue(property, 'The pin')]
  try {
    parsePin(text)
    return []
  } catch (error) {
    if (!isKaithemError(error)) throw error
    return [{ property, code: error.code, message: error.message, ...explain(text) }]
  }
}

/** Why a refused pin is refused, for the translated sentence. */
function explain(text: string): Pick<Issue, 'reason' | 'data'> {
  const [, digits = ''] = /^(?:board|j8)\D*(\d+)$/i.exec(text) ?? []
  const place = headerPins.find(({ physical }) => String(physical) === digits)
  const pin = text.length > 40 ? `${text.slice(0, 39)}…` : text
  if (place === undefined || place.gpio !== undefined) return { reason: 'pinUnknown', data: { pin } }
  return { reason: 'pinPower', data: { pin, what: place.functions[0] } }
}
