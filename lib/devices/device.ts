/** The base class of device types: data points, parts and timers. @module */

import { addAliases, type WithAliases } from '../aliases.ts'
import { KaithemError } from '../errors.ts'
import type { Timer } from '../platform/clock.ts'
import { createSubscription, type Subscription } from '../scope.ts'
import type { BinaryTag, NumericTag, ObjectTag, StringTag } from '../tags/api.ts'
import { onRejection } from '../thenable.ts'
import { namedArguments } from './call-arguments.ts'
import { isBlank, toNumber } from './config-values.ts'
import { DeviceCore } from './device-core.ts'
import { siteOf } from './device-identity.ts'
import type { PointAlarmOptions, PointOptions } from './points.ts'
import type { DeviceSite } from './site.ts'

const numericNames = [
  ...['min', 'max', 'hi', 'lo', 'description', 'unit', 'handler'],
  ...['default', 'interval', 'writable', 'subtype', 'dashboard'],
]
const otherNames = [...['description', 'unit', 'handler', 'default', 'interval', 'writable', 'subtype', 'dashboard']]
const bytesNames = ['description', 'unit', 'handler', 'writable', 'dashboard']
const alarmNames = ['priority', 'trip_delay', 'auto_ack', 'release_condition']

/**
 * The base class of device types. A type sets up its data points in its constructor; each is a tag that everything
 * else may read and set.
 *
 * Spec: devices, Device.
 *
 * @example
 * class Lamp extends kaithem.devices.Device {
 *   constructor(name, config) {
 *     super(name, config)
 *     this.numeric_data_point('switch', { subtype: 'bool', handler: (v) => this.print(v ? 'on' : 'off') })
 *   }
 * }
 * kaithem.devices.device_types.Lamp = Lamp
 * kaithem.devices.create('porch', { type: 'Lamp' })
 * kaithem.tags['/devices/porch.switch'].value = 1
 * kaithem.devices.porch.messages // => ['on']
 */
export class Device extends DeviceCore {
  /**
   * Makes a data point that holds a number: the tag `/devices/<device>.<point>`.
   *
   * @param name a name with a slash in it gives the tag `/devices/<device>/<point>`
   * @param options `{ min, max, hi, lo, description, unit, handler, default, interval, writable, subtype, dashboard }`,
   * or these in this order
   * @throws KAITHEM_NAME, KAITHEM_TYPE
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.numeric_data_point('level', { min: 0, max: 100, unit: '%', handler: v => pump.print(v) })
   * kaithem.tags['/devices/pump.level'].value = 120
   * pump.messages // => ['100']
   */
  numeric_data_point(name: string, options?: PointOptions | number | null, ...rest: readonly unknown[]): NumericTag {
    const named = namedArguments(numericNames, [options, ...rest])
    return place(this).points.add('number', name, named) as unknown as NumericTag
  }

  /**
   * As `numeric_data_point` for a text: `{ description, unit, handler, default, interval, writable, subtype,
   * dashboard }`.
   *
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.string_data_point('mode', { default: 'auto' })
   * kaithem.tags['/devices/pump.mode'].value // => 'auto'
   */
  string_data_point(name: string, options?: PointOptions | string | null, ...rest: readonly unknown[]): StringTag {
    return place(this).points.add(
      'string',
      name,
      namedArguments(otherNames, [options, ...rest]),
    ) as unknown as StringTag
  }

  /**
   * As `string_data_point`, for plain data. What goes in and out is a copy.
   *
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.object_data_point('place')
   * pump.set_data_point('place', { x: 1 })
   * pump.datapoints.place // => { x: 1 }
   */
  object_data_point(name: string, options?: PointOptions | string | null, ...rest: readonly unknown[]): ObjectTag {
    return place(this).points.add(
      'object',
      name,
      namedArguments(otherNames, [options, ...rest]),
    ) as unknown as ObjectTag
  }

  /**
   * A data point for a stream of bytes: passed on to whoever listens, never stored.
   *
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * const sizes = []
   * pump.bytestream_data_point('raw')
   * pump.tagPoints.raw.subscribe(bytes => sizes.push(bytes.length))
   * pump.set_data_point('raw', new Uint8Array(3))
   * sizes // => [3]
   */
  bytestream_data_point(name: string, options?: PointOptions | string | null, ...rest: readonly unknown[]): BinaryTag {
    return place(this).points.add(
      'binary',
      name,
      namedArguments(bytesNames, [options, ...rest]),
    ) as unknown as BinaryTag
  }

  /**
   * Sets a data point. The value it has already does nothing.
   *
   * @param value a value, or a function that is called for it
   * @param timestamp epoch seconds (default now)
   * @param annotation anything; handlers get it
   * @throws KAITHEM_KEY without such a point; what the tag throws for values it refuses
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.numeric_data_point('level')
   * pump.set_data_point('level', 40)
   * pump.datapoints.level // => 40
   * pump.set_data_point('depth', 1) // throws KAITHEM_KEY
   */
  set_data_point(name: string, value: unknown, timestamp?: number | null, annotation: unknown = null): void {
    place(this).points.set(name, value, timestamp, annotation)
  }

