/** All state machines of a kaithem; names are unique, machines without a name are allowed. @module */

import { KaithemError } from '../errors.ts'
import type { Clock } from '../platform/clock.ts'
import type { Packages } from '../platform/packages.ts'
import type { Store } from '../platform/store.ts'
import type { Owner } from '../scope.ts'
import { createKeptStates, type KeptStates } from './kept-states.ts'
import { MachineCore } from './machine-core.ts'
import { keepMachine, type MachineKeeper } from './restore.ts'
import { createHandle, type LiveMachine, type StateMachine } from './state-machine.ts'
import { StatechartCore } from './statechart.ts'
import type { StatechartOptions } from './statechart-api.ts'
import type { StatechartConfig } from './statechart-config.ts'

export interface MachineRegistryDeps {
  readonly clock: Clock
  readonly store: Store
  /** For the XState that statecharts run on. */
  readonly packages: Packages
}

/** What a machine is called. */
export interface MachineOptions {
  /** Unique among the live machines; others find it with `kaithem.states.get(name)`. Default: none. */
  readonly name?: string
  /** What it is for. */
  readonly description?: string
}

interface Entry {
  readonly core: LiveMachine
  /** One handle for each owner that asked. */
  readonly handles: WeakMap<Owner, StateMachine>
  dispose(): void
}

export class MachineRegistry {
  private readonly deps: MachineRegistryDeps
  private readonly entries = new Map<object, Entry>()
  private readonly named = new Map<string, Entry>()
  private readonly charts = new Set<StatechartCore>()
  private readonly keeper: MachineKeeper
  private closed = false

  constructor(deps: MachineRegistryDeps) {
    this.deps = deps
    this.keeper = {
      keep: (core, options) => keepMachine(core, deps, options),
      close: (core) => this.remove(core),
    }
  }

  /** What machines keep over a restart, by the key they were given. */
  get kept(): KeptStates {
    return createKeptStates(this.deps.store)
  }

  /** How many machines and statecharts are live. */
  get size(): number {
    return this.entries.size + this.charts.size
  }

  /** @throws KAITHEM_STATE if the name is taken, KAITHEM_CLOSED */
  create(owner: Owner, start: string, { name, description }: MachineOptions = {}): StateMachine {
    this.assertOpen()
    if (name !== undefined && this.named.has(name)) {
      throw new KaithemError(
        'KAITHEM_STATE',
        `There is a state machine ${name} already; close it or take another name`,
        {
          name,
        },
      )
    }
    const core: LiveMachine = new MachineCore(start, {
      name,
      description: description ?? '',
      owner,
      clock: this.deps.clock,
    })
    const entry: Entry = { core, handles: new WeakMap(), dispose: () => this.remove(core) }
    this.entries.set(core, entry)
    if (name !== undefined) this.named.set(name, entry)
    const handle = this.handle(entry, owner)
    core.bind(handle)
    owner.own(entry)
    return handle
  }

  /** The handle of an owner on a live machine, or undefined. */
  get(owner: Owner, name: string): StateMachine | undefined {
    const entry = this.named.get(name)
    return entry === undefined ? undefined : this.handle(entry, owner)
  }

  /** The live machines that have a name. */
  list(owner: Owner): Map<string, StateMachine> {
    return new Map([...this.named].map(([name, entry]) => [name, this.handle(entry, owner)]))
  }

  /** Every live machine, those without a name too. */
  all(owner: Owner): StateMachine[] {
    return [...this.entries.values()].map((entry) => this.handle(entry, owner))
  }

  createStatechart(owner: Owner, config: StatechartConfig, options: StatechartOptions = {}): StatechartCore {
    this.assertOpen()
    const onClose = (): void => {
      this.charts.delete(chart)
      owner.disown(chart)
    }
    const chart = new StatechartCore(config, options, { ...this.deps, owner, onClose })
    this.charts.add(chart)
    return owner.own(chart)
  }

  /** Closes every machine. */
  close(): void {
    this.closed = true
    for (const core of [...this.entries.keys()]) this.remove(core)
    for (const chart of [...this.charts]) chart.dispose()
  }

  private assertOpen(): void {
    if (this.closed) throw new KaithemError('KAITHEM_CLOSED', 'kaithem is closed: no new state machines')
  }

  private handle(entry: Entry, owner: Owner): StateMachine {
    let handle = entry.handles.get(owner)
    if (handle === undefined) {
      handle = createHandle(entry.core, owner, this.keeper)
      entry.handles.set(owner, handle)
    }
    return handle
  }

  private remove(machine: object): void {
    const entry = this.entries.get(machine)
    if (entry === undefined) return
    const { core } = entry
    this.entries.delete(core)
    if (core.name !== undefined) this.named.delete(core.name)
    core.owner.disown(entry)
    core.close()
  }
}
