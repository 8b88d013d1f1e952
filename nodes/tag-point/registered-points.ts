/** Which config node configures which tag: one tag has one configuration. @module */

import { KaithemError } from '../../lib/errors.ts'
import { oncePer } from '../_runtime/once-per.ts'
import type { Red } from '../_runtime/red-types.ts'
import type { ValueType } from './config.ts'

/** What a config node did last; kept over deploys, so that the next deploy can undo what no longer holds. */
export interface Applied {
  readonly name: string
  readonly valueType: ValueType
}

/** What a tag point gave a tag; kept when it is gone, to tell what is its own from what code has set. */
export interface Given {
  readonly valueType: ValueType
  readonly unit: string
}

interface Register {
  /** Running config nodes by tag. */
  readonly owners: Map<string, string>
  /** What each config node applied, also of those that are being restarted. */
  readonly applied: Map<string, Applied>
  /** What tags got last, by tag. */
  readonly given: Map<string, Given>
}

function register(RED: Red): Register {
  return oncePer(RED.events, 'tag-points', () => ({ owners: new Map(), applied: new Map(), given: new Map() }))
}

/**
 * Makes `id` the config node of a tag.
 *
 * @returns what this node applied before, if that was something else
 * @throws KAITHEM_STATE when another config node has the tag
 */
export function takeTag(RED: Red, id: string, wanted: Applied): Applied | undefined {
  const { owners, applied } = register(RED)
  const owner = owners.get(wanted.name)
  if (owner !== undefined && owner !== id) {
    const message = `The tag ${wanted.name} is configured by another tag point; delete one of the two and deploy again`
    throw new KaithemError('KAITHEM_STATE', message, { tag: wanted.name, owner })
  }
  owners.set(wanted.name, id)
  const before = applied.get(id)
  applied.set(id, wanted)
  return before === undefined || (before.name === wanted.name && before.valueType === wanted.valueType)
    ? undefined
    : before
}

/** What a tag got last from a tag point, this one or an earlier one. */
export function givenTo(RED: Red, name: string): Given | undefined {
  return register(RED).given.get(name)
}

/** Remembers what a tag got. */
export function noteGiven(RED: Red, name: string, { valueType, unit }: Given): void {
  register(RED).given.set(name, { valueType, unit })
}

/** The config node stops; `forget` when it is gone for good. */
export function leaveTag(RED: Red, id: string, name: string, forget: boolean): void {
  const { owners, applied } = register(RED)
  if (owners.get(name) === id) owners.delete(name)
  if (forget) applied.delete(id)
}

/** Whether a config node of a running flow has the tag. */
export function isTaken(RED: Red, name: string): boolean {
  return register(RED).owners.has(name)
}
