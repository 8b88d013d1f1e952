/** What every device has, whatever its data points: identity, settings, log, and what a driver may override. @module */

import { addAliases } from '../aliases.ts'
import { errorText, KaithemError, valueText } from '../errors.ts'
import { errorTopic } from '../notify.ts'
import type { Owned } from '../scope.ts'
import type { AnyTag } from '../tags/api.ts'
import type { DeviceActions } from './actions.ts'
import { type DeviceConfig, isBlank, toBoolean } from './config-values.ts'
import { checkFields } from './field-checks.ts'
import { type DeviceField, readFields } from './fields.ts'
import { deviceFolder } from './folder.ts'
import { settingsForm } from './forms.ts'
import type { DeviceSite } from './site.ts'

const siteKey: unique symbol = Symbol('kaithem.device')

/** The place of a device; undefined for what is no device. */
export function siteOf(device: unknown): DeviceSite | undefined {
  return typeof device === 'object' && device !== null ? (device as { [siteKey]?: DeviceSite })[siteKey] : undefined
}

/** Keys that a device may not change: they are what makes it. */
const fixedKeys = new Set(['name', 'type', 'is_subdevice'])

/** The base of `Device`. */
export abstract class DeviceCore {
  /** The name of the type; default: the name of the class. */
  static device_type = ''
  /** The settings of the type: `{ key: { type, title, description, default, enum, secret, min, max } }`. */
  static config_properties: object = {}
  /** The same as a JSON schema with `properties`; used where `config_properties` is empty. */
  static config_schema: object = {}

  /** The name it was made under; the parts of another device have the name of that one and a slash in front. */
  readonly name: string
  /** For people: the setting `title`, or the name. */
  title: string
  /** The settings, `type` and `name` among them; texts where a form made them. */
  config: DeviceConfig
  /** What it is, in one sentence. */
  description = ''
  /** How to use it. */
  readme = ''
  /** Anything a driver wants to tell about the device: serial number, firmware ... */
  metadata: Record<string, unknown> = {}
  declare private readonly [siteKey]: DeviceSite

  constructor(name: string, _config: unknown, site: DeviceSite) {
    Object.defineProperty(this, siteKey, { value: site })
    this.name = valueText(site.name ?? name)
    this.config = site.config
    this.title = isBlank(this.config.title) ? this.name : valueText(this.config.title)
  }

  get [Symbol.toStringTag](): string {
    return 'Device'
  }

  /** The name of its type. */
  get device_type_name(): string {
    return this[siteKey].typeName
  }

  /** As `config`. */
  get data(): DeviceConfig {
    return this.config
  }

  /** The tags of the data points, by the names of the points. */
  get tagPoints(): Readonly<Record<string, AnyTag>> {
    return this[siteKey].points.tags
  }

  /** As `tagPoints`. */
  get tagpoints(): Readonly<Record<string, AnyTag>> {
    return this[siteKey].points.tags
  }

  /** The last values of the data points, by name. */
  get datapoints(): Readonly<Record<string, unknown>> {
    return this[siteKey].points.values
  }

  /** The alerts by name: those of `set_alarm`; a driver may add its own. */
  get alerts(): Record<string, unknown> {
    return this[siteKey].points.alerts
  }

  /** The last 50 errors, newest last. */
  get errors(): readonly string[] {
    return this[siteKey].errors
  }

  /** The last 2,500 lines of `print`. */
  get messages(): readonly string[] {
    return this[siteKey].messages
  }

  /** Its parts, by their names within this device. */
  get subdevices(): Readonly<Record<string, object>> {
    return this[siteKey].subdevices
  }

  /** What can be done to it whatever its driver: `toggle`, `set`, `dim`, `trigger`. @example device.actions.toggle() */
  get actions(): DeviceActions {
    return this[siteKey].actions
  }

  /** The settings its type knows, in one form. */
  get fields(): readonly DeviceField[] {
    return fieldsOf(this.constructor)
  }

  /** Adds a line to the device's message log. @example device.print('battery at 20 %', 'power') */
  print(message: unknown, title = ''): void {
    this[siteKey].print(valueText(message), title)
  }

  /**
   * Adds to the device's errors. The first one of a device is also posted to `/system/notifications/errors`.
   *
   * @example device.handleError('the sensor does not answer')
   */
  handleError(text: unknown): void {
    const { env } = this[siteKey]
    const shown = errorText(text)
    if (this[siteKey].note(shown)) env.bus.post(errorTopic, `Device ${this.name}: ${shown}`)
  }

  /** As `handleError`, for what was caught. */
  handleException(error?: unknown): void {
    this.handleError(error ?? 'an unknown error')
  }

  /**
   * Changes a setting: as text, and kept over a restart, unless its key begins with `temp.`. A later change of the
   * configuration by the user wins.
   *
   * @throws KAITHEM_VALUE the name, the type and keys beginning with `kaithem.` belong to the configuration
   * @example device.setDataKey('address', 17)
   */
  setDataKey(key: string, value: unknown): void {
    const text = valueText(key)
    if (fixedKeys.has(text) || text.startsWith('kaithem.')) {
      throw new KaithemError(
        'KAITHEM_VALUE',
        `The setting ${text} belongs to the configuration of device ${this.name}`,
        {},
      )
    }
    this.config[text] = valueText(value)
    if (!text.startsWith('temp.')) this[siteKey].keep(text, valueText(value))
  }

