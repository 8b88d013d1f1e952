/** Puts a kaithem object together: its engines, and what connects them. @module */

import { type AlertSounds, createAlertsApi } from './alerts/api.ts'
import { AlertEngine } from './alerts/engine.ts'
import { TagAlarmEngine } from './alerts/tag-alarms.ts'
import { DeviceRegistry } from './devices/device-registry.ts'
import { EventEngine } from './events/engine.ts'
import { sunTimesOf } from './events/sun-times.ts'
import type { GpioBackend } from './gpio/backend.ts'
import type { DriverChoice, GpioDriver } from './gpio/drivers.ts'
import { GpioEngine } from './gpio/engine.ts'
import { createView, Kaithem } from './kaithem.ts'
import { MessageBus } from './message/bus.ts'
import type { MidiBackend } from './midi/backend.ts'
import type { MidiChoice } from './midi/drivers.ts'
import { MidiEngine, type MidiMachine } from './midi/engine.ts'
import { noSoundFonts } from './midi/soundfont.ts'
import type { SynthChoice } from './midi/synth-choice.ts'
import { createErrorNotifier } from './notify.ts'
import { Documents } from './persist/documents.ts'
import type { Platform } from './platform/index.ts'
import { Plugins } from './plugin/plugins.ts'
import { createResourceApi } from './resource/api.ts'
import { noResources, type ResourceProvider } from './resource/provider.ts'
import { Owner } from './scope.ts'
import type { SoundBackend } from './sound/backend.ts'
import { NullBackend } from './sound/backends/null.ts'
import type { SoundChoice, SoundDriver } from './sound/drivers.ts'
import { SoundEngine } from './sound/engine.ts'
import { createFileLength } from './sound/file-length.ts'
import { readDirectories } from './sound/search-path.ts'
import { MachineRegistry } from './states/machine-registry.ts'
import { createStringApi } from './string/api.ts'
import { gatedPrograms } from './sys/gate.ts'
import { TagRegistry } from './tags/tag-registry.ts'
import { recallDamage, tellDamage } from './tell-damage.ts'
import { TimeEngine } from './time/time-engine.ts'
import { createCatalogue } from './units/catalogue.ts'
import { UnitTable } from './units/unit-table.ts'
import type { UsersOption } from './users/directory.ts'
import { mayDo } from './users/rights.ts'
import { lostTopic, UserEngine } from './users/user-engine.ts'
import { composeWeb } from './web/compose.ts'
import { composePages } from './web/pages/compose.ts'
import { WidgetEngine } from './widget/engine.ts'
import { createSigner } from './widget/signer.ts'
import { TagWidgets } from './widget/tag-widgets.ts'

/** What the host decides. */
export interface ComposeOptions {
  /** Users and groups to begin with. */
  readonly users?: UsersOption | undefined
  /** Whether commands may run: true, or false, or a function that answers so or names the setting that says no. */
  readonly allowShell?: boolean | (() => boolean | string) | undefined
  /** Where `kaithem.resource` looks. */
  readonly resources?: ResourceProvider | undefined
  /** What alerts sound like, or a function that tells it when one beeps. Default: they are quiet. */
  readonly alertsounds?: AlertSounds | (() => AlertSounds | undefined) | undefined
  /**
   * What serves the pins: `auto` (the first driver that works, the default), `mock`, `cdev`, `gpiod`, `onoff`, a driver of
   * one's own, or a function that tells it when the first pin is opened.
   */
  readonly gpio?: DriverChoice | GpioBackend | (() => DriverChoice | GpioBackend) | undefined
  /** Drivers to choose from (default: those of this machine). */
  readonly gpioDrivers?: readonly GpioDriver[] | undefined
  /**
   * What plays sounds: `auto` (the first back end that works, the default), `null` (nothing is heard, times and volumes are kept),
   * a back end by name or of one's own, or a function that tells it when the first sound is played.
   */
  readonly sound?: SoundChoice | SoundBackend | (() => SoundChoice | SoundBackend) | undefined
  /** Back ends to choose from (default: those of this machine). */
  readonly soundDrivers?: readonly SoundDriver[] | undefined
  /**
   * Folders with sounds, or a function that tells them when one is looked for; `__default__` are the builtin sounds. Default:
   * only those.
   */
  readonly 'audio-paths'?: readonly string[] | (() => readonly string[] | undefined) | undefined
  /**
   * What serves the MIDI ports: `auto` (the first driver that works, the default), `rtmidi`, `null` (ports in memory, and
   * silent synthesizers), a driver of one's own, or a function that tells it when ports are first wanted.
   */
  readonly midi?: MidiChoice | MidiBackend | (() => MidiChoice | MidiBackend) | undefined
  /**
   * What `kaithem.midi.FluidSynth` is: `auto` (the first one that works, silent with `midi: 'null'`; the default), `spessasynth`,
   * `fluidsynth` (the program), `null` (silent), or a function that tells it when one is made.
   */
  readonly synth?: SynthChoice | (() => SynthChoice) | undefined
  /** Path of the SoundFont of synthesizers that name none (default: one of the system's), or a function that tells it. */
  readonly soundfont?: string | (() => string | undefined) | undefined
  /** Drivers, synthesizers and SoundFonts (default: those of this machine). */
  readonly midiMachine?: MidiMachine | undefined
}

const noMidi: MidiMachine = { drivers: [], synths: [], fonts: noSoundFonts }

