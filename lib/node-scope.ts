/** Owners for Node-RED nodes, known here only by the few members they need. @module */

import { errorText, isKaithemError, KaithemError } from './errors.ts'
import { Owner } from './scope.ts'

/** Whatever can own things and tells when it closes: a Node-RED node, or the `node` of a function node. */
export interface ScopeNode {
  readonly id: string
  readonly name?: string | undefined
  on(event: 'close', listener: () => void): unknown
  error?(error: unknown, message?: object): void
  /**
   * True for the scope that the bare `kaithem` of a function node is: nobody asked for it, so `events.when` and
   * `events.after` made there outlive the node. Code that asks with `kaithem.scope(node)` gets one that frees all.
   */
  readonly implicit?: boolean
}

/** The error as the node shows it: its place in front, its code kept for Catch nodes. */
function placed(error: unknown, what: string): Error {
  const shown = new Error(`${what}: ${errorText(error)}`, { cause: error })
  return isKaithemError(error) ? Object.assign(shown, { code: error.code }) : shown
}

function checkNode(node: ScopeNode): void {
  const usable = typeof node === 'object' && node !== null && typeof node.on === 'function'
  if (usable) return
  throw new KaithemError('KAITHEM_TYPE', 'scope() needs a node (something with id and on("close")) or a name', {})
}

/**
 * What stays the same while a node lives. A function node sees a new `node` object with every message, but its own
 * `on` is always the same function; a real node inherits `on` and is itself always the same object.
 *
 * @throws KAITHEM_TYPE when it is no node
 */
export function identityOf(node: ScopeNode): object {
  checkNode(node)
  return Object.hasOwn(node, 'on') ? node.on : node
}

/** Makes an owner that is freed when the node closes and that shows errors of its callbacks on the node. */
export function ownerOfNode(node: ScopeNode, parent: Owner): Owner {
  checkNode(node)
  const name = node.name ? `${node.name} (${node.id})` : String(node.id)
  const show =
    node.error === undefined ? undefined : (error: unknown, what: string) => node.error?.(placed(error, what), {})
  const owner = new Owner(name, parent, show)
  node.on('close', () => owner.dispose())
  return owner
}