  /** Keeps plain data under a setting, as JSON. @throws KAITHEM_TYPE @example device.setObject('calibration', { offset: 2 }) */
  setObject(key: string, value: unknown): void {
    let text: string | undefined
    try {
      text = JSON.stringify(value)
    } catch (error) {
      throw new KaithemError('KAITHEM_TYPE', `${valueText(key)}: this cannot be written as JSON`, {}, error)
    }
    if (text === undefined)
      throw new KaithemError('KAITHEM_TYPE', `${valueText(key)}: this cannot be written as JSON`, {})
    this.setDataKey(key, text)
  }

  /** What `setObject` kept, or `fallback`. @example device.getObject('calibration', { offset: 0 }) */
  getObject(key: string, fallback: unknown = null): unknown {
    const value = this.config[key]
    if (isBlank(value)) return fallback
    if (typeof value !== 'string') return value
    try {
      return JSON.parse(value)
    } catch {
      return fallback
    }
  }

  /** As `setDataKey`; what is no text is kept as JSON. */
  set_config_option(key: string, value: unknown): void {
    if (typeof value === 'object' && value !== null) this.setObject(key, value)
    else this.setDataKey(key, value)
  }

  /** Gives a setting that is missing or blank a value, for this run only. @example device.set_config_default('interval', 5) */
  set_config_default(key: string, value: unknown): void {
    if (isBlank(this.config[key])) this.config[key] = value
  }

  /**
   * A setting as yes or no: true, yes, on, enable, active, enabled, 1 and their opposites, in any case.
   *
   * @throws KAITHEM_VALUE anything else
   * @example device.get_config_bool('verify', true)
   */
  get_config_bool(key: string, fallback = false): boolean {
    return isBlank(this.config[key]) ? fallback : toBoolean(this.config[key], `${this.name}, ${key}`)
  }

  /** A folder of its own for files, or null where nothing is written. It may not exist yet. */
  get_config_folder(): string | null {
    const { env } = this[siteKey]
    return deviceFolder(env, this.name)
  }

  /** Gives the alerts the priorities of the setting `alerts.<name>.priority`. */
  setAlertPriorities(): void {
    const { points } = this[siteKey]
    for (const name of Object.keys(points.alerts)) {
      const priority = this.config[`alerts.${name}.priority`]
      if (!isBlank(priority)) points.setPriority(name, valueText(priority).trim())
    }
  }

  /** Keeps something with the device: it is disposed when the device ends. @example this.own(kaithem.tags['/a'].subscribe(f)) */
  own<T extends Owned>(item: T): T {
    return this[siteKey].owner.own(item)
  }

  /** Sends something to the pages that show this device: a bus message to `/devices/ui/<name>/out`. */
  send_ui_message(message: unknown): void {
    this[siteKey].env.bus.post(`/devices/ui/${this.name}/out`, message)
  }

  /** For drivers: a page sent something to `/devices/ui/<name>/in`. */
  on_ui_message(_message: unknown): unknown {
    return undefined
  }

  /** For drivers: a data point changed, whoever changed it. Runs after the handler of the point. */
  on_data_change(_name: string, _value: unknown, _timestamp: number, _annotation: unknown): unknown {
    return undefined
  }

  /** How it is, in a word or two, for lists; drivers override it. */
  status(): string {
    return 'norm'
  }

  /** For drivers: the device ends, because it is removed or made anew. Timers, subscriptions and alarms end by themselves. */
  close(): unknown {
    return undefined
  }

  /** For drivers: the device was removed for good; called after `close`. */
  onDelete(): unknown {
    return undefined
  }

  /** For drivers: the settings of a part changed while it runs. What is overridden should call this too. */
  update_config(config: unknown): void {
    Object.assign(this.config, config)
  }

  /** Resolves when the device works, with true; drivers that take time override it. */
  wait_ready(_timeout = 15): Promise<boolean> {
    return Promise.resolve(true)
  }

  /** Refuses settings before they are used for an update; drivers may override it. @throws KAITHEM_VALUE */
  validateData(config: Readonly<Record<string, unknown>>): void {
    const [issue] = checkFields(this.fields, config)
    if (issue !== undefined)
      throw new KaithemError('KAITHEM_VALUE', `Device ${this.name}: ${issue.message}`, { ...issue.data })
  }

  /** Looks for devices like this one: settings by a name to show; drivers override it. */
  discoverDevices(_config?: unknown, _current_device?: unknown, _intent = ''): unknown {
    return {}
  }

  /** Its settings as a fragment of HTML; the names of the inputs are the keys. Secrets are left out. */
  getManagementForm(): string {
    return settingsForm(this.fields, this.config)
  }

  /** As `getManagementForm`, for a new device of its type. */
  getCreateForm(): string {
    return settingsForm(this.fields, {})
  }

  toJSON(): object {
    return { device: this.name, type: this.device_type_name, datapoints: this.datapoints }
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

addAliases(DeviceCore.prototype)
