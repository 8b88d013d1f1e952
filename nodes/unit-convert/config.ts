/** Settings of kaithem-unit-convert: shape, defaults and checks, for the runtime and the dialog. @module */

import { checkChoice, checkNumber, checkSameQuantity, checkUnit, missingIssue } from '../_config/checks.ts'
import { type Issue, type RawConfig, refuseIssues, type UnitKnowledge } from '../_config/issues.ts'
import { readChoice, readFlag, readName, readNumber, readText } from '../_config/read.ts'

/** The settings as a new node has them. */
export const defaults = {
  name: '',
  value: 'payload',
  valueType: 'msg',
  from: '',
  fromType: 'unit',
  to: '',
  toType: 'unit',
  rounding: 'none',
  digits: '2',
  format: 'number',
  target: 'payload',
  targetType: 'msg',
  setUnit: true,
} as const

const unitTypes = ['unit', 'msg'] as const
const roundings = ['none', 'decimals', 'significant'] as const
const formats = ['number', 'text', 'object'] as const
const targetTypes = ['msg', 'flow', 'global'] as const

/** A unit: fixed, or read from a property of each message. */
export interface UnitSource {
  readonly from: (typeof unitTypes)[number]
  /** The unit, or the path of the message property. */
  readonly name: string
}

export interface Rounding {
  readonly kind: (typeof roundings)[number]
  readonly digits: number
}

export interface UnitConvertConfig {
  readonly value: string
  readonly valueType: string
  readonly from: UnitSource
  readonly to: UnitSource
  readonly rounding: Rounding
  readonly format: (typeof formats)[number]
  readonly target: string
  readonly targetType: (typeof targetTypes)[number]
  /** Whether `msg.unit` is set to the unit of the result. */
  readonly setUnit: boolean
}

/** Finds what is wrong with the settings. */
export function check(raw: RawConfig, units: UnitKnowledge): Issue[] {
  const issues = [
    ...checkUnitSource(raw, 'from', 'The unit to convert from', units),
    ...checkUnitSource(raw, 'to', 'The unit to convert to', units),
    ...checkChoice(raw, 'fromType', unitTypes),
    ...checkChoice(raw, 'toType', unitTypes),
    ...checkChoice(raw, 'rounding', roundings),
    ...checkChoice(raw, 'format', formats),
    ...checkChoice(raw, 'targetType', targetTypes),
  ]
  if (readName(raw, 'target', defaults.target) === '')
    issues.push(missingIssue('target', 'The property for the result'))
  const rounding = readChoice(raw, 'rounding', roundings)
  if (rounding !== 'none') {
    const min = rounding === 'significant' ? 1 : 0
    issues.push(
      ...checkNumber({ digits: defaults.digits, ...raw }, 'digits', { min, max: 15, whole: true, required: true }),
    )
  }
  const isFixed = readChoice(raw, 'fromType', unitTypes) === 'unit' && readChoice(raw, 'toType', unitTypes) === 'unit'
  if (isFixed) issues.push(...checkSameQuantity('to', readName(raw, 'to'), readName(raw, 'from'), units))
  return issues
}

function checkUnitSource(raw: RawConfig, property: 'from' | 'to', what: string, units: UnitKnowledge): Issue[] {
  if (readName(raw, property) === '') return [missingIssue(property, what)]
  return readChoice(raw, `${property}Type`, unitTypes) === 'unit' ? checkUnit(raw, property, units) : []
}

/**
 * The checked settings.
 *
 * @throws the first issue as KaithemError
 */
export function parseConfig(raw: RawConfig, units: UnitKnowledge): UnitConvertConfig {
  refuseIssues(check(raw, units))
  return {
    value: readText(raw, 'value', defaults.value),
    valueType: readName(raw, 'valueType', defaults.valueType),
    from: { from: readChoice(raw, 'fromType', unitTypes), name: readName(raw, 'from') },
    to: { from: readChoice(raw, 'toType', unitTypes), name: readName(raw, 'to') },
    rounding: { kind: readChoice(raw, 'rounding', roundings), digits: readNumber(raw, 'digits') ?? 2 },
    format: readChoice(raw, 'format', formats),
    target: readName(raw, 'target', defaults.target),
    targetType: readChoice(raw, 'targetType', targetTypes),
    setUnit: readFlag(raw, 'setUnit', true),
  }
}
