/** The checks that several node types need: numbers, units, topics, choices. Each returns the issues found. @module */

import type { Issue, RawConfig, UnitKnowledge } from './issues.ts'
import { readName, readNumber } from './read.ts'

/** What a number may be. Without `required` it may be left empty. */
export interface NumberRule {
  readonly min?: number
  readonly max?: number
  readonly whole?: boolean
  readonly required?: boolean
}

/** A missing setting that is needed. */
export function missingIssue(property: string, what: string): Issue {
  return {
    property,
    code: 'KAITHEM_VALUE',
    reason: 'missing',
    message: `${what} is missing. Open the node and fill it in.`,
    data: { what },
  }
}

/** A number that follows `rule`. */
export function checkNumber(raw: RawConfig, property: string, rule: NumberRule = {}): Issue[] {
  const value = readNumber(raw, property)
  const data = { value: readName(raw, property), min: rule.min, max: rule.max }
  if (value === undefined) return rule.required === true ? [missingIssue(property, property)] : []
  const issue = (reason: string, message: string): Issue[] => [
    { property, code: 'KAITHEM_VALUE', reason, message: `${property}: ${message}`, data },
  ]
  if (!Number.isFinite(value)) return issue('number', `'${data.value}' is not a number.`)
  if (rule.whole === true && !Number.isInteger(value)) return issue('whole', `${value} is not a whole number.`)
  if (rule.min !== undefined && value < rule.min) return issue('atLeast', `${value} is below ${rule.min}.`)
  if (rule.max !== undefined && value > rule.max) return issue('atMost', `${value} is above ${rule.max}.`)
  return []
}

/** Longest name of something that is no tag, in characters: a claim, a machine. */
export const longestName = 512

/** A name that is not too long; empty is accepted. */
export function checkLength(raw: RawConfig, property: string, max = longestName): Issue[] {
  const { length } = readName(raw, property)
  if (length <= max) return []
  const message = `${property} may have ${max} characters, this one has ${length}.`
  return [{ property, code: 'KAITHEM_VALUE', reason: 'nameLong', message, data: { max } }]
}

/** One of a fixed list; a missing setting is accepted. */
export function checkChoice(raw: RawConfig, property: string, choices: readonly string[]): Issue[] {
  const value = readName(raw, property)
  if (value === '' || choices.includes(value)) return []
  return [
    {
      property,
      code: 'KAITHEM_VALUE',
      reason: 'choice',
      message: `${property}: '${value}' is not one of ${choices.join(', ')}.`,
      data: { value, choices: choices.join(', ') },
    },
  ]
}

/** A unit that is known; empty is accepted. */
export function checkUnit(raw: RawConfig, property: string, units: UnitKnowledge): Issue[] {
  const unit = readName(raw, property)
  if (unit === '' || units.has(unit)) return []
  return [
    {
      property,
      code: 'KAITHEM_UNIT',
      reason: 'unitUnknown',
      message: `The unit '${unit}' is not known. Choose one from the list or define it with kaithem.units.define.`,
      data: { unit },
    },
  ]
}

/** `unit` must measure the same as `other`, if both are known; the issue is put on `property`. */
export function checkSameQuantity(property: string, unit: string, other: string, units: UnitKnowledge): Issue[] {
  if (unit === '' || other === '' || unit === other) return []
  if (!units.has(unit) || !units.has(other) || units.compatible(unit, other)) return []
  const data = { unit, other, type: units.typeOf(unit), otherType: units.typeOf(other) }
  return [
    {
      property,
      code: 'KAITHEM_UNIT_MISMATCH',
      reason: 'unitMismatch',
      message: `'${unit}' (${data.type}) and '${other}' (${data.otherType}) measure different things.`,
      data,
    },
  ]
}