  /**
   * Gives a data point a function that is asked for its value whenever the tag is read and the interval is over.
   *
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.numeric_data_point('level')
   * pump.set_data_point_getter('level', () => 40)
   * pump.request_data_point('level') // => 40
   */
  set_data_point_getter(name: string, getter: () => unknown): void {
    place(this).points.setGetter(name, getter)
  }

  /**
   * Asks the getter of a data point now, and answers the value.
   *
   * @throws KAITHEM_KEY
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.numeric_data_point('level')
   * pump.set_data_point_getter('level', () => 40)
   * pump.request_data_point('level') // => 40
   */
  request_data_point(name: string): unknown {
    return place(this).points.request(name)
  }

  /**
   * Watches a data point and raises an alert.
   *
   * @param name names the alarm within the device
   * @param expression a condition with `value`
   * @param options `{ priority = 'info', trip_delay, auto_ack, release_condition }`, or these in this order
   * @returns the alert; undefined where this kaithem runs without alerts
   * @throws KAITHEM_KEY, KAITHEM_EXPRESSION
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.numeric_data_point('level')
   * pump.set_alarm('full', 'level', 'value > 90', { priority: 'warning', release_condition: 'value < 80' })
   * pump.alerts.full.priority // => 'warning'
   */
  set_alarm(
    name: string,
    datapoint: string,
    expression: string,
    options?: PointAlarmOptions | string,
    ...rest: readonly unknown[]
  ): unknown {
    const named = namedArguments(alarmNames, [options, ...rest])
    const alert = place(this).points.setAlarm(name, datapoint, expression, named)
    const priority = this.config[`alerts.${name}.priority`]
    if (alert !== undefined && !isBlank(priority)) this.setAlertPriorities()
    return this.alerts[name]
  }

  /**
   * Makes a part of this device, a device of its own under `<this name>/<name>`. Settings the user saved for it win
   * over those given here. It ends with this device.
   *
   * @throws KAITHEM_STATE there is one of that name; KAITHEM_TYPE the class is no device type
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * pump.create_subdevice(kaithem.devices.Device, 'valve')
   * kaithem.devices['pump/valve'].name // => 'pump/valve'
   */
  create_subdevice(cls: unknown, name: string, config: unknown = {}): object {
    return place(this).addPart(cls, name, config)
  }

  /**
   * Calls a function every so many seconds while the device lives.
   *
   * @param seconds above 0; also the text of a number, as configurations have them
   * @throws KAITHEM_VALUE for what is no such number, KAITHEM_TYPE for what is no function
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * const timer = pump.every(60, () => pump.print('still here'))
   * timer.unsubscribe()
   * pump.messages // => []
   */
  every(seconds: number, call: () => unknown): Subscription {
    const { clock } = place(this).env
    const period = secondsOf(this, seconds)
    if (!(period > 0 && Number.isFinite(period)))
      throw new KaithemError('KAITHEM_VALUE', `${this.name}: every() needs more than 0 seconds`, {})
    return timed(this, call, (run) => clock.setInterval(run, period))
  }

  /**
   * Calls a function once after so many seconds, if the device still lives.
   *
   * @param seconds 0 or less: as soon as possible; also the text of a number
   * @throws KAITHEM_VALUE for what is no number, KAITHEM_TYPE for what is no function
   * @example
   * const pump = kaithem.devices.create('pump', {})
   * const timer = pump.after(60, () => pump.print('a minute later'))
   * timer.unsubscribe()
   * pump.messages // => []
   */
  after(seconds: number, call: () => unknown): Subscription {
    const { clock } = place(this).env
    const delay = secondsOf(this, seconds)
    return timed(this, call, (run) => clock.setTimeout(run, delay))
  }
}

addAliases(Device.prototype)

/** A device with both spellings of its members. */
export type AnyDevice = WithAliases<Device>

/** What device types extend. */
export interface DeviceClass {
  new (name: string, config: unknown): AnyDevice
  readonly prototype: Device
  device_type: string
  config_properties: object
  config_schema: object
  description?: string
}

function place(device: object): DeviceSite {
  const site = siteOf(device)
  if (site !== undefined) return site
  throw new KaithemError('KAITHEM_STATE', 'This is no device made by kaithem.devices.create', {})
}

/** A time that is missing or no number would make a timer that never rests. @throws KAITHEM_VALUE */
function secondsOf(device: Device, value: unknown): number {
  const seconds = value === Number.POSITIVE_INFINITY ? value : toNumber(value, `${device.name}, the seconds of a timer`)
  if (seconds !== undefined) return seconds
  throw new KaithemError('KAITHEM_VALUE', `${device.name}: a timer needs a number of seconds`, {})
}

function timed(device: Device, call: () => unknown, start: (run: () => void) => Timer): Subscription {
  const { owner } = place(device)
  if (typeof call !== 'function') throw new KaithemError('KAITHEM_TYPE', `${device.name}: a timer needs a function`, {})
  const report = (error: unknown): void => owner.report(error, `device ${device.name}, timer`)
  const timer = start(() => {
    try {
      onRejection(call(), report)
    } catch (error) {
      report(error)
    }
  })
  return createSubscription(owner, () => timer.cancel())
}
