/** All tags as a read-only map. @module */

import type { Point } from './point.ts'
import type { TagPoint } from './tag-point.ts'
import type { TagView } from './tag-view.ts'

/** A live view: tags made later show up. */
export class TagMap implements ReadonlyMap<string, TagPoint<unknown>> {
  private readonly view: TagView

  constructor(view: TagView) {
    this.view = view
  }

  get [Symbol.toStringTag](): string {
    return 'TagMap'
  }

  get size(): number {
    return this.points.size
  }

  get(name: string): TagPoint<unknown> | undefined {
    return this.view.find(name)
  }

  has(name: string): boolean {
    return this.view.registry.find(name) !== undefined
  }

  keys(): MapIterator<string> {
    return this.points.keys()
  }

  *entries(): MapIterator<[string, TagPoint<unknown>]> {
    for (const [name, point] of this.points) yield [name, this.view.handleOf(point)]
  }

  *values(): MapIterator<TagPoint<unknown>> {
    for (const point of this.points.values()) yield this.view.handleOf(point)
  }

  [Symbol.iterator](): MapIterator<[string, TagPoint<unknown>]> {
    return this.entries()
  }

  forEach(callback: (tag: TagPoint<unknown>, name: string, map: ReadonlyMap<string, TagPoint<unknown>>) => void): void {
    for (const [name, tag] of this.entries()) callback(tag, name, this)
  }

  private get points(): ReadonlyMap<string, Point<unknown>> {
    return this.view.registry.points
  }
}
