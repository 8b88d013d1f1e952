/** What a piece of JavaScript uses, declares and assigns, found by its scopes. @module */

import type { JsNode } from './javascript.ts'

/** Text put into the code at an offset. */
export interface Insertion {
  readonly at: number
  readonly text: string
}

export interface Declaration {
  readonly name: string
  readonly at: number
  /** `var` belongs to the function, the others to the block. */
  readonly kind: 'var' | 'lexical'
}

/** Names map to the offset where they are first met. */
export interface Facts {
  readonly reads: Map<string, number>
  readonly writes: Map<string, number>
  readonly declares: Declaration[]
  readonly insertions: Insertion[]
  /** It awaits itself, not just in a function inside. */
  awaits: boolean
  /** It may run other code, which may write. */
  calls: boolean
}

export const noFacts = (): Facts => ({
  reads: new Map(),
  writes: new Map(),
  declares: [],
  insertions: [],
  awaits: false,
  calls: false,
})

/** Names that generated code keeps for itself. */
export const ownPrefix = 'k$'

export const isNode = (value: unknown): value is JsNode =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'

export const nodes = (value: unknown): readonly (JsNode | null)[] => (Array.isArray(value) ? value : [])

/** The names a pattern binds. */
export function boundNames(pattern: JsNode | null, found: JsNode[] = []): JsNode[] {
  if (pattern === null) return found
  switch (pattern.type) {
    case 'Identifier':
      found.push(pattern)
      break
    case 'ObjectPattern':
      for (const property of nodes(pattern.properties)) {
        boundNames((property?.type === 'RestElement' ? property.argument : property?.value) as JsNode, found)
      }
      break
    case 'ArrayPattern':
      for (const element of nodes(pattern.elements)) boundNames(element, found)
      break
    case 'AssignmentPattern':
      boundNames(pattern.left as JsNode, found)
      break
    case 'RestElement':
      boundNames(pattern.argument as JsNode, found)
      break
  }
  return found
}

/** An assignment right among the arguments of a call: what Python calls a named argument. */
export function namedArgument(node: JsNode): JsNode | undefined {
  if (node.type === 'CallExpression' || node.type === 'NewExpression') {
    for (const argument of nodes(node.arguments)) {
      if (argument?.type === 'AssignmentExpression' && argument.operator === '=') return argument
    }
  }
  for (const key in node) {
    const value = node[key]
    for (const child of Array.isArray(value) ? value : [value]) {
      const found = isNode(child) ? namedArgument(child) : undefined
      if (found !== undefined) return found
    }
  }
  return undefined
}

/** Text that generated code has more than the source: from where on, and how much. */
export interface Shift {
  readonly at: number
  readonly length: number
}

/** The code from `start` to `end` with what is inserted into it, and where that is. */
export function withInsertions(
  text: string,
  start: number,
  end: number,
  insertions: readonly Insertion[],
): { readonly code: string; readonly shifts: readonly Shift[] } {
  if (insertions.length === 0) return { code: text.slice(start, end), shifts: [] }
  // Of several at one place the later found belongs further inside; what closes a statement comes after its parts.
  const sorted = insertions.map((entry, order) => ({ ...entry, order }))
  sorted.sort((a, b) => a.at - b.at || Number(a.text === '}') - Number(b.text === '}') || a.order - b.order)
  const parts: string[] = []
  const shifts: Shift[] = []
  let length = 0
  let done = start
  const push = (part: string): void => {
    parts.push(part)
    length += part.length
  }
  for (const { at, text: added } of sorted) {
    push(text.slice(done, at))
    shifts.push({ at: length, length: added.length })
    push(added)
    done = at
  }
  push(text.slice(done, end))
  return { code: parts.join(''), shifts }
}
