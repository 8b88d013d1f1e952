/** What a message makes the node do to its tag. @module */

import { KaithemError } from '../../lib/errors.ts'
import type { Kaithem } from '../../lib/kaithem.ts'
import type { AnyTag } from '../../lib/tags/api.ts'
import { longestName } from '../_config/checks.ts'
import type { Message } from './red-types.ts'

/** What a node that sets and claims has in its settings. */
export interface CommandSettings<A> {
  readonly action: A
  /** Name of the claim; empty: one of the node's own. */
  readonly claim: string
  readonly priority: number
  /** Seconds; 0: never. */
  readonly expiration: number
}

/** The action for a message, by the settings and by what the message asks for. */
export interface Command<A = string> {
  readonly action: A
  readonly claim: string
  readonly priority: number
  /** Seconds. */
  readonly expiration: number
  readonly annotation: unknown
}

/**
 * Reads the command of a message.
 *
 * @param ownClaim the claim of a node whose settings name none
 * @param known what `msg.action` may ask for
 * @throws KAITHEM_VALUE, KAITHEM_TYPE naming the property of the message
 */
export function readCommand<A extends string>(
  message: Message,
  config: CommandSettings<A>,
  ownClaim: string,
  known: readonly A[],
): Command<A> {
  const asked: Readonly<Record<string, unknown>> = message
  return {
    action: readAction(asked.action, config.action, known),
    claim: readClaim(asked.claim) ?? (config.claim || ownClaim),
    priority: readLimited(asked.priority, 'priority', Number.NEGATIVE_INFINITY, 100) ?? config.priority,
    expiration: readLimited(asked.expiration, 'expiration', 0, Number.POSITIVE_INFINITY) ?? config.expiration,
    annotation: asked.annotation,
  }
}

function readAction<A extends string>(asked: unknown, fallback: A, known: readonly A[]): A {
  if (asked === undefined || asked === null) return fallback
  const found = known.find((action) => action === asked)
  if (found !== undefined) return found
  throw new KaithemError('KAITHEM_VALUE', `msg.action must be one of ${known.join(', ')}`, { action: asked })
}

function readClaim(asked: unknown): string | undefined {
  if (asked === undefined || asked === null || asked === '') return undefined
  if (typeof asked === 'string' && asked.length <= longestName) return asked
  if (typeof asked === 'string') {
    const message = `msg.claim may have ${longestName} characters, this one has ${asked.length}`
    throw new KaithemError('KAITHEM_VALUE', message, { max: longestName })
  }
  throw new KaithemError('KAITHEM_TYPE', `msg.claim must be the name of a claim, not ${typeof asked}`, {})
}

function readLimited(asked: unknown, property: string, min: number, max: number): number | undefined {
  if (asked === undefined || asked === null || asked === '') return undefined
  if (typeof asked !== 'number' || Number.isNaN(asked)) {
    throw new KaithemError('KAITHEM_TYPE', `msg.${property} must be a number`, { property })
  }
  if (asked >= min && asked <= max) return asked
  const limit = asked < min ? `at least ${min}` : `at most ${max}`
  throw new KaithemError('KAITHEM_VALUE', `msg.${property} is ${asked}; it must be ${limit}`, {
    property,
    value: asked,
  })
}

/** Gives the default claim a value. */
export function setTag(tag: AnyTag, value: unknown, { annotation }: Pick<Command, 'annotation'>): void {
  if (annotation === undefined) tag.value = value
  else tag(value, null, annotation)
}

/** Makes or updates the claim of the command. */
export function claimTag(tag: AnyTag, value: unknown, command: Omit<Command, 'action'>): void {
  const { claim, priority, expiration, annotation = null } = command
  const made = tag.claim(value, { name: claim, priority, annotation, expiration })
  // Claiming leaves an expiration alone that is not given; here 0 means never.
  if (expiration === 0 && made.expiration > 0) made.setExpiration(0)
}

/** Ends the claim of that name, whoever made it; does nothing if there is none. @throws KAITHEM_VALUE for `default` */
export function releaseClaim(tag: AnyTag, name: string): void {
  const found = tag.claims().find((claim) => claim.name === name)
  if (found === undefined) return
  if (name === tag.default_claim.name) tag.default_claim.release()
  // Claiming it as it stands gives it to this node without changing anything, and then it can be released.
  else tag.claim(found.value, { name, timestamp: found.timestamp, annotation: found.annotation }).release()
}

/** The tag of that name, whatever its type; a missing one is made, with a number. @throws KAITHEM_NAME */
export function openTag(tags: Kaithem['tags'], name: string): AnyTag {
  return tags.get(name) as unknown as AnyTag
}
