/** The one live kaithem object of the process. @module */

import { homedir } from 'node:os'
import { join } from 'node:path'
import type { AlertSounds } from './alerts/api.ts'
import { createKaithem } from './create.ts'
import type { DriverChoice } from './gpio/drivers.ts'
import type { Kaithem } from './kaithem.ts'
import type { MidiChoice } from './midi/drivers.ts'
import type { SynthChoice } from './midi/synth-choice.ts'
import type { Log } from './platform/log.ts'
import { createNodeLog } from './platform/node/log.ts'
import type { PlaceSettings } from './platform/node/place.ts'
import { noResources, type ResourceProvider } from './resource/provider.ts'
import type { SoundChoice } from './sound/drivers.ts'

/** What the host of the live object may set, also after it was first used. */
export interface LiveSettings {
  vardir: string
  log: Log
  /** Where the machine stands and its time zone, as far as somebody said. */
  place: PlaceSettings
  /** Whether commands may run: true, or the name of the setting that says no. */
  allowShell: true | string
  /** Where `kaithem.resource` looks. */
  resources: ResourceProvider
  /** What alerts sound like; nothing: they are quiet. */
  alertsounds?: AlertSounds
  /** What serves the pins (default `auto`). */
  gpio?: DriverChoice
  /** What plays sounds (default `auto`). */
  sound?: SoundChoice
  /** Folders with sounds (default: only the builtin ones). */
  audioPaths?: readonly string[]
  /** What serves the MIDI ports (default `auto`). */
  midi?: MidiChoice
  /** Which kind of synthesizer (default `auto`). */
  synth?: SynthChoice
  /** Path of the usual SoundFont (default: one of the system's). */
  soundfont?: string
}

/** Shared by every copy of this package in the process. */
const objectKey = Symbol.for('kaithem')
const settingsKey = Symbol.for('kaithem.settings')

type Shared = typeof globalThis & { [objectKey]?: Kaithem; [settingsKey]?: LiveSettings }

function liveSettings(): LiveSettings {
  const shared: Shared = globalThis
  shared[settingsKey] ??= {
    vardir: join(homedir(), '.node-red', 'kaithem'),
    log: createNodeLog(),
    place: {},
    allowShell: true,
    resources: noResources,
  }
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
    allowShell: () => settings.allowShell,
    resources: {
      modules: () => settings.resources.modules(),
      resources: (module) => settings.resources.resources(module),
    },
    alertsounds: () => settings.alertsounds,
    gpio: () => settings.gpio ?? 'auto',
    sound: () => settings.sound ?? 'auto',
    'audio-paths': () => settings.audioPaths,
    midi: () => settings.midi ?? 'auto',
    synth: () => settings.synth ?? 'auto',
    soundfont: () => settings.soundfont,
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
