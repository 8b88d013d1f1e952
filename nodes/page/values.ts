/** What a message gives to a page that it makes. @module */

import type { Message } from '../_runtime/red-types.ts'

/** `msg.kwargs`, or the payload where that is an object; made by code of another realm, so without instanceof. */
export function valuesOfMessage(message: Message): Readonly<Record<string, unknown>> {
  const given = message as { readonly kwargs?: unknown; readonly payload?: unknown }
  const source = given.kwargs ?? given.payload
  const isObject =
    typeof source === 'object' && source !== null && !Array.isArray(source) && !ArrayBuffer.isView(source)
  return isObject ? (source as Record<string, unknown>) : {}
}
