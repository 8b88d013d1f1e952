/** A registry on a manual clock, with everything that happens written down. @module */

import { MessageBus } from '../../../lib/message/bus.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { createSeededRandom } from '../../../lib/platform/fake/random.ts'
import { createMemoryStore } from '../../../lib/platform/fake/store.ts'
import type { Store } from '../../../lib/platform/store.ts'
import { Owner } from '../../../lib/scope.ts'
import type { AlarmSeam } from '../../../lib/tags/alarm-seam.ts'
import { createTagsApi, type TagsApi } from '../../../lib/tags/api.ts'
import { TagRegistry } from '../../../lib/tags/tag-registry.ts'
import { UnitTable } from '../../../lib/units/unit-table.ts'

export interface Report {
  readonly what: string
  readonly error: unknown
}

/** The code of whatever a call throws. */
export function codeOf(action: () => unknown): unknown {
  try {
    action()
  } catch (error) {
    return (error as { code?: unknown }).code ?? error
  }
  return 'nothing thrown'
}

export interface Rig {
  readonly clock: ManualClock
  readonly bus: MessageBus
  readonly store: Store
  readonly root: Owner
  readonly registry: TagRegistry
  readonly tags: TagsApi
  readonly reports: Report[]
  /** Everything the bus delivered under /system/tags, as "topic=message". */
  readonly posted: string[]
  codes(): unknown[]
  scope(name: string): { readonly owner: Owner; readonly tags: TagsApi }
}

export function createRig(options: { readonly store?: Store; readonly alarms?: AlarmSeam } = {}): Rig {
  const clock = new ManualClock(1000)
  const bus = new MessageBus(clock)
  const store = options.store ?? createMemoryStore()
  const reports: Report[] = []
  const root = new Owner('root', undefined, (error, what) => reports.push({ what, error }))
  const posted: string[] = []
  bus.subscribe(root, '/system/tags/#', (topic: unknown, message: unknown) => {
    posted.push(`${String(topic).slice('/system/tags/'.length)}=${String(message)}`)
  })
  const alarms = options.alarms === undefined ? {} : { alarms: options.alarms }
  const live: { tags?: TagsApi } = {}
  const deps = { clock, bus, units: new UnitTable(), store, random: createSeededRandom(), ...alarms }
  const registry = new TagRegistry({ ...deps, kaithem: () => ({ tags: live.tags }) })
  const tags = createTagsApi(registry, root)
  live.tags = tags
  const scope = (name: string): { owner: Owner; tags: TagsApi } => {
    const owner = new Owner(name, root)
    return { owner, tags: createTagsApi(registry, owner) }
  }
  const codes = (): unknown[] => reports.map(({ error }) => (error as { code?: unknown }).code ?? String(error))
  return { clock, bus, store, root, registry, tags, reports, posted, codes, scope }
}
