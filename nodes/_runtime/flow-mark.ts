/** The annotation by which a flow recognises its own messages. @module */

/** What message-out nodes put on messages that have no other annotation; the same for all nodes of one flow. */
export function flowMark(node: { readonly z?: string }): string {
  return `flow:${node.z ?? ''}`
}
