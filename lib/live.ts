/** The one live kaithem object of the process. @module */

import { homedir } from 'node:os'
import { join } from 'node:path'
import type { AlertSounds } from './alerts/api.ts'
import { createKaithem } from './create.ts'
import type { Kaithem } from './kaithem.ts'
import type { Log } from './platform/log.ts'
import { createNodeLog } from './platform/node/log.ts'
import type { PlaceSettings } from './platform/node/place.ts'

/** What the host of the live object may set, also after it was first used. */
export interface LiveSettings {
  vardir: string
  log: Log
  /** Where the machine stands and its time zone, as far as somebody said. */
  place: PlaceSettings
  /** What alerts sound like; nothing: they are quiet. */
  alertsounds?: AlertSounds
}

/** Shared by every copy of this package in the process. */
const objectKey = Symbol.for('kaithem')
const settingsKey = Symbol.for('kaithem.settings')

type Shared = typeof globalThis & { [objectKey]?: Kaithem; [settingsKey]?: LiveSettings }

function liveSettings(): LiveSettings {
  const shared: Shared = globalThis
  shared[settingsKey] ??= { vardir: join(homedir(), '.node-red', 'kaithem'), log: createNodeLog(), place: {} }
  return shared[settingsKey]
}

function createLive(): Kaithem {
  const settings = liveSettings()
  const log: Log = {
    debug: (text) => settings.log.debug(text),
    info: (text) => settings.log.info(text),
    warn: (text) => settings.log.warn(text),
    error: (text) => settings.log.error(text),
  }
  return createKaithem({
    vardir: () => settings.vardir,
    log,
    location: () => settings.place,
    alertsounds: () => settings.alertsounds,
  })
}

/** The live object; made on first use. */
export function liveKaithem(): Kaithem {
  const shared: Shared = globalThis
  shared[objectKey] ??= createLive()
  return shared[objectKey]
}

/** Tells the live object where its files are and where it logs. */
export function configureLive(settings: Partial<LiveSettings>): void {
  Object.assign(liveSettings(), settings)
}
