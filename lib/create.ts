/** createKaithem: a kaithem object of its own, on the machine it runs on. @module */

import type { AlertSounds } from './alerts/api.ts'
import { errorText } from './errors.ts'
import { composeKaithem, type Kaithem } from './kaithem.ts'
import { createNoJournals } from './platform/fake/journal.ts'
import { createMemoryStore } from './platform/fake/store.ts'
import type {
  Clock,
  Files,
  Journals,
  Location,
  Log,
  Packages,
  Platform,
  Random,
  Shell,
  Store,
} from './platform/index.ts'
import { createNodeClock } from './platform/node/clock.ts'
import { createNodeFiles } from './platform/node/files.ts'
import { createNodeJournals } from './platform/node/journal.ts'
import { createNodeLog } from './platform/node/log.ts'
import { createNodePackages } from './platform/node/packages.ts'
import { createNodePlace, type PlaceSettings } from './platform/node/place.ts'
import { createNodeRandom } from './platform/node/random.ts'
import { createNodeShell } from './platform/node/shell.ts'
import { createNodeStore } from './platform/node/store.ts'

export interface KaithemOptions {
  /** Time source (default: the real clock). `ManualClock` for tests and simulation. */
  readonly clock?: Clock
  /** Directory for what must survive a restart, or a function that tells it when needed. Without it nothing is written. */
  readonly vardir?: string | (() => string)
  /** Where the machine stands, or a function that tells it when needed. Sun times need it. */
  readonly location?: Location | (() => PlaceSettings | undefined)
  /** Log (default: standard error). */
  readonly log?: Log
  readonly files?: Files
  readonly store?: Store
  readonly random?: Random
  readonly shell?: Shell
  readonly packages?: Packages
  readonly journals?: Journals
  /** What alerts sound like, or a function that tells it when one beeps. Default: they are quiet. */
  readonly alertsounds?: AlertSounds | (() => AlertSounds | undefined)
}

function createStore(options: KaithemOptions, clock: Clock, log: Log, files: Files): Store {
  const { vardir } = options
  if (vardir === undefined) return createMemoryStore()
  const path = (): string => files.join(typeof vardir === 'string' ? vardir : vardir(), 'state.json')
  return createNodeStore({ files, clock, log, path })
}

function createJournals(options: KaithemOptions, clock: Clock, log: Log, files: Files): Journals {
  const { vardir } = options
  if (vardir === undefined) return createNoJournals()
  const path = (name: string): string =>
    files.join(typeof vardir === 'string' ? vardir : vardir(), 'journal', `${name}.jsonl`)
  return createNodeJournals({ clock, log, path })
}

/** The surroundings Node offers, with what the options replace. */
export function createPlatform(options: KaithemOptions): Platform {
  const log = options.log ?? createNodeLog()
  const clock = options.clock ?? createNodeClock((error) => log.error(`Uncaught in a timer: ${errorText(error)}`))
  const files = options.files ?? createNodeFiles()
  const { location, vardir } = options
  return {
    clock,
    log,
    files,
    store: options.store ?? createStore(options, clock, log, files),
    random: options.random ?? createNodeRandom(),
    shell: options.shell ?? createNodeShell(),
    packages: options.packages ?? createNodePackages(),
    journals: options.journals ?? createJournals(options, clock, log, files),
    place: createNodePlace(typeof location === 'function' ? location : () => location),
    vardir: typeof vardir === 'function' ? vardir : () => vardir,
  }
}

/**
 * Makes a kaithem object that shares nothing with others.
 *
 * @example
 * const clock = new ManualClock(1_700_000_000)
 * const k = createKaithem({ clock })
 * k.tags['/shop/temp'].value = 21
 * await clock.advance(1.5)
 * k.close()
 */
export function createKaithem(options: KaithemOptions = {}): Kaithem {
  const { alertsounds } = options
  return composeKaithem(createPlatform(options), {
    alertsounds: () => (typeof alertsounds === 'function' ? alertsounds() : alertsounds) ?? {},
  })
}
