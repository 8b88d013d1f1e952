/** Which tags need which: finding rings before they turn. @module */

import type { DependencyNode } from './claim-source.ts'

function needs(node: DependencyNode): DependencyNode[] {
  const found: DependencyNode[] = []
  for (const { source } of node.liveClaims()) {
    if (source?.expression !== undefined) found.push(...source.expression.dependencies)
  }
  return found
}

/** The way from one tag to another over "needs", both included; undefined when there is none. Any length. */
export function hasPath(from: DependencyNode, to: DependencyNode): DependencyNode[] | undefined {
  const cameFrom = new Map<DependencyNode, DependencyNode | undefined>([[from, undefined]])
  for (const node of cameFrom.keys()) {
    for (const next of needs(node)) {
      if (cameFrom.has(next)) continue
      cameFrom.set(next, node)
      if (next === to) return pathTo(next, cameFrom)
    }
  }
  return undefined
}

function pathTo(
  end: DependencyNode,
  cameFrom: ReadonlyMap<DependencyNode, DependencyNode | undefined>,
): DependencyNode[] {
  const path: DependencyNode[] = []
  for (let node: DependencyNode | undefined = end; node !== undefined; node = cameFrom.get(node)) path.push(node)
  return path.reverse()
}
