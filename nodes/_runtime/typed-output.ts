/** Where a node puts its result: a property of the message, or of the flow or global context. @module */

import type { Message, Red, RuntimeNode } from './red-types.ts'
import { parsePath, type TypedSetting } from './typed-input.ts'

/** Puts a value in its place; a promise where the context store is slow. */
export type Put = (message: Message, value: unknown) => void | Promise<void>

/**
 * Prepares a typed input that names a place (msg, flow or global).
 *
 * @param name the setting, for error messages
 * @throws KAITHEM_VALUE for a text that is no path
 * @example
 * const put = prepareTypedOutput(RED, node, { value: raw.target, type: raw.targetType }, 'target')
 * return { input: (msg, send) => { put(msg, 42); send(msg) } }
 */
export function prepareTypedOutput(RED: Red, node: RuntimeNode, setting: TypedSetting, name: string): Put {
  const { value: path, type } = setting
  if (type !== 'flow' && type !== 'global') {
    parsePath(RED, path, name)
    return (message, value) => putInMessage(RED, message, path, value)
  }
  const { key, store } = RED.util.parseContextStore(path)
  const context = node.context()[type]
  return (_message, value) =>
    new Promise((resolve, reject) => {
      context.set(key, value, store, (error?: unknown) => (error ? reject(error) : resolve()))
    })
}

function putInMessage(RED: Red, message: Message, path: string, value: unknown): void {
  const plain = /^[A-Za-z][\w$]*$/.test(path)
  if (plain) (message as unknown as Record<string, unknown>)[path] = value
  else RED.util.setMessageProperty(message, path, value, true)
}
