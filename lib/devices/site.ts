/** Where a device lives: what the registry gives to each device it makes. @module */

import type { MessageBus } from '../message/bus.ts'
import type { Clock } from '../platform/clock.ts'
import type { Files } from '../platform/files.ts'
import type { Log } from '../platform/log.ts'
import type { Packages } from '../platform/packages.ts'
import type { Random } from '../platform/random.ts'
import type { Store } from '../platform/store.ts'
import type { Owner } from '../scope.ts'
import type { Programs } from '../sys/gate.ts'
import type { TagRegistry } from '../tags/tag-registry.ts'
import type { DeviceActions } from './actions.ts'
import type { DeviceConfig } from './config-values.ts'
import type { PointSet } from './points.ts'

/** What devices and their registry need from the rest of the core. */
export interface DeviceEnv {
  readonly clock: Clock
  readonly bus: MessageBus
  readonly tags: TagRegistry
  readonly store: Store
  readonly files: Files
  readonly log: Log
  readonly random: Random
  readonly shell: Programs
  readonly packages: Packages
  readonly vardir: () => string | undefined
}

/** Lines of the message log, and errors, that a device keeps. */
const mostMessages = 2500
const mostErrors = 50
/** Seconds between two notices of errors of one device. */
const quietTime = 1

/** Topic of the notices that a device has errors; the device's name follows. */
export const errorsTopic = '/devices/errors/'

/** Annotation of notices about errors that whoever made the device has been shown already. */
export const reportedMark = 'reported'

/** One device's place in the registry. */
export class DeviceSite {
  readonly name: string
  readonly typeName: string
  readonly owner: Owner
  readonly env: DeviceEnv
  /** What the driver sees. */
  readonly config: DeviceConfig
  readonly points: PointSet
  readonly actions: DeviceActions
  readonly messages: string[] = []
  readonly errors: string[] = []
  readonly subdevices: Record<string, object> = Object.create(null)
  /** Makes a part of this device. */
  readonly addPart: (cls: unknown, name: string, config: unknown) => object
  /** Keeps a setting over a restart. */
  readonly keep: (key: string, value: string) => void
  private noticed = Number.NEGATIVE_INFINITY

  constructor(parts: {
    name: string
    typeName: string
    owner: Owner
    env: DeviceEnv
    config: DeviceConfig
    points: PointSet
    actions: DeviceActions
    addPart: (cls: unknown, name: string, config: unknown) => object
    keep: (key: string, value: string) => void
  }) {
    this.name = parts.name
    this.typeName = parts.typeName
    this.owner = parts.owner
    this.env = parts.env
    this.config = parts.config
    this.points = parts.points
    this.actions = parts.actions
    this.addPart = parts.addPart
    this.keep = parts.keep
  }

  print(text: string, title = ''): void {
    const { messages } = this
    messages.push(title === '' ? text : `${title}: ${text}`)
    if (messages.length > mostMessages) messages.splice(0, messages.length - mostMessages)
  }

  /** Remembers an error; whether it was the first. @param reported its owner shows it as well */
  note(text: string, reported = false): boolean {
    const { errors, env, name } = this
    const isFirst = errors.length === 0
    errors.push(text)
    if (errors.length > mostErrors) errors.splice(0, errors.length - mostErrors)
    const now = env.clock.now()
    if (now - this.noticed >= quietTime) {
      this.noticed = now
      env.bus.post(`${errorsTopic}${name}`, text, null, reported ? reportedMark : null)
    }
    return isFirst
  }
}
