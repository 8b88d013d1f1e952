/** What a message makes the node do to its tag. @module */

import { KaithemError } from '../../lib/errors.ts'
import type { AnyTag } from '../../lib/tags/api.ts'
import { longestName } from '../_config/checks.ts'
import type { Message } from '../_runtime/red-types.ts'
import { type Action, actions, type TagConfig } from './config.ts'

/** The action for a message, by the settings and by what the message asks for. */
export interface Command {
  readonly action: Action
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
 * @throws KAITHEM_VALUE, KAITHEM_TYPE naming the property of the message
 */
export function readCommand(message: Message, config: TagConfig, ownClaim: string): Command {
  const asked: Readonly<Record<string, unknown>> = message
  return {
    action: readAction(asked.action, config.action),
    claim: readClaim(asked.claim) ?? (config.claim || ownClaim),
    priority: readLimited(asked.priority, 'priority', Number.NEGATIVE_INFINITY, 100) ?? config.priority,
    expiration: readLimited(asked.expiration, 'expiration', 0, Number.POSITIVE_INFINITY) ?? config.expiration,
    annotation: asked.annotation,
  }
}

function readAction(asked: unknown, fallback: Action): Action {
  if (asked === undefined || asked === null) return fallback
  const known = actions.find((action) => action === asked)
  if (known !== undefined) return known
  throw new KaithemError('KAITHEM_VALUE', `msg.action must be one of ${actions.join(', ')}`, { action: asked })
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
export function setTag(tag: AnyTag, value: unknown, { annotation }: Command): void {
  if (annotation === undefined) tag.value = value
  else tag(value, null, annotation)
}

/** Makes or updates the claim of the command. */
export function claimTag(tag: AnyTag, value: unknown, command: Command): void {
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
