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

interface Register {
  /** Running config nodes by tag. */
  readonly owners: Map<string, string>
  /** What each config node applied, also of those that are being restarted. */
  readonly applied: Map<string, Applied>
}

function register(RED: Red): Register {
  return oncePer(RED.events, 'tag-points', () => ({ owners: new Map(), applied: new Map() }))
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
