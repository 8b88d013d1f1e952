/**
 * What can be wrong with the settings of a node. The dialog shows issues beside the fields, the runtime refuses
 * to start with the first one, so both always agree.
 *
 * @module
 */

import { type ErrorData, KaithemError, type KaithemErrorCode } from '../../lib/errors.ts'

/** The settings of a node as they stand in the flow file: mostly text, maybe written by hand. */
export type RawConfig = Readonly<Record<string, unknown>>

/** One thing that is wrong with one setting. */
export interface Issue {
  /** The setting, as named in the node's defaults. */
  readonly property: string
  readonly code: KaithemErrorCode
  /** Key of the translated sentence, below `issue.` in the shared locale. */
  readonly reason: string
  /** The same sentence in English, for the log. */
  readonly message: string
  readonly data: ErrorData
}

/** What checks need to know about units; the dialog and the runtime each bring their table. */
export interface UnitKnowledge {
  has(unit: string): boolean
  typeOf(unit: string): string
  compatible(from: string, to: string): boolean
}

/** Finds everything that is wrong with the settings of one node type. */
export type Check = (raw: RawConfig, units: UnitKnowledge) => Issue[]

/** Throws the first issue as a coded error; does nothing without issues. */
export function refuseIssues(issues: readonly Issue[]): void {
  const [first] = issues
  if (first === undefined) return
  throw new KaithemError(first.code, first.message, { ...first.data, property: first.property })
}

/**
 * Objects to no unit. For the runtime's first look at the settings: a unit may be defined by a function node that
 * starts later, so units are judged when they are used.
 */
export const anyUnit: UnitKnowledge = { has: () => true, typeOf: () => '', compatible: () => true }
