import { describe, expect, it } from 'vitest'
import { matchesTopic } from '../../../lib/message/topic.ts'
import { TopicTree } from '../../../lib/message/topic-tree.ts'
import { createSeededRandom, matches } from './support.ts'

describe('TopicTree', () => {
  it.each(matches)('%j takes %j: %s', (filter, topic, expected) => {
    const tree = new TopicTree<string>()
    tree.add(filter, 'x')
    expect(tree.match(topic, [])).toEqual(expected ? ['x'] : [])
  })

  it('agrees with the linear matcher on random filters and topics', () => {
    const random = createSeededRandom(7)
    const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] as string
    const word = (from: readonly string[]): string =>
      `/${Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(from)).join('/')}`
    const tree = new TopicTree<string>()
    const filters = new Set<string>()
    for (let i = 0; i < 300; i++) filters.add(word(['a', 'b', '', '+', 'c#']) + pick(['', '/#']))
    for (const filter of filters) tree.add(filter, filter)
    for (let i = 0; i < 300; i++) {
      const topic = word(['a', 'b', '', 'c#', '+'])
      const expected = [...filters].filter((filter) => matchesTopic(filter, topic)).sort()
      expect(tree.match(topic, []).sort(), topic).toEqual(expected)
    }
  })

  it('lists and deletes the items of one filter', () => {
    const tree = new TopicTree<number>()
    tree.add('/a/+', 1)
    tree.add('/a/+', 2)
    tree.add('/a/#', 3)
    expect(tree.of('/a/+')).toEqual([1, 2])
    expect(tree.of('/a/b')).toEqual([])
    expect(tree.delete('/a/+', 1)).toBe(true)
    expect(tree.delete('/a/+', 1)).toBe(false)
    expect(tree.delete('/nope/+', 1)).toBe(false)
    expect(tree.match('/a/b', []).sort()).toEqual([2, 3])
  })

  it('drops branches that are empty', () => {
    const tree = new TopicTree<number>()
    tree.add('/a/+/c/#', 1)
    tree.add('/a/x', 2)
    tree.delete('/a/+/c/#', 1)
    expect(JSON.stringify(shape(tree))).toBe('{"a":{"x":{}}}')
    tree.delete('/a/x', 2)
    expect(JSON.stringify(shape(tree))).toBe('{}')
  })
})

interface Node {
  children: Map<string, Node>
}

function shape(tree: object): object {
  const walk = (node: Node): object =>
    Object.fromEntries([...node.children].map(([name, child]) => [name, walk(child)]))
  return walk(Reflect.get(tree, 'root'))
}
