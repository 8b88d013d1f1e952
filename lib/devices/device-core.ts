/** What every device can, whatever its data points: its log, its settings, and what a driver may override. @module */

import { addAliases } from '../aliases.ts'
import { errorText, KaithemError, valueText } from '../errors.ts'
import { errorTopic } from '../notify.ts'
import type { Owned } from '../scope.ts'
import { isBlank, toBoolean } from './config-values.ts'
import { DeviceIdentity, siteKey } from './device-identity.ts'
import { checkFields } from './field-checks.ts'
import { deviceFolder } from './folder.ts'
import { settingsForm } from './forms.ts'

/** Keys that a device may not change: they are what makes it. */
const fixedKeys = new Set(['name', 'type', 'is_subdevice'])

/** The base of `Device`. */
export abstract class DeviceCore extends DeviceIdentity {
  /**
   * Adds a line to the device's message log.
   *
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.print('battery at 20 %', 'power')
   * pump.messages // => ['power: battery at 20 %']
   */
  print(message: unknown, title = ''): void {
    this[siteKey].print(valueText(message), title)
  }

  /**
   * Adds to the device's errors. The first one of a device is also posted to `/system/notifications/errors`.
   *
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.handleError('the sensor does not answer')
   * pump.errors // => ['the sensor does not answer']
   */
  handleError(text: unknown): void {
    const { env } = this[siteKey]
    const shown = errorText(text)
    if (this[siteKey].note(shown)) env.bus.post(errorTopic, `Device ${this.name}: ${shown}`)
  }

  /**
   * As `handleError`, for what was caught.
   *
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * try { throw new Error('no answer') } catch (error) { pump.handleException(error) }
   * pump.errors // => ['no answer']
   */
  handleException(error?: unknown): void {
    this.handleError(error ?? 'an unknown error')
  }

  /**
   * Changes a setting: as text, and kept over a restart, unless its key begins with `temp.`. A later change of the
   * configuration by the user wins.
   *
   * @throws KAITHEM_VALUE the name, the type and keys beginning with `kaithem.` belong to the configuration
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.setDataKey('address', 17)
   * pump.config.address // => '17'
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

  /**
   * Keeps plain data under a setting, as JSON.
   *
   * @throws KAITHEM_TYPE
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.setObject('calibration', { offset: 2 })
   * pump.getObject('calibration') // => { offset: 2 }
   */
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

  /**
   * What `setObject` kept, or `fallback`.
   *
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.getObject('calibration', { offset: 0 }) // => { offset: 0 }
   */
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

  /**
   * As `setDataKey`; what is no text is kept as JSON.
   *
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.set_config_option('limits', [10, 90])
   * pump.config.limits // => '[10,90]'
   */
  set_config_option(key: string, value: unknown): void {
    if (typeof value === 'object' && value !== null) this.setObject(key, value)
    else this.setDataKey(key, value)
  }

  /**
   * Gives a setting that is missing or blank a value, for this run only.
   *
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.set_config_default('interval', 5)
   * pump.config.interval // => 5
   */
  set_config_default(key: string, value: unknown): void {
    if (isBlank(this.config[key])) this.config[key] = value
  }

  /**
   * A setting as yes or no: true, yes, on, enable, active, enabled, 1 and their opposites, in any case.
   *
   * @throws KAITHEM_VALUE anything else
   * @example
   * kaithem.devices.create('pump', { verify: 'off' }).get_config_bool('verify', true) // => false
   */
  get_config_bool(key: string, fallback = false): boolean {
    return isBlank(this.config[key]) ? fallback : toBoolean(this.config[key], `${this.name}, ${key}`)
  }

  /**
   * A folder of its own for files, or null where nothing is written. It may not exist yet.
   *
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.get_config_folder() // => null
   */
  get_config_folder(): string | null {
    const { env } = this[siteKey]
    return deviceFolder(env, this.name)
  }

  /**
   * Gives the alerts the priorities of the setting `alerts.<name>.priority`.
   *
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.numeric_data_point('level')
   * pump.set_alarm('full', 'level', 'value > 90')
   * pump.config['alerts.full.priority'] = 'critical'
   * pump.setAlertPriorities()
   * pump.alerts.full.priority // => 'critical'
   */
  setAlertPriorities(): void {
    const { points } = this[siteKey]
    for (const name of Object.keys(points.alerts)) {
      const priority = this.config[`alerts.${name}.priority`]
      if (!isBlank(priority)) points.setPriority(name, valueText(priority).trim())
    }
  }

  /**
   * Keeps something with the device: it is disposed when the device ends.
   *
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * const seen = []
   * pump.own(kaithem.tags['/a'].subscribe(value => seen.push(value)))
   * kaithem.devices.remove('pump')
   * kaithem.tags['/a'].value = 1
   * seen // => []
   */
  own<T extends Owned>(item: T): T {
    return this[siteKey].owner.own(item)
  }

