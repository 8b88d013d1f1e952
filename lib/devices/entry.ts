/** One name in the registry, and the device or placeholder that has it at present. @module */

import { valueText } from '../errors.ts'
import type { Owned, Owner } from '../scope.ts'
import { createTagsApi } from '../tags/api.ts'
import { onRejection } from '../thenable.ts'
import { Bindings } from './bindings.ts'
import type { DeviceConfig } from './config-values.ts'
import type { Device, DeviceClass } from './device.ts'
import { overrideOf } from './overrides.ts'
import type { DataPoint } from './points.ts'
import type { DeviceSite } from './site.ts'

/** A device, a placeholder for a missing or failing type, or settings of a part that nobody has made. */
export type EntryKind = 'device' | 'unsupported' | 'unused'

export class DeviceEntry {
  readonly name: string
  readonly typeName: string
  /** Who made it. */
  readonly owner: Owner
  /** All settings, those of the framework too. */
  readonly config: DeviceConfig
  /** What the owner holds. */
  readonly held: Owned
  /** For parts: the class, the device it is a part of, its name there, and the settings a user saved for it. */
  cls: DeviceClass | undefined
  parent: DeviceEntry | undefined
  base: string | undefined
  saved: { readonly config: DeviceConfig; readonly owner: Owner } | undefined
  kind: EntryKind = 'unsupported'
  ended = false
  /** The site of the device whose constructor is running. */
  building: DeviceSite | undefined
  private current: { readonly device: Device; readonly site: DeviceSite } | undefined
  private bindings: Bindings | undefined
  private lastTags: readonly string[] = []

  constructor(parts: {
    name: string
    typeName: string
    owner: Owner
    config: DeviceConfig
    end: (entry: DeviceEntry) => void
  }) {
    this.name = parts.name
    this.typeName = parts.typeName
    this.owner = parts.owner
    this.config = parts.config
    this.held = { dispose: () => parts.end(this) }
  }

  /** The device or the placeholder. */
  get device(): Device {
    return this.need().device
  }

  get site(): DeviceSite {
    return this.need().site
  }

  put(device: Device, site: DeviceSite, kind: EntryKind): void {
    this.current = { device, site }
    this.building = undefined
    this.kind = kind
  }

  /** The constructor has returned: bindings begin, tags of points it no longer has go. */
  activate(): void {
    const { site, config } = this
    const { points, owner, env } = site
    const bindings = new Bindings(
      { points, tags: createTagsApi(env.tags, owner), failed: (text) => this.device.handleError(text) },
      config,
    )
    this.bindings = bindings
    for (const point of points.points.values()) bindings.bind(point)
    const kept = new Set(Object.values(points.tags).map((tag) => tag.name))
    this.dropTags(this.lastTags.filter((name) => !kept.has(name)))
    this.guard('setAlertPriorities', () => this.device.setAlertPriorities())
    env.bus.subscribe(owner, `/devices/ui/${this.name}/in`, (message: unknown) => this.call('on_ui_message', [message]))
  }

  /** A point made after the constructor. */
  bind(site: DeviceSite, point: DataPoint): void {
    if (this.current?.site === site) this.bindings?.bind(point)
  }

  /** The device at this place, once its constructor is through. */
  deviceAt(site: DeviceSite): Device | undefined {
    return this.current?.site === site ? this.current.device : undefined
  }

  /** Calls what a driver may have overridden; errors are reported. */
  call(method: string, args: readonly unknown[]): void {
    const { current } = this
    if (current === undefined) return
    this.guard(method, () => overrideOf(current.device, method)?.apply(current.device, [...args]))
  }

  /** Ends the device that is in it. @param forGood removes its tags, unless others use them */
  stop(forGood: boolean): void {
    const { current } = this
    if (current === undefined) return
    const { site } = current
    if (this.kind === 'device') {
      this.call('close', [])
      if (forGood) this.call('onDelete', [])
    }
    // A placeholder has none; those of the device before it are still there.
    if (this.kind === 'device') this.lastTags = this.tagNames
    site.owner.dispose()
    this.bindings = undefined
    if (forGood) this.dropTags(this.lastTags)
  }

  /** Names of the tags of its data points, also of those it had until it ended. */
  get tagNames(): readonly string[] {
    return this.kind === 'device' ? Object.values(this.site.points.tags).map((tag) => tag.name) : this.lastTags
  }

  private guard(what: string, call: () => unknown): void {
    const report = (error: unknown): void => this.site.owner.report(error, `device ${valueText(this.name)}, ${what}`)
    try {
      onRejection(call(), report)
    } catch (error) {
      report(error)
    }
  }

  /** Tags that nobody else watches, claims or computes with. */
  dropTags(names: readonly string[]): void {
    const { tags } = this.site.env
    for (const name of names) {
      const point = tags.find(name)
      if (point === undefined) continue
      const isUsed = point.subscribers.length > 0 || point.dependents !== undefined || point.liveClaims().length > 1
      if (!isUsed) tags.remove(point)
    }
  }

  private need(): { readonly device: Device; readonly site: DeviceSite } {
    if (this.current === undefined) throw new Error(`device ${this.name} is being made`)
    return this.current
  }
}
