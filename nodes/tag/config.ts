/** Settings of kaithem-tag: shape, defaults and checks, for the runtime and the dialog. @module */

import { checkChoice, checkLength, checkNumber, checkSameQuantity, checkUnit, missingIssue } from '../_config/checks.ts'
import { type Issue, type RawConfig, refuseIssues, type UnitKnowledge } from '../_config/issues.ts'
import { readChoice, readFlag, readName, readNumber, readText } from '../_config/read.ts'
import { checkTagName, tagName } from '../_config/tag-name.ts'

/** The settings as a new node has them. */
export const defaults = {
  name: '',
  tagPoint: '',
  tag: '',
  action: 'watch',
  value: 'payload',
  valueType: 'msg',
  claim: '',
  priority: '60',
  expiration: '',
  unit: '',
  emitOnStart: true,
  deadband: '',
  minInterval: '',
} as const

/** What the node does; `msg.action` may ask for another one. */
export const actions = ['watch', 'read', 'set', 'claim', 'release'] as const
export type Action = (typeof actions)[number]

export interface TagConfig {
  /** Normalised name of the tag. */
  readonly tag: string
  readonly action: Action
  readonly value: string
  readonly valueType: string
  /** Name of the claim; empty: one of the node's own. */
  readonly claim: string
  readonly priority: number
  /** Seconds without news after which the claim steps back; 0: never. */
  readonly expiration: number
  /** The unit of values in messages; empty: the tag's own. */
  readonly unit: string
  readonly emitOnStart: boolean
  /** Changes smaller than this are not sent; 0: all are. */
  readonly deadband: number
  /** Seconds between two messages; 0: no limit. */
  readonly minInterval: number
}

/** Highest priority a claim may have. */
const highestPriority = 100

/** The chosen config node, or '' for none. */
export function chosenPoint(raw: RawConfig): string {
  const id = readName(raw, 'tagPoint')
  return id === '_ADD_' ? '' : id
}

/**
 * Finds what is wrong with the settings.
 *
 * @param tagUnit the unit of the tag, as far as it is known
 */
export function check(raw: RawConfig, units: UnitKnowledge, tagUnit = ''): Issue[] {
  const action = readChoice(raw, 'action', actions)
  const isLive = action === 'watch'
  const isClaim = action === 'claim'
  const usesUnit = action !== 'release'
  return [
    ...checkChoice(raw, 'action', actions),
    ...tagIssues(raw),
    ...(usesUnit ? checkUnit(raw, 'unit', units) : []),
    ...(usesUnit ? checkSameQuantity('unit', readName(raw, 'unit'), tagUnit, units) : []),
    ...(isLive ? checkNumber(raw, 'deadband', { min: 0 }) : []),
    ...(isLive ? checkNumber(raw, 'minInterval', { min: 0 }) : []),
    ...(isClaim || action === 'release' ? checkLength(raw, 'claim') : []),
    ...(isClaim ? checkNumber(raw, 'priority', { max: highestPriority }) : []),
    ...(isClaim ? checkNumber(raw, 'expiration', { min: 0 }) : []),
  ]
}

function tagIssues(raw: RawConfig): Issue[] {
  if (chosenPoint(raw) !== '') return []
  return readName(raw, 'tag') === '' ? [missingIssue('tag', 'The tag')] : checkTagName(raw, 'tag')
}

/**
 * The checked settings.
 *
 * @param pointName the tag of the chosen config node
 * @throws the first issue as KaithemError
 */
export function parseConfig(raw: RawConfig, units: UnitKnowledge, pointName?: string): TagConfig {
  refuseIssues(check(raw, units))
  return {
    tag: pointName ?? tagName(readName(raw, 'tag')),
    action: readChoice(raw, 'action', actions),
    value: readText(raw, 'value', defaults.value),
    valueType: readName(raw, 'valueType', defaults.valueType),
    claim: readName(raw, 'claim'),
    priority: readNumber(raw, 'priority') ?? Number(defaults.priority),
    expiration: readNumber(raw, 'expiration') ?? 0,
    unit: readName(raw, 'unit'),
    emitOnStart: readFlag(raw, 'emitOnStart', defaults.emitOnStart),
    deadband: readNumber(raw, 'deadband') ?? 0,
    minInterval: readNumber(raw, 'minInterval') ?? 0,
  }
}
