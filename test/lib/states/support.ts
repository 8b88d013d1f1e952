/** What the tests of machines share. @module */

import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { createMemoryStore } from '../../../lib/platform/fake/store.ts'
import { createNodePackages } from '../../../lib/platform/node/packages.ts'
import type { Store } from '../../../lib/platform/store.ts'
import { Owner } from '../../../lib/scope.ts'
import { createStatesApi } from '../../../lib/states/api.ts'
import { MachineRegistry } from '../../../lib/states/machine-registry.ts'
import type { StateMachine } from '../../../lib/states/state-machine.ts'

export interface Rig {
  clock: ManualClock
  store: Store
  owner: Owner
  registry: MachineRegistry
  states: ReturnType<typeof createStatesApi>
  errors: string[]
}

/** A registry on a clock that stands at 1,000 s; errors are collected as `what: error`. */
export function createRig(start = 1000, store = createMemoryStore()): Rig {
  const clock = new ManualClock(start)
  const errors: string[] = []
  const owner = new Owner('test', undefined, (error, what) => errors.push(`${what}: ${String(error)}`))
  const registry = new MachineRegistry({ clock, store, packages: createNodePackages() })
  return { clock, store, owner, registry, states: createStatesApi(registry, owner), errors }
}

/** Machine with these states; it begins in the first. */
export function machineWith(rig: Rig, names: readonly string[], name?: string): StateMachine {
  const machine = rig.states.StateMachine(names[0] ?? 'start', name === undefined ? {} : { name })
  for (const state of names) machine.add_state(state)
  return machine
}

export function fail(text: string): () => never {
  return () => {
    throw new Error(text)
  }
}
