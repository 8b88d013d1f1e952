/** What stands behind the kaithem object, and the order in which it ends. @module */

import type { AlertEngine } from './alerts/engine.ts'
import type { TagAlarmEngine } from './alerts/tag-alarms.ts'
import type { DeviceRegistry } from './devices/device-registry.ts'
import type { EventEngine } from './events/engine.ts'
import type { GpioEngine } from './gpio/engine.ts'
import type { MessageBus } from './message/bus.ts'
import type { MidiEngine } from './midi/engine.ts'
import type { MiscEngine } from './misc/api.ts'
import type { Documents } from './persist/documents.ts'
import type { Platform } from './platform/index.ts'
import type { Plugins } from './plugin/plugins.ts'
import type { ResourceApi } from './resource/api.ts'
import type { Owner } from './scope.ts'
import type { SoundEngine } from './sound/engine.ts'
import type { MachineRegistry } from './states/machine-registry.ts'
import type { StringApi } from './string/api.ts'
import type { CommandDeps } from './sys/commands.ts'
import type { TagRegistry } from './tags/tag-registry.ts'
import type { TimeEngine } from './time/time-engine.ts'
import type { UnitTable } from './units/unit-table.ts'
import type { UserEngine } from './users/user-engine.ts'
import type { WebEngine } from './web/engine.ts'
import type { Pages } from './web/pages/pages.ts'
import type { WidgetEngine } from './widget/engine.ts'

/** One of each for all views of one kaithem. */
export interface Engines {
  readonly platform: Platform
  readonly root: Owner
  readonly bus: MessageBus
  readonly units: UnitTable
  readonly machines: MachineRegistry
  readonly tags: TagRegistry
  readonly users: UserEngine
  readonly web: WebEngine
  readonly pages: Pages
  readonly misc: MiscEngine
  readonly sys: CommandDeps
  readonly string: StringApi
  readonly resource: ResourceApi
  readonly plugins: Plugins
  readonly globals: Record<string, unknown>
  readonly events: EventEngine
  readonly time: TimeEngine
  readonly alerts: AlertEngine
  readonly alarms: TagAlarmEngine
  readonly devices: DeviceRegistry
  readonly gpio: GpioEngine
  readonly sound: SoundEngine
  readonly midi: MidiEngine
  readonly documents: Documents
  readonly widgets: WidgetEngine
}

/** First of all, so that pages hear of the end of the server, and not of the end of each widget. */
export function closePages({ web, widgets }: Engines): void {
  web.close()
  widgets.close()
}

/** After everything that was created through views: whoever uses something ends before it. */
export function closeEngines(engines: Engines): void {
  const { tags, machines, alerts, alarms, devices, gpio, sound, midi, events, bus, users, platform } = engines
  devices.close()
  gpio.close()
  midi.close()
  alarms.close()
  alerts.close()
  sound.close()
  machines.close()
  events.close()
  tags.close()
  bus.close()
  users.close()
  platform.store.close()
}
