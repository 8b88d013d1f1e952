/** What machines keep over a restart, for looking at and for forgetting. @module */

import type { Json, Store } from '../platform/store.ts'

/** Kept states by the key that was given to `persist`. */
export interface KeptStates {
  /** What is kept under a key, or undefined. */
  get(key: string): Json | undefined
  /** Keeps JSON, such as the snapshot of a statechart; on disk within a second. */
  set(key: string, value: Json): void
  /** Forgets it. */
  delete(key: string): void
}

/** Where a machine or statechart is kept in the store. */
export const placeOf = (key: string): string => `machine:${key}`

/** The part of the store that belongs to machines. */
export function createKeptStates(store: Pick<Store, 'get' | 'set' | 'delete'>): KeptStates {
  return {
    get: (key) => store.get(placeOf(key)),
    set: (key, value) => store.set(placeOf(key), value),
    delete: (key) => store.delete(placeOf(key)),
  }
}