/** Builds the object over the given surroundings. `createKaithem` (lib/create.ts) supplies those of Node. */
export function composeKaithem(platform: Platform, options: ComposeOptions = {}): Kaithem {
  const { clock, log, packages, place, random, shell, store } = platform
  const { allowShell = true, resources = noResources, alertsounds, gpio = 'auto', gpioDrivers = [] } = options
  const { sound = 'auto', soundDrivers = [], 'audio-paths': audioPaths } = options
  const { midi = 'auto', midiMachine = noMidi, synth = 'auto', soundfont } = options
  const isAllowed = typeof allowShell === 'function' ? allowShell : () => allowShell
  const bus = new MessageBus(clock)
  const post = (topic: string, message: unknown): void => bus.post(topic, message)
  const notify = createErrorNotifier({ clock, log, post })
  const root = new Owner('kaithem', undefined, notify)
  const units = new UnitTable(createCatalogue(packages))
  const machines = new MachineRegistry({ clock, store, packages })
  const time = new TimeEngine({ clock, place, packages })
  const users = new UserEngine({ ...platform, post, options: options.users })
  const documents = new Documents(platform)
  const may = (user: string, permission: string): boolean => mayDo(users.directory, user, permission)
  const widgets = new WidgetEngine({ clock, log, random, units, root, may })
  const live: { kaithem?: Kaithem } = {}
  const sounds = (): AlertSounds => (typeof alertsounds === 'function' ? alertsounds() : alertsounds) ?? {}
  const player = new SoundEngine({
    ...{ files: platform.files, packages, vardir: platform.vardir, clock, bus, log, notify },
    silent: new NullBackend({ clock, lengthOf: createFileLength(platform.files) }),
    // For progress, which is not worth reading large files.
    lengthOf: createFileLength(platform.files, 30_000_000),
    drivers: soundDrivers,
    choice: typeof sound === 'function' ? sound : () => sound,
    directories: () => readDirectories(typeof audioPaths === 'function' ? audioPaths() : audioPaths),
    modules: () => resources.modules(),
    silenceSynths: () => ports.synths.allNotesOff(),
  })
  const beep = (_level: string, file: string, soundcard: string): void => player.beep(file, soundcard)
  const alerts = new AlertEngine({ clock, bus, log, random, store, journals: platform.journals, sounds, beep })
  const alarms = new TagAlarmEngine(alerts, root)
  const rootAlerts = createAlertsApi(alerts, root)
  tellDamage(platform.damage, { log, post, alerts: rootAlerts })
  alerts.beforeUse(() => recallDamage(rootAlerts, alerts.keptNames()))
  const tagWidgets = new TagWidgets(
    widgets,
    root,
    (name) => tags.points.get(name),
    createSigner(store, platform.secrets),
  )
  const tags: TagRegistry = new TagRegistry({
    ...{ clock, bus, units, store, random, alarms, widgets: tagWidgets },
    kaithem: () => live.kaithem,
  })
  const choice = typeof gpio === 'function' ? gpio : () => gpio
  const pins = new GpioEngine({ clock, bus, log, tags, alerts, drivers: gpioDrivers, choice })
  const midiChoice = typeof midi === 'function' ? midi : () => midi
  const ports = new MidiEngine({
    ...{ clock, bus, log, tags, notify, machine: midiMachine, choice: midiChoice },
    synth: typeof synth === 'function' ? synth : () => synth,
    soundfont: () => (typeof soundfont === 'function' ? soundfont() : soundfont) || undefined,
  })
  const isBuiltin = (name: string): boolean => Object.hasOwn(live.kaithem ?? {}, name) || name in Kaithem.prototype
  const compile = (text: string, what: string) => tags.compileExpression(text, what)
  const sun = sunTimesOf(time)
  const resource = createResourceApi(resources)
  const subscribe = (topic: string, callback: () => void): void => {
    bus.subscribe(root, topic, callback)
  }
  const web = composeWeb(platform, { users, root, subscribe, view: () => live.kaithem as Kaithem })
  const findResource = (module: string, name: string) => resource.get(module, name)
  const protect = (owner: Owner, permissions: readonly string[]): void => widgets.protect(owner, permissions)
  const pages = composePages(platform, { templates: web.templates, layout: web.layout, findResource, protect, post })
  web.site = pages
  web.sockets.widgets = widgets
  widgets.visitor = () => web.current.get()?.user
  live.kaithem = createView(
    {
      ...{ web, pages, resource, widgets },
      ...{ platform, root, bus, units, machines, tags, alerts, alarms, time, users, documents },
      gpio: pins,
      sound: player,
      midi: ports,
      devices: new DeviceRegistry({ ...platform, bus, tags, shell: gatedPrograms('ProcessWatcher', shell, isAllowed) }),
      events: new EventEngine({ clock, bus, store, random, packages, place, sun, compile }),
      misc: { platform, post, uptime: () => time.uptime },
      sys: { shell, log, isAllowed },
      string: createStringApi({ now: () => clock.wall(), format: (instant) => time.format(instant) }),
      plugins: new Plugins(Kaithem.prototype, isBuiltin),
      globals: Object.create(null),
      scopes: new WeakMap(),
    },
    root,
  )
  // Of no view: what a view owns is what its code made.
  bus.subscribe(new Owner('kaithem.save', undefined, notify), '/system/save', () => live.kaithem?.flush())
  bus.subscribe(new Owner('kaithem.rights', undefined, notify), lostTopic, (_topic, message) => {
    const [user, permission] = message as readonly [string, string]
    widgets.lost(user, permission)
  })
  return live.kaithem
}
