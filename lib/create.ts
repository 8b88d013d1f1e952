/** createKaithem: a kaithem object of its own, on the machine it runs on. @module */

import { type ComposeOptions, composeKaithem } from './compose.ts'
import { errorText } from './errors.ts'
import { createGpioDrivers } from './gpio/backends/index.ts'
import type { Kaithem } from './kaithem.ts'
import { createMidiMachine } from './midi/backends/index.ts'
import { createDamage, type OnDamage } from './platform/damage.ts'
import { createNoJournals } from './platform/fake/journal.ts'
import { createMemoryStore } from './platform/fake/store.ts'
import type {
  Bytes,
  Clock,
  Environment,
  Files,
  Journals,
  Location,
  Log,
  PackageFiles,
  Packages,
  Platform,
  Random,
  Secrets,
  Shell,
  Store,
} from './platform/index.ts'
import { createNodeBytes } from './platform/node/bytes.ts'
import { createNodeClock } from './platform/node/clock.ts'
import { createNodeContexts } from './platform/node/context.ts'
import { createNodeEnvironment } from './platform/node/environment.ts'
import { createNodeFiles } from './platform/node/files.ts'
import { createNodeJournals } from './platform/node/journal.ts'
import { createNodeLog } from './platform/node/log.ts'
import { createNodePackages } from './platform/node/packages.ts'
import { createNodePlace, type PlaceSettings } from './platform/node/place.ts'
import { createNodeRandom } from './platform/node/random.ts'
import { createNodeSecrets } from './platform/node/secrets.ts'
import { createNodeShell } from './platform/node/shell.ts'
import { createNodeStore } from './platform/node/store.ts'
import { createSoundDrivers } from './sound/backends/index.ts'

export interface KaithemOptions extends ComposeOptions {
  /** Time source (default: the real clock). `ManualClock` for tests and simulation. */
  readonly clock?: Clock
  /** Directory for what must survive a restart, or a function that tells it when needed. Without it nothing is written. */
  readonly vardir?: string | (() => string)
  /** Where the machine stands, or a function that tells it when needed. Sun times need it. */
  readonly location?: Location | (() => PlaceSettings | undefined)
  /** Log (default: standard error). */
  readonly log?: Log
  /** Other files than those of the machine; records such as the journal of alerts are then kept only where `journals` says. */
  readonly files?: Files
  readonly store?: Store
  readonly random?: Random
  readonly secrets?: Secrets
  readonly shell?: Shell
  readonly packages?: Packages & PackageFiles
  readonly journals?: Journals
  readonly bytes?: Bytes
  readonly environment?: Environment
}

interface StoreDeps {
  readonly clock: Clock
  readonly log: Log
  readonly files: Files
  readonly onDamage: OnDamage
}

function createStore(options: KaithemOptions, deps: StoreDeps): Store {
  const { vardir } = options
  if (vardir === undefined) return createMemoryStore()
  const path = (): string => deps.files.join(typeof vardir === 'string' ? vardir : vardir(), 'state.json')
  return createNodeStore({ ...deps, path })
}

function createJournals(options: KaithemOptions, clock: Clock, log: Log, files: Files): Journals {
  const { vardir } = options
  // Records go past `files`: where those are others, the machine's own disk is not meant.
  if (vardir === undefined || options.files !== undefined) return createNoJournals()
  const path = (name: string): string =>
    files.join(typeof vardir === 'string' ? vardir : vardir(), 'journal', `${name}.jsonl`)
  return createNodeJournals({ clock, log, path })
}

/** The surroundings Node offers, with what the options replace. */
export function createPlatform(options: KaithemOptions): Platform {
  const log = options.log ?? createNodeLog()
  const clock = options.clock ?? createNodeClock((error) => log.error(`Uncaught in a timer: ${errorText(error)}`))
  const files = options.files ?? createNodeFiles()
  const damage = createDamage()
  const { location, vardir } = options
  return {
    clock,
    contexts: createNodeContexts(),
    log,
    files,
    damage,
    bytes: options.bytes ?? createNodeBytes(),
    environment: options.environment ?? createNodeEnvironment(),
    store: options.store ?? createStore(options, { clock, log, files, onDamage: damage.report }),
    random: options.random ?? createNodeRandom(),
    secrets: options.secrets ?? createNodeSecrets(),
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
  const platform = createPlatform(options)
  return composeKaithem(platform, {
    ...{ gpioDrivers: createGpioDrivers(platform), soundDrivers: createSoundDrivers(platform) },
    midiMachine: createMidiMachine(platform),
    ...options,
  })
}
