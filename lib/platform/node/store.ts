/**
 * The durable key/value store of the package's own state: lowdb over an adapter that syncs file and directory,
 * keeps the previous generation and survives a damaged file.
 *
 * @module
 */

import { LowSync, type SyncAdapter } from 'lowdb'
import { errorText } from '../../errors.ts'
import type { Clock, Timer } from '../clock.ts'
import type { Files } from '../files.ts'
import type { Log } from '../log.ts'
import type { Json, Store } from '../store.ts'

type State = Record<string, Json>

export interface NodeStoreOptions {
  readonly files: Files
  readonly clock: Clock
  readonly log: Log
  /** Where the file is; asked when the store is first used. */
  readonly path: () => string
  /** Seconds between a change and its save (default 1): many changes become one write. */
  readonly delay?: number
}

function parse(bytes: Uint8Array): State {
  const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('not an object')
  return Object.assign(Object.create(null), value)
}

/** Reads the newest good generation; a damaged file is set aside under a name with the time, never deleted. */
function readGenerations(options: NodeStoreOptions, path: string): State {
  for (const candidate of [path, `${path}.previous`]) {
    try {
      const bytes = options.files.read(candidate)
      if (bytes !== null) return parse(bytes)
    } catch (error) {
      const aside = `${candidate}.corrupt-${Math.floor(options.clock.now())}`
      options.log.error(`${candidate} is damaged (${errorText(error)}); it is kept as ${aside}`)
      try {
        options.files.rename(candidate, aside)
      } catch (failure) {
        options.log.error(errorText(failure))
      }
    }
  }
  return Object.create(null)
}

function createAdapter(options: NodeStoreOptions, path: string): SyncAdapter<State> {
  return {
    read: () => readGenerations(options, path),
    write: (state) => {
      const old = options.files.read(path)
      if (old !== null) options.files.writeDurable(`${path}.previous`, old)
      options.files.writeDurable(path, `${JSON.stringify(state, null, 1)}\n`)
    },
  }
}

/** @example const store = createNodeStore({ files, clock, log, path: () => '/data/state.json' }); store.set('a', 1) */
export function createNodeStore(options: NodeStoreOptions): Store {
  const delay = options.delay ?? 1
  let database: LowSync<State> | undefined
  let timer: Timer | undefined
  let closed = false

  const open = (): State => {
    if (database === undefined) {
      database = new LowSync<State>(createAdapter(options, options.path()), Object.create(null))
      database.read()
    }
    return database.data
  }
  const flush = (): void => {
    if (timer === undefined) return
    timer.cancel()
    timer = undefined
    try {
      database?.write()
    } catch (error) {
      options.log.error(`State could not be saved: ${errorText(error)}`)
      if (!closed) schedule()
    }
  }
  const schedule = (): void => {
    if (closed) return
    timer ??= options.clock.setTimeout(flush, delay)
  }
  return {
    get: (key) => open()[key],
    set: (key, value) => {
      open()[key] = value
      schedule()
    },
    delete: (key) => {
      delete open()[key]
      schedule()
    },
    keys: () => Object.keys(open()),
    flush,
    close: () => {
      closed = true
      flush()
    },
  }
}
