/** Where the state of a machine is kept while its node is away: in memory over a redeploy, on disk over a restart. @module */

import type { Json } from '../../lib/platform/store.ts'
import type { KeptStates } from '../../lib/states/kept-states.ts'
import type { StateStore } from '../../lib/states/restore.ts'
import { oncePer } from '../_runtime/once-per.ts'
import type { Red } from '../_runtime/red-types.ts'
import type { MachineConfig } from './config.ts'

/** The place for one node, and how to empty it. */
export interface Keeping extends StateStore {
  /** Nothing is kept: the machine begins in its start state each time. */
  readonly isOff: boolean
  forget(): void
  /** Forgets, and keeps nothing from now on: the machine still notes where it was when it closes. */
  end(): void
}

/** What is kept under a key that does not depend on the name of the machine, which may be changed. */
export function keyOf(nodeId: string): string {
  return `node:${nodeId}`
}

/**
 * The place that the settings ask for. What was kept in another place is forgotten, so that a choice that was changed
 * back and forth never brings old states to life.
 */
export function createKeeping(RED: Red, nodeId: string, keep: MachineConfig['keep'], disk: KeptStates): Keeping {
  const memory = oncePer(RED.events, 'state-machine-memory', () => new Map<string, Json>())
  const key = keyOf(nodeId)
  const places = {
    deploy: { get: () => memory.get(key), set: (value: Json) => memory.set(key, value) },
    restart: { get: () => disk.get(key), set: (value: Json) => disk.set(key, value) },
    never: { get: () => undefined, set: () => undefined },
  }
  if (keep !== 'deploy') memory.delete(key)
  if (keep !== 'restart') disk.delete(key)
  const place = places[keep]
  let ended = false
  const forget = (): void => {
    memory.delete(key)
    disk.delete(key)
  }
  return {
    isOff: keep === 'never',
    get: () => place.get(),
    set: (_key, value) => (ended ? undefined : place.set(value)),
    forget,
    end: () => {
      ended = true
      forget()
    },
  }
}
