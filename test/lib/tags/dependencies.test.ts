import { describe, expect, it } from 'vitest'
import type { DependencyNode, SourceExpression } from '../../../lib/tags/claim-source.ts'
import { hasPath } from '../../../lib/tags/dependencies.ts'

interface TestNode extends DependencyNode {
  readonly needs: Set<DependencyNode>
}

function node(name: string): TestNode {
  const needs = new Set<DependencyNode>()
  const expression: SourceExpression = {
    text: '',
    volatile: false,
    dirty: false,
    dependencies: needs,
    dispose: () => {},
  }
  return { name, needs, liveClaims: () => [{ source: { expression } }, { source: undefined }] }
}

describe('hasPath', () => {
  it('finds the way and names it', () => {
    const [a, b, c, d] = [node('a'), node('b'), node('c'), node('d')]
    a.needs.add(b)
    a.needs.add(d)
    b.needs.add(c)
    expect(hasPath(a, c)?.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
    expect(hasPath(c, a)).toBeUndefined()
    c.needs.add(a)
    expect(hasPath(a, node('x'))).toBeUndefined()
  })

  it('walks ten thousand without a deep stack', () => {
    const nodes = Array.from({ length: 10_000 }, (_, index) => node(`${index}`))
    for (const [index, from] of nodes.entries()) {
      const next = nodes[index + 1]
      if (next !== undefined) from.needs.add(next)
    }
    const [first, last] = [nodes[0] as TestNode, nodes[9999] as TestNode]
    expect(hasPath(first, last)).toHaveLength(10_000)
  })
})
