/**
 * The package's own small state (values of tags and machines marked "restore"): a durable key/value store.
 *
 * @module
 */

/** Anything JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

export interface Store {
  /** The value kept under a key, or undefined. */
  get(key: string): Json | undefined
  /** Keeps a value; written to disk soon (see `flush`). */
  set(key: string, value: Json): void
  delete(key: string): void
  keys(): string[]
  /** Writes what is not yet on disk, now. */
  flush(): void
  /** Flushes and stops every timer. */
  close(): void
}
