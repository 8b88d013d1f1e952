/** A value that belongs to the work that is going on: found by whatever that work calls, also after waiting. @module */

export interface ContextSlot<T> {
  /** Does some work; `get` answers this value in it, and in everything it starts. */
  run<R>(value: T, work: () => R): R
  /** The value of the innermost `run` that is going on; undefined outside. */
  get(): T | undefined
}

export interface Contexts {
  /** A new slot, independent of all others. */
  slot<T>(): ContextSlot<T>
}
