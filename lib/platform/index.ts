/** Everything the core gets from its host. @module */

import type { Bytes } from './bytes.ts'
import type { Clock } from './clock.ts'
import type { Contexts } from './context.ts'
import type { Damage } from './damage.ts'
import type { Environment } from './environment.ts'
import type { Files } from './files.ts'
import type { Journal, Journals } from './journal.ts'
import type { Log } from './log.ts'
import type { PackageFiles, Packages } from './packages.ts'
import type { Location, Place } from './place.ts'
import type { Random } from './random.ts'
import type { Secrets } from './secrets.ts'
import type { Shell } from './shell.ts'
import type { Store } from './store.ts'

export type {
  Bytes,
  Clock,
  Contexts,
  Damage,
  Environment,
  Files,
  Journal,
  Journals,
  Location,
  Log,
  PackageFiles,
  Packages,
  Place,
  Random,
  Secrets,
  Shell,
  Store,
}

export interface Platform {
  readonly clock: Clock
  /** Values that follow the work that is going on. */
  readonly contexts: Contexts
  readonly files: Files
  readonly bytes: Bytes
  readonly environment: Environment
  /** Where damaged files are reported. */
  readonly damage: Damage
  readonly store: Store
  readonly journals: Journals
  readonly shell: Shell
  readonly log: Log
  readonly random: Random
  readonly secrets: Secrets
  readonly packages: Packages & PackageFiles
  readonly place: Place
  /** Directory for what must survive a restart; undefined where nothing is written. */
  readonly vardir: () => string | undefined
}
