/** The tags as one owner sees them: what is made through it belongs to that owner. @module */

import { KaithemError } from '../errors.ts'
import type { Owner } from '../scope.ts'
import { type AlarmServices, TagAlarms } from './alarms.ts'
import { type ConfigServices, configure } from './configure.ts'
import type { TagEnvironment } from './environment.ts'
import { createHandle } from './handle.ts'
import type { Point } from './point.ts'
import type { TagConfig } from './tag-config.ts'
import type { TagHolder } from './tag-metadata.ts'
import type { TagPoint } from './tag-point.ts'
import type { TagType } from './types.ts'

/** The registry as its views see it. */
export interface TagSource extends AlarmServices, Pick<ConfigServices, 'expressionSource'> {
  readonly env: TagEnvironment
  readonly points: ReadonlyMap<string, Point<unknown>>
  find(name: string): Point<unknown> | undefined
  getAny(name: string, owner: Owner | undefined): Point<unknown>
  getOrCreate(name: string, type: TagType | undefined, owner: Owner | undefined): Point<unknown>
  delete(name: string): boolean
  remove(point: Point<unknown>): void
  names(prefix?: string, limit?: number): string[]
}

export class TagView implements TagHolder {
  readonly owner: Owner
  readonly registry: TagSource
  /** The first view keeps its handles in the tags themselves: most programs need no other. */
  private readonly isPrimary: boolean
  private readonly handles = new Map<Point<unknown>, TagPoint<unknown>>()

  constructor(registry: TagSource, owner: Owner, isPrimary: boolean) {
    this.registry = registry
    this.owner = owner
    this.isPrimary = isPrimary
  }

  /** The tag, made if missing. See TagRegistry.getOrCreate. */
  get(name: string, type?: TagType): TagPoint<unknown> {
    const { registry } = this
    const point = type === undefined ? registry.getAny(name, this.owner) : registry.getOrCreate(name, type, this.owner)
    return this.handleOf(point)
  }

  /** The tag if it exists. */
  find(name: string): TagPoint<unknown> | undefined {
    const point = this.registry.find(name)
    return point === undefined ? undefined : this.handleOf(point)
  }

  /** A tag that must not exist yet. @throws KAITHEM_STATE */
  construct(name: string, type: TagType): TagPoint<unknown> {
    const known = this.registry.find(name)
    if (known === undefined) return this.get(name, type)
    throw new KaithemError('KAITHEM_STATE', `Tag ${known.name} exists; get it with kaithem.tags`, { tag: known.name })
  }

  handleOf(point: Point<unknown>): TagPoint<unknown> {
    const known = this.isPrimary ? (point.handle as TagPoint<unknown> | undefined) : this.handles.get(point)
    return known ?? this.createHandle(point)
  }

  alarmsOf(point: Point<unknown>): TagAlarms {
    point.checkOpen()
    const { meta } = point
    if (meta.alarms === undefined) {
      const alarms = new TagAlarms(point, this.registry)
      meta.alarms = alarms
      meta.extras.add(alarms)
    }
    return meta.alarms as TagAlarms
  }

  configure(point: Point<unknown>, config: TagConfig | null): void {
    const services = {
      expressionSource: (target: Point<unknown>, text: string) => this.registry.expressionSource(target, text),
      alarmsOf: (target: Point<unknown>) => this.alarmsOf(target),
    }
    configure(services, point, config)
  }

  remove(point: Point<unknown>): void {
    this.registry.remove(point)
  }

  private createHandle(point: Point<unknown>): TagPoint<unknown> {
    const handle = createHandle(point, this)
    if (this.isPrimary) point.handle = handle
    else this.keep(point, handle)
    return handle
  }

  private keep(point: Point<unknown>, handle: TagPoint<unknown>): void {
    this.handles.set(point, handle)
    if (this.handles.size % 256 !== 0) return
    // Deleted tags must not pile up in views that live long.
    for (const old of this.handles.keys()) if (old.closed) this.handles.delete(old)
  }
}
