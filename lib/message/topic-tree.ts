/** A tree of wildcard filters, so that a topic finds its filters without looking at all of them. @module */

import { topicLevels } from './topic.ts'

class TreeNode<T> {
  readonly children = new Map<string, TreeNode<T>>()
  /** Items of the filter that ends here. */
  readonly items = new Set<T>()
  /** Items of the filter that ends here with `#`. */
  readonly below = new Set<T>()

  get empty(): boolean {
    return this.children.size === 0 && this.items.size === 0 && this.below.size === 0
  }
}

function addAll<T>(items: Set<T>, into: T[]): void {
  for (const item of items) into.push(item)
}

function collect<T>(node: TreeNode<T>, topic: string, start: number, into: T[]): void {
  addAll(node.below, into)
  if (start > topic.length) {
    addAll(node.items, into)
    return
  }
  if (node.children.size === 0) return
  const slash = topic.indexOf('/', start)
  const end = slash < 0 ? topic.length : slash
  const level = topic.slice(start, end)
  const any = node.children.get('+')
  if (any !== undefined) collect(any, topic, end + 1, into)
  if (level === '+') return
  const exact = node.children.get(level)
  if (exact !== undefined) collect(exact, topic, end + 1, into)
}

/** Several items per filter; the order of what `match` finds is not defined. */
export class TopicTree<T> {
  private readonly root = new TreeNode<T>()

  add(filter: string, item: T): void {
    let node = this.root
    for (const level of topicLevels(filter)) {
      if (level === '#') {
        node.below.add(item)
        return
      }
      let child = node.children.get(level)
      if (child === undefined) {
        child = new TreeNode()
        node.children.set(level, child)
      }
      node = child
    }
    node.items.add(item)
  }

  /** Removes an item and the branches that are empty without it. */
  delete(filter: string, item: T): boolean {
    const levels = topicLevels(filter)
    const path: TreeNode<T>[] = [this.root]
    const items = this.find(levels, path)
    if (items?.delete(item) !== true) return false
    for (let depth = path.length - 1; depth > 0 && path[depth]?.empty === true; depth--) {
      path[depth - 1]?.children.delete(levels[depth - 1] as string)
    }
    return true
  }

  /** The items of exactly this filter, oldest first. */
  of(filter: string): readonly T[] {
    return [...(this.find(topicLevels(filter), [this.root]) ?? [])]
  }

  /** Everything whose filter takes this topic is added to `into`. */
  match(topic: string, into: T[]): T[] {
    collect(this.root, topic, 1, into)
    return into
  }

  private find(levels: readonly string[], path: TreeNode<T>[]): Set<T> | undefined {
    let node = this.root
    for (const level of levels) {
      if (level === '#') return node.below
      const child = node.children.get(level)
      if (child === undefined) return undefined
      path.push(child)
      node = child
    }
    return node.items
  }
}
