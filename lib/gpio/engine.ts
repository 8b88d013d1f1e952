/** All pins of one kaithem: one object for each, and the drivers below. @module */

import { topics } from '../alerts/announcer.ts'
import { createAlertsApi } from '../alerts/api.ts'
import type { AlertEngine } from '../alerts/engine.ts'
import type { MessageBus } from '../message/bus.ts'
import type { Clock } from '../platform/clock.ts'
import type { Log } from '../platform/log.ts'
import { Owner, type Subscription } from '../scope.ts'
import type { NumericTag } from '../tags/api.ts'
import type { TagRegistry } from '../tags/tag-registry.ts'
import type { GpioBackend } from './backend.ts'
import { MockBackend } from './backends/mock.ts'
import { type DriverChoice, Drivers, explain, type GpioDriver, type Selection } from './drivers.ts'
import type { GpioEnv } from './environment.ts'
import { InputCore } from './input-core.ts'
import { parsePin } from './names.ts'
import type { InputSettings, OutputSettings } from './options.ts'
import { OutputCore } from './output-core.ts'
import type { PinCore } from './pin-core.ts'

export interface GpioDeps {
  readonly clock: Clock
  readonly bus: MessageBus
  readonly log: Log
  readonly tags: TagRegistry
  readonly alerts: AlertEngine
  /** Those of this machine, in the order in which they are tried. */
  readonly drivers: readonly GpioDriver[]
  readonly choice: () => DriverChoice | GpioBackend
}

export type AnyPinCore = InputCore | OutputCore

export class GpioEngine {
  readonly env: GpioEnv
  readonly drivers: Drivers
  /** Handles by owner, see `lib/gpio/api.ts`. */
  readonly views = new WeakMap<Owner, unknown>()
  private readonly pins = new Map<string, AnyPinCore>()
  private readonly byTag = new Map<string, AnyPinCore>()
  private readonly owner = new Owner('gpio')
  private watching: Subscription | undefined
  private hasWarned = false

  constructor(deps: GpioDeps) {
    const { clock, bus, log, tags, alerts } = deps
    const mock = new MockBackend(clock)
    this.drivers = new Drivers({ mock, drivers: deps.drivers, choice: deps.choice })
    this.env = {
      ...{ clock, bus, log, mock },
      select: () => this.select(),
      tagOf: (owner, name) => tags.viewFor(owner).get(name, 'number') as unknown as NumericTag,
      alertsOf: (owner) => createAlertsApi(alerts, owner),
      warn: (text) => {
        log.warn(text)
        bus.post(topics.warnings, text)
      },
    }
  }

  /** Live pins, in the order of making. */
  all(): readonly AnyPinCore[] {
    return [...this.pins.values()]
  }

  /** The live pin, whatever it is called. @throws KAITHEM_VALUE, KAITHEM_TYPE for what is no pin */
  find(pin: unknown, chip?: unknown): AnyPinCore | undefined {
    return this.pins.get(parsePin(pin, chip).id)
  }

  /** @throws KAITHEM_STATE another program uses the line; KAITHEM_KEY no such line; KAITHEM_CLOSED */
  createInput(owner: Owner, settings: InputSettings): InputCore {
    this.takeOver(settings.pin.id)
    return this.begin(new InputCore(this.env, owner, settings, this.ended))
  }

  /** @throws as `createInput`, and KAITHEM_UNAVAILABLE where the driver cannot do PWM */
  createOutput(owner: Owner, kind: 'output' | 'pwm', settings: OutputSettings): OutputCore {
    this.takeOver(settings.pin.id)
    return this.begin(new OutputCore(this.env, owner, { kind, settings }, this.ended))
  }

  close(): void {
    for (const core of this.all()) core.close()
    this.owner.dispose()
    this.drivers.close()
    this.env.mock.close()
  }

  private readonly ended = (core: PinCore<{ close(): void }>): void => {
    if ((this.pins.get(core.id) as unknown) !== core) return
    this.pins.delete(core.id)
    this.byTag.delete(core.tagName)
    if (this.pins.size > 0) return
    this.watching?.unsubscribe()
    this.watching = undefined
  }

  private begin<T extends AnyPinCore>(core: T): T {
    try {
      core.start()
    } catch (error) {
      core.close()
      throw error
    }
    this.pins.set(core.id, core)
    this.byTag.set(core.tagName, core)
    this.watchTags()
    return core
  }

  /** While there are pins: one whose tag is deleted makes it anew, as expressions do. */
  private watchTags(): void {
    if (this.watching !== undefined) return
    const deleted = (name: string): void => this.byTag.get(name)?.tagDeleted()
    this.watching = this.env.bus.subscribe(this.owner, '/system/tags/deleted', deleted)
  }

  private takeOver(id: string): void {
    const old = this.pins.get(id)
    if (old === undefined) return
    this.env.warn(`Pin ${id} was in use by ${old.madeBy}; the new object takes it over and the old one is closed`)
    old.close()
  }

  private select(): Selection {
    const selection = this.drivers.select()
    const { backend, choice } = selection
    if (backend === this.env.mock && choice !== 'mock' && choice !== 'given' && !this.hasWarned) {
      this.hasWarned = true
      this.env.warn(`No real GPIO found, using mock pins. ${explain(selection)}`)
    }
    return selection
  }
}
