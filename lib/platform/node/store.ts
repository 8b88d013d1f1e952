/**
 * The durable key/value store of the package's own state: lowdb over an adapter that syncs file and directory,
 * keeps the previous generation and survives a damaged file.
 *
 * @module
 */

import { LowSync, type SyncAdapter } from 'lowdb'
import { errorText } from '../../errors.ts'
import type { Clock, Timer } from '../clock.ts'
import { damageText, type OnDamage } from '../damage.ts'
import type { Files } from '../files.ts'
import { previousOf, recover, setAside } from '../generations.ts'
import type { Log } from '../log.ts'
import type { Json, Store } from '../store.ts'

type State = Record<string, Json>

export interface NodeStoreOptions {
  readonly files: Files
  readonly clock: Clock
  readonly log: Log
  /** Where the file is; asked when the store is first used. */
  readonly path: () => string
  /** Told about a damaged file (default: the log). */
  readonly onDamage?: OnDamage
  /** Seconds between a change and its save (default 1): many changes become one write. */
  readonly delay?: number
}

function parse(bytes: Uint8Array): State {
  const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('not an object')
  return Object.assign(Object.create(null), value)
}

/** The newest good generation. Whatever is wrong with the file, the program starts, and nothing is deleted. */
function readState({ files, clock }: NodeStoreOptions, path: string, onDamage: OnDamage): State {
  const deps = { files, clock, onDamage }
  try {
    const bytes = files.read(path)
    return bytes === null ? (previous(files, path) ?? Object.create(null)) : parse(bytes)
  } catch (error) {
    const recovered = recover(deps, path, parse, error)
    if (recovered !== undefined) return recovered.value
    setAside(deps, path, error)
    return Object.create(null)
  }
}

/** Taken when the file itself is missing: a damaged one was set aside and then the power failed. */
function previous(files: Files, path: string): State | undefined {
  try {
    const bytes = files.read(previousOf(path))
    return bytes === null ? undefined : parse(bytes)
  } catch {
    return undefined
  }
}

function createAdapter(options: NodeStoreOptions, path: string, onDamage: OnDamage): SyncAdapter<State> {
  return {
    read: () => readState(options, path, onDamage),
    write: (state) => {
      options.files.writeDurable(path, `${JSON.stringify(state, null, 1)}\n`, { keep: previousOf(path) })
    },
  }
}

/** @example const store = createNodeStore({ files, clock, log, path: () => '/data/state.json' }); store.set('a', 1) */
export function createNodeStore(options: NodeStoreOptions): Store {
  const delay = options.delay ?? 1
  const tellDamage: OnDamage = options.onDamage ?? ((...report) => options.log.error(damageText(...report)))
  let database: LowSync<State> | undefined
  let timer: Timer | undefined
  let closed = false

  const open = (): State => {
    if (database === undefined) {
      // Who is told may use the store: only once what was saved is in it.
      const reports: Parameters<OnDamage>[] = []
      const adapter = createAdapter(options, options.path(), (...report) => void reports.push(report))
      database = new LowSync<State>(adapter, Object.create(null))
      database.read()
      for (const report of reports) tellDamage(...report)
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
