/** Settings of kaithem-tag-point: shape, defaults and checks, for the runtime and the dialog. @module */

import { checkChoice, checkNumber, checkSameQuantity, checkUnit, missingIssue } from '../_config/checks.ts'
import { type Issue, type RawConfig, refuseIssues, type UnitKnowledge } from '../_config/issues.ts'
import { readChoice, readFlag, readName, readNumber, readText } from '../_config/read.ts'
import { checkTagName, tagName } from '../_config/tag-name.ts'

/** The settings as a new node has them. */
export const defaults = {
  name: '',
  valueType: 'number',
  subtype: '',
  unit: '',
  displayUnits: '',
  min: '',
  max: '',
  lo: '',
  hi: '',
  default: '',
  defaultType: 'none',
  interval: '',
  restore: false,
  description: '',
  read: '',
  write: '',
  exposePriority: '',
} as const

export const valueTypes = ['number', 'string', 'object', 'binary'] as const
export type ValueType = (typeof valueTypes)[number]

/** Where a default value may come from; `none` leaves it to the type. */
export const defaultTypes = ['none', 'num', 'bool', 'str', 'json', 'bin', 'env'] as const

/** Subtypes offered in the dialog; others may be written. */
export const subtypes = ['bool', 'tristate', 'trigger', 'event', 'color', 'light_fade_duration'] as const

export interface TagPointConfig {
  /** Normalised name of the tag; an expression if it begins with `=`. */
  readonly name: string
  readonly valueType: ValueType
  readonly subtype: string
  readonly unit: string
  readonly displayUnits: string
  readonly min: number | undefined
  readonly max: number | undefined
  readonly lo: number | undefined
  readonly hi: number | undefined
  readonly default: string
  readonly defaultType: (typeof defaultTypes)[number]
  /** Seconds for which the result of a getter or an expression is kept. */
  readonly interval: number | undefined
  /** Whether the value survives a restart. */
  readonly restore: boolean
  readonly description: string
  /** Who may read and write over the web; empty: nobody. */
  readonly read: string
  readonly write: string
  /** Priority of values written over the web. */
  readonly exposePriority: number | undefined
}

/** Finds what is wrong with the settings. */
export function check(raw: RawConfig, units: UnitKnowledge): Issue[] {
  const isNumber = readChoice(raw, 'valueType', valueTypes) === 'number'
  return [
    ...(readName(raw, 'name') === '' ? [missingIssue('name', 'The name of the tag')] : checkTagName(raw, 'name')),
    ...checkChoice(raw, 'valueType', valueTypes),
    ...checkChoice(raw, 'defaultType', defaultTypes),
    ...checkNumber(raw, 'interval', { min: 0 }),
    ...checkNumber(raw, 'exposePriority', { max: 100 }),
    ...defaultIssues(raw),
    ...(isNumber ? numberIssues(raw, units) : []),
  ]
}

function numberIssues(raw: RawConfig, units: UnitKnowledge): Issue[] {
  return [
    ...checkUnit(raw, 'unit', units),
    ...displayIssues(raw, units),
    ...['min', 'max', 'lo', 'hi'].flatMap((property) => checkNumber(raw, property)),
    ...orderIssues(raw, 'min', 'max'),
    ...orderIssues(raw, 'lo', 'hi'),
  ]
}

function displayIssues(raw: RawConfig, units: UnitKnowledge): Issue[] {
  const unit = readName(raw, 'unit')
  for (const shown of splitUnits(readName(raw, 'displayUnits'))) {
    const single = { displayUnits: shown }
    const found = [
      ...checkUnit(single, 'displayUnits', units),
      ...checkSameQuantity('displayUnits', shown, unit, units),
    ]
    if (found.length > 0) return found
  }
  return []
}

/** The units of a list such as `degC|degF`. */
export function splitUnits(list: string): string[] {
  return list
    .split('|')
    .map((unit) => unit.trim())
    .filter((unit) => unit !== '')
}

function orderIssues(raw: RawConfig, low: string, high: string): Issue[] {
  const from = readNumber(raw, low)
  const to = readNumber(raw, high)
  if (from === undefined || to === undefined || !(from > to)) return []
  const message = `${high}: ${to} is below ${low} (${from}).`
  return [{ property: high, code: 'KAITHEM_VALUE', reason: 'order', message, data: { low, high, from, to } }]
}

function defaultIssues(raw: RawConfig): Issue[] {
  const type = readChoice(raw, 'defaultType', defaultTypes)
  const text = readText(raw, 'default')
  if (type === 'num') return checkNumber(raw, 'default', { required: true })
  if (type === 'bin' ? isBytes(text) : type !== 'json' || isJson(text)) return []
  const message = 'The default value is not valid JSON.'
  return [{ property: 'default', code: 'KAITHEM_VALUE', reason: 'json', message, data: {} }]
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** As Node-RED writes bytes: a list of numbers or a text, as JSON. */
function isBytes(text: string): boolean {
  if (!isJson(text)) return false
  const value: unknown = JSON.parse(text)
  return Array.isArray(value) || typeof value === 'string'
}

/**
 * The checked settings.
 *
 * @throws the first issue as KaithemError
 */
export function parseConfig(raw: RawConfig, units: UnitKnowledge): TagPointConfig {
  refuseIssues(check(raw, units))
  return {
    name: tagName(readName(raw, 'name')),
    valueType: readChoice(raw, 'valueType', valueTypes),
    subtype: readName(raw, 'subtype'),
    unit: readName(raw, 'unit'),
    displayUnits: splitUnits(readName(raw, 'displayUnits')).join('|'),
    min: readNumber(raw, 'min'),
    max: readNumber(raw, 'max'),
    lo: readNumber(raw, 'lo'),
    hi: readNumber(raw, 'hi'),
    default: readText(raw, 'default'),
    defaultType: readChoice(raw, 'defaultType', defaultTypes),
    interval: readNumber(raw, 'interval'),
    restore: readFlag(raw, 'restore', defaults.restore),
    description: readText(raw, 'description'),
    read: readName(raw, 'read'),
    write: readName(raw, 'write'),
    exposePriority: readNumber(raw, 'exposePriority'),
  }
}
