/** How a node reaches the checked settings of a config node it refers to. @module */

import { isKaithemError, KaithemError } from '../../lib/errors.ts'
import type { Red, RuntimeNode } from './red-types.ts'

const configKey: unique symbol = Symbol('kaithem.config')
type Holder = RuntimeNode & { [configKey]?: { readonly config?: unknown; readonly error?: unknown } }

/** Keeps the checked settings, or why they are wrong, on the node. */
export function keepConfig(node: RuntimeNode, kept: { readonly config?: unknown; readonly error?: unknown }): void {
  Object.defineProperty(node, configKey, { value: kept, configurable: true })
}

/**
 * The checked settings of the config node `id`, or undefined when no config node is chosen.
 *
 * @throws KAITHEM_KEY when there is no such node (disabled or deleted), and its own error when its settings are wrong
 * @example
 * const point = configOf<TagPointConfig>(RED, raw.point, 'kaithem-tag-point')
 */
export function configOf<Config>(RED: Red, id: unknown, type: string): Config | undefined {
  if (id === undefined || id === null || id === '' || id === '_ADD_') return undefined
  const node = RED.nodes.getNode(String(id)) as Holder | null | undefined
  if (!node || node.type !== type) {
    throw new KaithemError('KAITHEM_KEY', `The ${type} this node refers to is missing or disabled`, { id, type })
  }
  const kept = node[configKey]
  if (kept?.error !== undefined) {
    throw isKaithemError(kept.error) ? kept.error : new KaithemError('KAITHEM_VALUE', String(kept.error), { id, type })
  }
  return kept?.config as Config
}
