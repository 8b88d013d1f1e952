/** The kaithem object: one line per namespace. @module */

import { createMessageApi, type MessageApi } from './message/api.ts'
import { MessageBus } from './message/bus.ts'
import { identityOf, ownerOfNode, type ScopeNode } from './node-scope.ts'
import { createErrorNotifier, errorTopic } from './notify.ts'
import { createPersistApi, type PersistApi } from './persist/api.ts'
import { Documents } from './persist/documents.ts'
import { damageText } from './platform/damage.ts'
import type { Platform } from './platform/index.ts'
import { Owner } from './scope.ts'
import { createStatesApi, type StatesApi } from './states/api.ts'
import { MachineRegistry } from './states/machine-registry.ts'
import { createTagsApi, type TagsApi } from './tags/api.ts'
import { TagRegistry } from './tags/tag-registry.ts'
import { createUnitsApi, type UnitsApi } from './units/api.ts'
import { createCatalogue } from './units/catalogue.ts'
import { UnitTable } from './units/unit-table.ts'

/** What all views of one kaithem share. */
interface Engines {
  readonly platform: Platform
  readonly root: Owner
  readonly bus: MessageBus
  readonly units: UnitTable
  readonly machines: MachineRegistry
  readonly tags: TagRegistry
  readonly documents: Documents
  readonly scopes: WeakMap<object, Kaithem>
}

/**
 * The kaithem object: live tags, state machines, message bus and units. Every view of it (the process-wide one,
 * the one of a node, the one of a function node) shows the same live things; a view made by `scope` frees what was
 * created through it when its node closes.
 *
 * @example
 * kaithem.tags['/shop/temp'].value = 21
 * kaithem.message.post('/shop/opened', true)
 */
export class Kaithem {
  /** The message bus. */
  readonly message: MessageApi
  /** Tag points: named values with prioritised claims. */
  readonly tags: TagsApi
  /** State machines. */
  readonly states: StatesApi
  /** Data in files. */
  readonly persist: PersistApi
  /** Unit conversion. */
  readonly units: UnitsApi
  private readonly engines: Engines
  private readonly owner: Owner
  private readonly nodeId: string | undefined

  constructor(engines: Engines, owner: Owner, nodeId?: string) {
    this.engines = engines
    this.owner = owner
    this.nodeId = nodeId
    this.message = createMessageApi(engines.bus, owner)
    this.tags = createTagsApi(engines.tags, owner)
    this.states = createStatesApi(engines.machines, owner)
    this.units = createUnitsApi(engines.units)
    this.persist = createPersistApi(engines.documents)
  }

  get [Symbol.toStringTag](): string {
    return 'Kaithem'
  }

  /** Keeps the object out of serialised messages. */
  toJSON(): string {
    return '[kaithem]'
  }

  /**
   * The same object, but everything created through it (subscriptions, claims, machines) is freed when the node
   * closes. Asking twice for one node gives one scope.
   *
   * @param node a Node-RED node, the `node` of a function node, or a name for a scope you dispose yourself
   * @throws KAITHEM_TYPE when it is neither
   * @example
   * const k = kaithem.scope(node)
   * k.tags['/a'].subscribe(v => node.send({ payload: v }))
   */
  scope(node: ScopeNode | string): Kaithem {
    const { root, scopes } = this.engines
    if (typeof node === 'string') return new Kaithem(this.engines, new Owner(node, root))
    // In On Start code a function node's `node` has no `on`, but its scope knows it by its id.
    if (this.nodeId !== undefined && node?.id === this.nodeId) return this
    const key = identityOf(node)
    const known = scopes.get(key)
    if (known !== undefined && !known.owner.closed) return known
    const scope = new Kaithem(this.engines, ownerOfNode(node, root), node.id)
    scopes.set(key, scope)
    return scope
  }

  /** Writes remembered values (tags and machines marked restore) to disk now instead of within a second. */
  flush(): void {
    this.engines.platform.store.flush()
  }

  /** Frees what was created through this view. On the object made by `createKaithem`: everything, no timer is left. */
  close(): void {
    const { root, tags, machines, bus, platform } = this.engines
    this.owner.dispose()
    if (this.owner !== root) return
    machines.close()
    tags.close()
    bus.close()
    platform.store.close()
  }

  /** As `close`. */
  dispose(): void {
    this.close()
  }

  /** As `close`. */
  [Symbol.dispose](): void {
    this.close()
  }
}

/** Builds the object over the given surroundings. `createKaithem` (lib/create.ts) supplies those of Node. */
export function composeKaithem(platform: Platform): Kaithem {
  const { clock, log, packages, random, store } = platform
  const bus = new MessageBus(clock)
  const notify = createErrorNotifier({ clock, log, post: (topic, message) => bus.post(topic, message) })
  const root = new Owner('kaithem', undefined, notify)
  const units = new UnitTable(createCatalogue(packages))
  const machines = new MachineRegistry({ clock, store, packages })
  const documents = new Documents(platform)
  platform.damage.listen((path, aside, error) => {
    const text = damageText(path, aside, error)
    log.error(text)
    bus.post(errorTopic, text)
  })
  // Of no view: what a view owns is what its code made.
  bus.subscribe(new Owner('kaithem.persist', undefined, notify), '/system/save', () => store.flush())
  const live: { kaithem?: Kaithem } = {}
  const tags = new TagRegistry({ clock, bus, units, store, random, kaithem: () => live.kaithem })
  live.kaithem = new Kaithem({ platform, root, bus, units, machines, tags, documents, scopes: new WeakMap() }, root)
  return live.kaithem
}
