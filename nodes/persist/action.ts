/** What a message makes the node do. @module */

import { KaithemError } from '../../lib/errors.ts'
import { type Action, actions } from './config.ts'

/** @throws KAITHEM_VALUE for an action that does not exist */
export function readAction(asked: unknown, fallback: Action): Action {
  if (asked === undefined || asked === null) return fallback
  const known = actions.find((action) => action === asked)
  if (known !== undefined) return known
  throw new KaithemError('KAITHEM_VALUE', `msg.action must be one of ${actions.join(', ')}`, { action: asked })
}
