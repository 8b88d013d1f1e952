/** Everything the core gets from its host. @module */

import type { Clock } from './clock.ts'
import type { Files } from './files.ts'
import type { Journal, Journals } from './journal.ts'
import type { Log } from './log.ts'
import type { Packages } from './packages.ts'
import type { Location, Place } from './place.ts'
import type { Random } from './random.ts'
import type { Shell } from './shell.ts'
import type { Store } from './store.ts'

export type { Clock, Files, Journal, Journals, Location, Log, Packages, Place, Random, Shell, Store }

export interface Platform {
  readonly clock: Clock
  readonly files: Files
  readonly store: Store
  readonly journals: Journals
  readonly shell: Shell
  readonly log: Log
  readonly random: Random
  readonly packages: Packages
  readonly place: Place
  /** Directory for what must survive a restart; undefined where nothing is written. */
  readonly vardir: () => string | undefined
}