  /**
   * Sends something to the pages that show this device: a bus message to `/devices/ui/<name>/out`.
   *
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.send_ui_message({ level: 40 })
   * kaithem.message.recent('/devices/ui/pump/out').map(({ message }) => message) // => [{ level: 40 }]
   */
  send_ui_message(message: unknown): void {
    this[siteKey].env.bus.post(`/devices/ui/${this.name}/out`, message)
  }

  /**
   * For drivers: a page sent something to `/devices/ui/<name>/in`.
   *
   * @example
   * class Pump extends kaithem.devices.Device {
   *   on_ui_message(message) { this.print(message) }
   * }
   * kaithem.devices.device_types.Pump = Pump
   * const pump = kaithem.devices.create('pump', { type: 'Pump' })
   * pump.on_ui_message('start')
   * pump.messages // => ['start']
   */
  on_ui_message(_message: unknown): unknown {
    return undefined
  }

  /**
   * For drivers: a data point changed, whoever changed it. Runs after the handler of the point.
   *
   * @example
   * class Pump extends kaithem.devices.Device {
   *   on_data_change(name, value) { this.print(`${name}: ${value}`) }
   * }
   * kaithem.devices.device_types.Pump = Pump
   * const pump = kaithem.devices.create('pump', { type: 'Pump' })
   * pump.numeric_data_point('level')
   * pump.set_data_point('level', 40)
   * pump.messages // => ['level: 40']
   */
  on_data_change(_name: string, _value: unknown, _timestamp: number, _annotation: unknown): unknown {
    return undefined
  }

  /**
   * How it is, in a word or two, for lists; drivers override it.
   *
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.status() // => 'norm'
   */
  status(): string {
    return 'norm'
  }

  /**
   * For drivers: the device ends, because it is removed or made anew. Timers, subscriptions and alarms end by
   * themselves.
   *
   * @example
   * class Pump extends kaithem.devices.Device {
   *   close() { kaithem.tags['/pump/relay'].value = 0 }
   * }
   * kaithem.devices.device_types.Pump = Pump
   * const pump = kaithem.devices.create('pump', { type: 'Pump' })
   * kaithem.tags['/pump/relay'].value = 1
   * kaithem.devices.remove('pump')
   * kaithem.tags['/pump/relay'].value // => 0
   */
  close(): unknown {
    return undefined
  }

  /**
   * For drivers: the device was removed for good; called after `close`.
   *
   * @example
   * class Pump extends kaithem.devices.Device {
   *   onDelete() { kaithem.persist.save('gone', 'pump.txt') }
   * }
   * kaithem.devices.device_types.Pump = Pump
   * const pump = kaithem.devices.create('pump', { type: 'Pump' })
   * kaithem.devices.remove('pump')
   * kaithem.persist.load('pump.txt') // => 'gone'
   */
  onDelete(): unknown {
    return undefined
  }

  /**
   * For drivers: the settings of a part changed while it runs. What is overridden should call this too.
   *
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.update_config({ pin: '17' })
   * pump.config.pin // => '17'
   */
  update_config(config: unknown): void {
    Object.assign(this.config, config)
  }

  /**
   * Resolves when the device works, with true; drivers that take time override it.
   *
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * await pump.wait_ready() // => true
   */
  wait_ready(_timeout = 15): Promise<boolean> {
    return Promise.resolve(true)
  }

  /**
   * Refuses settings before they are used for an update; drivers may override it.
   *
   * @throws KAITHEM_VALUE
   * @example
   * const room = kaithem.devices.create('room', { type: 'DemoSensor' })
   * room.validateData({ interval: 'often' }) // throws KAITHEM_VALUE
   */
  validateData(config: Readonly<Record<string, unknown>>): void {
    const [issue] = checkFields(this.fields, config)
    if (issue !== undefined)
      throw new KaithemError('KAITHEM_VALUE', `Device ${this.name}: ${issue.message}`, { ...issue.data })
  }

  /**
   * Looks for devices like this one: settings by a name to show; drivers override it.
   *
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.discoverDevices() // => {}
   */
  discoverDevices(_config?: unknown, _current_device?: unknown, _intent = ''): unknown {
    return {}
  }

  /**
   * Its settings as a fragment of HTML; the names of the inputs are the keys. Secrets are left out.
   *
   * @example
   * kaithem.devices.create('room', { type: 'DemoSensor' }).getManagementForm().includes('interval') // => true
   */
  getManagementForm(): string {
    return settingsForm(this.fields, this.config)
  }

  /**
   * As `getManagementForm`, for a new device of its type.
   *
   * @example
   * kaithem.devices.create('room', { type: 'DemoSensor' }).getCreateForm().includes('interval') // => true
   */
  getCreateForm(): string {
    return settingsForm(this.fields, {})
  }

  toJSON(): object {
    return { device: this.name, type: this.device_type_name, datapoints: this.datapoints }
  }
}

addAliases(DeviceCore.prototype)
