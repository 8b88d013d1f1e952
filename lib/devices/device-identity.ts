/** What a device is: its name, its settings, and what can be read of it. @module */

import { addAliases } from '../aliases.ts'
import { valueText } from '../errors.ts'
import type { AnyTag } from '../tags/api.ts'
import type { DeviceActions } from './actions.ts'
import { type DeviceConfig, isBlank } from './config-values.ts'
import { type DeviceField, readFields } from './fields.ts'
import type { DeviceSite } from './site.ts'

/** Where a device keeps its place; not for drivers. */
export const siteKey: unique symbol = Symbol('kaithem.device')

/** The place of a device; undefined for what is no device. */
export function siteOf(device: unknown): DeviceSite | undefined {
  return typeof device === 'object' && device !== null ? (device as { [siteKey]?: DeviceSite })[siteKey] : undefined
}

/** The readings of `Device`. */
export abstract class DeviceIdentity {
  /** The name of the type; default: the name of the class. */
  static device_type = ''
  /** The settings of the type: `{ key: { type, title, description, default, enum, secret, min, max } }`. */
  static config_properties: object = {}
  /** The same as a JSON schema with `properties`; used where `config_properties` is empty. */
  static config_schema: object = {}

  /**
   * The name it was made under; the parts of another device have the name of that one and a slash in front.
   *
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.name // => 'pump'
   */
  readonly name: string
  /**
   * For people: the setting `title`, or the name.
   *
   * @example
   * kaithem.devices.create('pump', { title: 'Well pump' }).title // => 'Well pump'
   */
  title: string
  /**
   * The settings, `type` and `name` among them; texts where a form made them.
   *
   * @example
   * kaithem.devices.create('pump', { pin: '17' }).config.pin // => '17'
   */
  config: DeviceConfig
  /**
   * What it is, in one sentence.
   *
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.description = 'Fills the cistern.'
   * pump.description // => 'Fills the cistern.'
   */
  description = ''
  /**
   * How to use it.
   *
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.readme = 'Close the valve first.'
   * pump.readme // => 'Close the valve first.'
   */
  readme = ''
  /**
   * Anything a driver wants to tell about the device: serial number, firmware ...
   *
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.metadata.serial = 'A7'
   * pump.metadata // => { serial: 'A7' }
   */
  metadata: Record<string, unknown> = {}
  declare protected readonly [siteKey]: DeviceSite

  constructor(name: string, _config: unknown, site: DeviceSite) {
    Object.defineProperty(this, siteKey, { value: site })
    this.name = valueText(site.name ?? name)
    this.config = site.config
    this.title = isBlank(this.config.title) ? this.name : valueText(this.config.title)
  }

  get [Symbol.toStringTag](): string {
    return 'Device'
  }

  /**
   * The name of its type.
   *
   * @example
   * kaithem.devices.create('room', { type: 'DemoSensor' }).device_type_name // => 'DemoSensor'
   */
  get device_type_name(): string {
    return this[siteKey].typeName
  }

  /**
   * As `config`.
   *
   * @example
   * kaithem.devices.create('pump', { pin: '17' }).data.pin // => '17'
   */
  get data(): DeviceConfig {
    return this.config
  }

  /**
   * The tags of the data points, by the names of the points.
   *
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.numeric_data_point('level')
   * pump.tagPoints.level.name // => '/devices/pump.level'
   */
  get tagPoints(): Readonly<Record<string, AnyTag>> {
    return this[siteKey].points.tags
  }

  /**
   * As `tagPoints`.
   *
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.numeric_data_point('level')
   * pump.tagpoints.level === pump.tagPoints.level // => true
   */
  get tagpoints(): Readonly<Record<string, AnyTag>> {
    return this[siteKey].points.tags
  }

  /**
   * The last values of the data points, by name.
   *
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.numeric_data_point('level')
   * pump.set_data_point('level', 40)
   * pump.datapoints.level // => 40
   */
  get datapoints(): Readonly<Record<string, unknown>> {
    return this[siteKey].points.values
  }

  /**
   * The alerts by name: those of `set_alarm`; a driver may add its own.
   *
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.numeric_data_point('level')
   * pump.set_alarm('full', 'level', 'value > 90')
   * Object.keys(pump.alerts) // => ['full']
   */
  get alerts(): Record<string, unknown> {
    return this[siteKey].points.alerts
  }

  /**
   * The last 50 errors, newest last.
   *
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.handleError('no answer')
   * pump.errors // => ['no answer']
   */
  get errors(): readonly string[] {
    return this[siteKey].errors
  }

  /**
   * The last 2,500 lines of `print`.
   *
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.print('filling')
   * pump.messages // => ['filling']
   */
  get messages(): readonly string[] {
    return this[siteKey].messages
  }

  /**
   * Its parts, by their names within this device.
   *
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.create_subdevice(kaithem.devices.Device, 'valve')
   * Object.keys(pump.subdevices) // => ['valve']
   */
  get subdevices(): Readonly<Record<string, object>> {
    return this[siteKey].subdevices
  }

  /**
   * What can be done to it whatever its driver: `toggle`, `set`, `dim`, `trigger`.
   *
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.numeric_data_point('switch', { subtype: 'bool' })
   * pump.actions.toggle()
   * pump.datapoints.switch // => 1
   */
  get actions(): DeviceActions {
    return this[siteKey].actions
  }

  /**
   * The settings its type knows, in one form.
   *
   * @example
   * kaithem.devices.create('room', { type: 'DemoSensor' }).fields.some(({ key }) => key === 'interval') // => true
   */
  get fields(): readonly DeviceField[] {
    return fieldsOf(this.constructor)
  }
}

/** The settings a class knows, its own over those of the classes it extends. */
export function fieldsOf(cls: unknown): readonly DeviceField[] {
  const fields = new Map<string, DeviceField>()
  const chain: object[] = []
  for (let holder = cls; typeof holder === 'function'; holder = Object.getPrototypeOf(holder)) chain.unshift(holder)
  for (const holder of chain) {
    for (const name of ['config_schema', 'config_properties']) {
      if (!Object.hasOwn(holder, name)) continue
      for (const field of readFields(Reflect.get(holder, name))) fields.set(field.key, field)
    }
  }
  return [...fields.values()]
}

addAliases(DeviceIdentity.prototype)
