/** Every member of devices does what its documentation promises. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKaithem, type Kaithem, ManualClock } from '../../lib/index.ts'

let clock: ManualClock
let kaithem: Kaithem
beforeEach(() => {
  clock = new ManualClock(1_700_000_000)
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  kaithem = createKaithem({ clock, log, vardir: undefined } as never)
})
afterEach(() => kaithem.close())

const code = (text: string) => expect.objectContaining({ code: text })

describe('kaithem.devices.Device', () => {
  const make = (config: object = {}) => kaithem.devices.create('d', config as never)
  /** A device of a class with these members. */
  function own(members: (Base: typeof kaithem.devices.Device) => unknown, config: object = {}) {
    kaithem.devices.device_types.Own = members(kaithem.devices.Device) as never
    return kaithem.devices.create('d', { type: 'Own', ...config })
  }

  it('kaithem.devices.Device is the base class, and a type of its own', () => {
    expect(make()).toBeInstanceOf(kaithem.devices.Device)
    const { Device } = kaithem.devices
    expect(() => new Device('x', {})).toThrow(code('KAITHEM_STATE'))
  })

  it('kaithem.devices.Device#name is what it was created under', () => expect(make({ name: 'other' }).name).toBe('d'))
  it('kaithem.devices.Device#title is the setting, or the name', () => {
    expect(make().title).toBe('d')
    expect(kaithem.devices.create('e', { title: 'E' }).title).toBe('E')
  })
  it('kaithem.devices.Device#config has the settings without those of the framework', () => {
    const { config } = make({ a: 1, 'kaithem.input_bindings': [], 'kaithem.read_perms': 'x' })
    expect({ ...config }).toEqual({ a: 1, 'kaithem.read_perms': 'x', name: 'd', type: '' })
  })
  it('kaithem.devices.Device#data is config', () => expect(make({ a: 1 }).data.a).toBe(1))
  it('kaithem.devices.Device#device_type_name is the type', () => {
    expect(make({ type: 'DemoSensor' }).device_type_name).toBe('DemoSensor')
  })
  it('kaithem.devices.Device#tagPoints has tags whose subscriptions belong to who asks', () => {
    const scope = kaithem.scope('node')
    make({ type: 'DemoSensor' })
    const seen: unknown[] = []
    scope.devices.d?.tagPoints.switch?.subscribe((value: unknown) => seen.push(value))
    kaithem.tags['/devices/d.switch'].value = 1
    scope.dispose()
    kaithem.tags['/devices/d.switch'].value = 0
    expect(seen).toEqual([1])
  })
  it('kaithem.devices.Device#tagpoints is tagPoints', () => {
    expect(Object.keys(make({ type: 'DemoSensor' }).tagpoints)).toContain('humidity')
  })
  it('kaithem.devices.Device#datapoints has the last values', () => {
    expect(make({ type: 'DemoSensor', noise: 0 }).datapoints.temperature).toBe(20)
  })
  it('kaithem.devices.Device#alerts has the alerts of set_alarm', () => {
    expect(Object.keys(make({ type: 'DemoSensor' }).alerts)).toEqual(['hot'])
  })
  it('kaithem.devices.Device#errors keeps the last 50', () => {
    const device = make()
    for (let count = 1; count <= 60; count++) device.handleError(`error ${count}`)
    expect([device.errors.length, device.errors[0], device.errors.at(-1)]).toEqual([50, 'error 11', 'error 60'])
  })
  it('kaithem.devices.Device#messages keeps the last 2,500', () => {
    const device = make()
    for (let count = 1; count <= 2600; count++) device.print(count)
    expect([device.messages.length, device.messages[0]]).toEqual([2500, '101'])
  })
  it('kaithem.devices.Device#subdevices has the parts', () => {
    const device = make()
    const part = device.create_subdevice(kaithem.devices.Device, 'part')
    expect(device.subdevices.part).toBe(part)
  })
  it('kaithem.devices.Device#actions has toggle, set, dim and trigger', () => {
    const device = make({ type: 'DemoSensor' })
    device.actions.toggle()
    device.actions.dim(0.5, '#ffffff')
    device.actions.trigger('button')
    device.actions.set('button', 9)
    expect(device.datapoints).toMatchObject({ switch: 1, color: '#808080', button: 9 })
  })
  it('kaithem.devices.Device#fields has the settings of the type', () => {
    expect(make({ type: 'DemoSensor' }).fields.map(({ key }) => key)).toEqual([
      'interval',
      'temperature',
      'noise',
      'seed',
    ])
  })
  it('kaithem.devices.Device#readme, description and metadata belong to the driver', () => {
    const device = own(
      (Base) =>
        class extends Base {
          override readme = 'How to'
        },
    )
    expect(device.readme).toBe('How to')
  })
  it('kaithem.devices.Device#description says what it is', () => {
    expect(make({ type: 'DemoSensor' }).description).toContain('simulated')
  })
  it('kaithem.devices.Device#metadata is free', () => {
    const device = make()
    device.metadata.serial = 7
    expect(kaithem.devices.d?.metadata).toEqual({ serial: 7 })
  })
  it('kaithem.devices.Device#print adds a line, with a title if there is one', () => {
    const device = make()
    device.print('hello')
    device.print('20 %', 'battery')
    expect(device.messages).toEqual(['hello', 'battery: 20 %'])
  })
  it('kaithem.devices.Device#handleError posts the first one to the notices', async () => {
    const device = make()
    device.handleError('first')
    device.handleError('second')
    await clock.advance(0)
    const posted = kaithem.message.recent('/system/notifications/errors').map(({ message }) => message)
    expect(posted).toEqual(['Device d: first'])
  })
  it('kaithem.devices.Device#handleException takes what was caught', () => {
    const device = make()
    device.handleException(new Error('broken'))
    device.handleException()
    expect(device.errors).toEqual(['broken', 'an unknown error'])
  })
  it('kaithem.devices.Device#setDataKey keeps a setting as text, and not those of the configuration', () => {
    const device = make()
    device.setDataKey('a', 5)
    expect(device.config.a).toBe('5')
    expect(() => device.setDataKey('type', 'x')).toThrow(code('KAITHEM_VALUE'))
    expect(() => device.setDataKey('kaithem.read_perms', 'x')).toThrow(code('KAITHEM_VALUE'))
  })
  it('kaithem.devices.Device#setObject keeps data as JSON', () => {
    const device = make()
    device.setObject('a', { b: [1] })
    expect(device.config.a).toBe('{"b":[1]}')
    expect(() => device.setObject('a', 1n)).toThrow(code('KAITHEM_TYPE'))
    expect(() => device.setObject('a', undefined)).toThrow(code('KAITHEM_TYPE'))
  })
  it('kaithem.devices.Device#getObject reads it, or answers the fallback', () => {
    const device = make({ bad: '{', given: { a: 1 } })
    device.setObject('a', [1])
    expect(device.getObject('a')).toEqual([1])
    expect([device.getObject('bad', 1), device.getObject('none'), device.getObject('given')]).toEqual([
      1,
      null,
      { a: 1 },
    ])
  })
  it('kaithem.devices.Device#set_config_option keeps texts and data', () => {
    const device = make()
    device.set_config_option('a', 'x')
    device.set_config_option('b', { c: 1 })
    expect(device.config).toMatchObject({ a: 'x', b: '{"c":1}' })
  })
  it('kaithem.devices.Device#set_config_default fills what is missing or blank', () => {
    const device = make({ a: ' ', b: 'x' })
    device.set_config_default('a', 1)
    device.set_config_default('b', 2)
    expect(device.config).toMatchObject({ a: 1, b: 'x' })
  })
  it('kaithem.devices.Device#get_config_bool reads words for yes and no', () => {
    const device = make({ a: 'Enabled', b: 'off', c: 'maybe' })
    expect([device.get_config_bool('a'), device.get_config_bool('b'), device.get_config_bool('d', true)]).toEqual([
      true,
      false,
      true,
    ])
    expect(() => device.get_config_bool('c')).toThrow(code('KAITHEM_VALUE'))
  })
  it('kaithem.devices.Device#get_config_folder is null where nothing is written', () => {
    expect(make().get_config_folder()).toBeNull()
  })
  it('kaithem.devices.Device#setAlertPriorities takes them from the settings', () => {
    const device = make({ 'alerts.high.priority': 'critical' })
    device.numeric_data_point('a')
    device.set_alarm('high', 'a', 'value > 5')
    expect((device.alerts.high as { priority: string }).priority).toBe('critical')
    device.config['alerts.high.priority'] = 'error'
    device.setAlertPriorities()
    expect((device.alerts.high as { priority: string }).priority).toBe('error')
  })
  it('kaithem.devices.Device#numeric_data_point makes a numeric tag', () => {
    make().numeric_data_point('a', { max: 5 })
    kaithem.tags['/devices/d.a'].value = 9
    expect(kaithem.tags['/devices/d.a'].value).toBe(5)
  })
  it('kaithem.devices.Device#string_data_point makes a string tag', () => {
    make().string_data_point('a')
    expect(kaithem.tags.get('/devices/d.a').type).toBe('string')
  })
  it('kaithem.devices.Device#object_data_point makes an object tag', () => {
    make().object_data_point('a')
    expect(kaithem.tags.get('/devices/d.a').type).toBe('object')
  })
  it('kaithem.devices.Device#bytestream_data_point passes bytes on', () => {
    const device = make()
    const seen: unknown[] = []
    device.bytestream_data_point('a', { handler: (bytes) => seen.push(bytes) })
    device.set_data_point('a', new Uint8Array([1]))
    device.set_data_point('a', new Uint8Array([1]))
    expect(seen).toHaveLength(2)
  })
  it('kaithem.devices.Device#set_data_point sets value, time and annotation', () => {
    const device = make()
    device.numeric_data_point('a')
    device.set_data_point('a', 3, 100, 'note')
    const tag = kaithem.tags['/devices/d.a']
    expect([tag?.value, tag?.timestamp, tag?.annotation]).toEqual([3, 100, 'note'])
  })
  it('kaithem.devices.Device#set_data_point_getter is asked when the tag is read', () => {
    const device = make()
    device.numeric_data_point('a')
    device.set_data_point_getter('a', () => 7)
    expect(kaithem.tags['/devices/d.a'].value).toBe(7)
  })
  it('kaithem.devices.Device#request_data_point asks now', () => {
    const device = make()
    let count = 0
    device.numeric_data_point('a', { interval: 1000 })
    device.set_data_point_getter('a', () => ++count)
    expect(device.request_data_point('a')).toBe(2)
  })
  it('kaithem.devices.Device#set_alarm raises an alert, with delay and hysteresis', async () => {
    const device = make()
    device.numeric_data_point('a')
    const options = { priority: 'warning', trip_delay: 5, release_condition: 'value < 80' }
    const alert = device.set_alarm('full', 'a', 'value > 90', options) as { state: string; priority: string }
    device.set_data_point('a', 95)
    await clock.advance(4)
    expect(alert.state).not.toBe('active')
    await clock.advance(2)
    expect([alert.state, alert.priority]).toEqual(['active', 'warning'])
    device.set_data_point('a', 85)
    await clock.advance(1)
    expect(alert.state).toBe('active')
    device.set_data_point('a', 70)
    await clock.advance(1)
    expect(alert.state).toBe('cleared')
    kaithem.devices.remove('d')
    expect(kaithem.alerts.tripped.size + kaithem.alerts.active.size).toBe(0)
  })
  it('kaithem.devices.Device#create_subdevice makes a part that ends with it', () => {
    const device = make()
    device.create_subdevice(kaithem.devices.Device, 'part', { a: 1 })
    expect(kaithem.devices['d.part']?.config.a).toBe(1)
    kaithem.devices.remove('d')
    expect(kaithem.devices.has('d/part')).toBe(false)
  })
  it('kaithem.devices.Device#every calls again and again, until the device ends; errors do not stop it', async () => {
    const device = make()
    let count = 0
    device.every(1, () => {
      count++
      throw new Error('again')
    })
    await clock.advance(3)
    expect([count, device.errors.length]).toEqual([3, 3])
    kaithem.devices.remove('d')
    await clock.advance(3)
    expect(count).toBe(3)
    expect(() => make().every(1, 5 as never)).toThrow(code('KAITHEM_TYPE'))
  })
  it('kaithem.devices.Device#after calls once, and can be ended', async () => {
    const device = make()
    const seen: string[] = []
    device.after(1, () => seen.push('a'))
    device.after(1, () => seen.push('b')).unsubscribe()
    await clock.advance(5)
    expect(seen).toEqual(['a'])
  })
  it('kaithem.devices.Device#own disposes things with the device', () => {
    const seen: unknown[] = []
    make().own(kaithem.tags['/x'].subscribe((value) => seen.push(value)))
    kaithem.devices.remove('d')
    kaithem.tags['/x'].value = 1
    expect(seen).toEqual([])
  })
  it('kaithem.devices.Device#on_data_change hears of every change', () => {
    const device = own(
      (Base) =>
        class extends Base {
          override on_data_change(name: string, value: unknown): void {
            this.print(`${name} ${value}`)
          }
        },
    )
    device.numeric_data_point('a')
    device.set_data_point('a', 4)
    expect(device.messages).toEqual(['a 4'])
  })
  it('kaithem.devices.Device#on_ui_message gets what pages send', async () => {
    const device = own(
      (Base) =>
        class extends Base {
          override on_ui_message(message: unknown): void {
            this.print(message)
          }
        },
    )
    kaithem.message.post('/devices/ui/d/in', 'hello')
    await clock.advance(0)
    expect(device.messages).toEqual(['hello'])
  })
  it('kaithem.devices.Device#send_ui_message reaches pages', async () => {
    make().send_ui_message({ a: 1 })
    await clock.advance(0)
    expect(kaithem.message.recent('/devices/ui/d/out').map(({ message }) => message)).toEqual([{ a: 1 }])
  })
  it('kaithem.devices.Device#status is norm unless a driver says otherwise', () => expect(make().status()).toBe('norm'))
  it('kaithem.devices.Device#close is called when it ends', () => {
    let closed = 0
    own(
      (Base) =>
        class extends Base {
          override close(): void {
            closed++
          }
        },
    )
    kaithem.devices.update('d', {})
    expect(closed).toBe(1)
  })
  it('kaithem.devices.Device#onDelete is called after close, only when it is removed', () => {
    const calls: string[] = []
    own(
      (Base) =>
        class extends Base {
          override close(): void {
            calls.push('close')
          }
          override onDelete(): void {
            calls.push('delete')
          }
        },
    )
    kaithem.devices.update('d', {})
    kaithem.devices.remove('d')
    expect(calls).toEqual(['close', 'close', 'delete'])
  })
  it('kaithem.devices.Device#update_config takes settings over', () => {
    const device = make()
    device.update_config({ a: 1 })
    expect(device.config.a).toBe(1)
  })
  it('kaithem.devices.Device#wait_ready resolves at once unless a driver takes time', async () => {
    expect(await make().wait_ready()).toBe(true)
  })
  it('kaithem.devices.Device#validateData refuses settings by the fields of the type', () => {
    const device = make({ type: 'DemoSensor' })
    expect(() => device.validateData({ interval: 'x' })).toThrow(code('KAITHEM_VALUE'))
    expect(device.validateData({ interval: '2' })).toBeUndefined()
  })
  it('kaithem.devices.Device#discoverDevices finds nothing by itself', () =>
    expect(make().discoverDevices()).toEqual({}))
  it('kaithem.devices.Device#getManagementForm has the settings as inputs', () => {
    expect(make({ type: 'DemoSensor', interval: 9 }).getManagementForm()).toContain('name="interval"')
    expect(kaithem.devices.d?.getManagementForm()).toContain('value="9"')
  })
  it('kaithem.devices.Device#getCreateForm has the usual settings', () => {
    expect(make({ type: 'DemoSensor', interval: 9 }).getCreateForm()).toContain('value="5"')
  })
  it('kaithem.devices.Device answers to both spellings', () => {
    const device = make()
    device.numericDataPoint('a')
    device.setDataPoint('a', 2)
    expect([device.tag_points.a?.value, device.handle_error]).toEqual([2, expect.any(Function)])
  })
})
