import { describe, expect, it } from 'vitest'
import { createMemoryStore } from '../../../lib/platform/fake/store.ts'
import { inFunctionNode, rig } from './support.ts'

const lamp = `
  class Lamp extends kaithem.devices.Device {
    constructor(name, config) {
      super(name, config)
      this.numeric_data_point('switch', { subtype: 'bool', handler: (v) => this.print(v) })
    }
    close() { this.print('closed'); calls.push('close ' + this.name) }
    onDelete() { calls.push('delete ' + this.name) }
  }
  kaithem.devices.device_types.Lamp = Lamp`

describe('creating', () => {
  it('makes a device of a class of another realm, with its tags', () => {
    const { kaithem } = rig()
    inFunctionNode(kaithem, lamp, { calls: [] })
    const device = kaithem.devices.create('porch', { type: 'Lamp', title: 'Porch' })
    kaithem.tags['/devices/porch.switch'].value = 1
    expect(device.messages).toEqual(['1'])
    expect([device.name, device.title, device.device_type_name]).toEqual(['porch', 'Porch', 'Lamp'])
    expect(device).toBeInstanceOf(kaithem.devices.Device)
  })

  it('posts who came and went', async () => {
    const { kaithem, clock } = rig()
    const seen: unknown[] = []
    kaithem.message.subscribe('/devices/#', (topic: string, message: unknown) => seen.push([topic, message]))
    kaithem.devices.create('a', {})
    kaithem.devices.remove('a')
    await clock.advance(0)
    expect(seen).toEqual([
      ['/devices/added/', 'a'],
      ['/devices/removed/', 'a'],
    ])
  })

  it.each([undefined, null, 5, 'text', [], { type: null }, { type: 'device' }, { type: 'Device' }])(
    'takes %j for a config and makes a plain device',
    (config) => {
      const { kaithem } = rig()
      expect(kaithem.devices.create('odd', config as never).status()).toBe('norm')
    },
  )

  it.each([
    ['', 'KAITHEM_NAME'],
    ['a/', 'KAITHEM_NAME'],
    ['a//b', 'KAITHEM_NAME'],
    ['a#b', 'KAITHEM_NAME'],
    ['x'.repeat(300), 'KAITHEM_NAME'],
    [7, 'KAITHEM_TYPE'],
    [undefined, 'KAITHEM_TYPE'],
  ])('refuses the name %j', (name, code) => {
    const { kaithem } = rig()
    expect(() => kaithem.devices.create(name as string, {})).toThrow(expect.objectContaining({ code }))
  })

  it('refuses a name twice', () => {
    const { kaithem } = rig()
    kaithem.devices.create('a', {})
    expect(() => kaithem.devices.create('a', {})).toThrow(expect.objectContaining({ code: 'KAITHEM_STATE' }))
  })

  it.each(['__proto__', 'constructor', 'create', 'then', 'toJSON'])('has room for a device called %s', (name) => {
    const { kaithem } = rig()
    kaithem.devices.create(name, JSON.parse('{"__proto__": {"bad": 1}, "a": 1}'))
    expect(kaithem.devices.get(name)?.name).toBe(name)
    expect(kaithem.devices.names()).toEqual([name])
    expect(({} as Record<string, unknown>).bad).toBeUndefined()
    expect(kaithem.devices.remove(name)).toBe(true)
  })

  it('refuses devices that are made by hand', () => {
    const { kaithem } = rig()
    const { Device } = kaithem.devices
    expect(() => new Device('x', {})).toThrow(expect.objectContaining({ code: 'KAITHEM_STATE' }))
  })

  it('ends devices with who made them, newest first', () => {
    const { kaithem } = rig()
    const calls: string[] = []
    inFunctionNode(kaithem, lamp, { calls })
    const scope = kaithem.scope('node')
    scope.devices.create('a', { type: 'Lamp' })
    scope.devices.create('b', { type: 'Lamp' })
    scope.dispose()
    expect(calls).toEqual(['close b', 'close a'])
    expect(kaithem.devices.names()).toEqual([])
    expect(() => scope.devices.create('c', {})).toThrow(expect.objectContaining({ code: 'KAITHEM_CLOSED' }))
    expect(kaithem.devices.has('c')).toBe(false)
  })
})

describe('placeholders', () => {
  it('wait for a type and become real when it comes', async () => {
    const { kaithem, clock } = rig()
    kaithem.devices.create('porch', { type: 'Lamp' })
    expect(kaithem.devices.names()).toEqual([])
    expect(() => kaithem.devices.porch).toThrow(expect.objectContaining({ code: 'KAITHEM_UNAVAILABLE' }))
    expect(kaithem.devices.get('porch')?.status()).toBe('unsupported')
    inFunctionNode(kaithem, lamp, { calls: [] })
    expect(kaithem.devices.names()).toEqual(['porch'])
    expect(kaithem.devices.porch?.errors).toEqual([])
    await clock.advance(0)
    expect(kaithem.message.recent('/devices/added/').map(({ message }) => message)).toEqual(['porch'])
  })

  it('stand in for constructors that throw, with the error; what these began is freed', async () => {
    const { kaithem, clock } = rig()
    const code = `kaithem.devices.device_types.Bad = class extends kaithem.devices.Device {
      constructor(name, config) {
        super(name, config)
        this.every(1, () => calls.push(1))
        throw new Error('no hardware')
      }
    }`
    const calls: number[] = []
    inFunctionNode(kaithem, code, { calls })
    const device = kaithem.devices.create('bad', { type: 'Bad' })
    expect(device.errors).toContain('no hardware')
    await clock.advance(5)
    expect(calls).toEqual([])
    expect(() => kaithem.devices.bad).toThrow(/no hardware/)
  })

  it('take over when a type goes while its devices run, and end when it comes again', () => {
    const { kaithem } = rig()
    const calls: string[] = []
    const functionNode = kaithem.scope('function')
    inFunctionNode(functionNode, lamp, { calls })
    kaithem.devices.create('porch', { type: 'Lamp' })
    kaithem.tags['/devices/porch.switch'].value = 1
    functionNode.dispose()
    expect(calls).toEqual(['close porch'])
    expect(kaithem.devices.get('porch')?.status()).toBe('unsupported')
    inFunctionNode(kaithem, lamp, { calls })
    expect(kaithem.devices.porch?.datapoints).toEqual({ switch: 1 })
  })

  it('make a device anew when its class is replaced; the handle follows', () => {
    const { kaithem } = rig()
    inFunctionNode(kaithem, lamp, { calls: [] })
    const device = kaithem.devices.create('porch', { type: 'Lamp' })
    const code = `kaithem.devices.device_types.Lamp = class extends kaithem.devices.Device { status() { return 'new' } }`
    inFunctionNode(kaithem, code)
    expect(device.status()).toBe('new')
    expect(kaithem.tags.has('/devices/porch.switch')).toBe(false)
  })
})

describe('removing', () => {
  it('closes, tells the driver, and takes the tags unless somebody uses them', () => {
    const { kaithem } = rig()
    const calls: string[] = []
    inFunctionNode(kaithem, lamp, { calls })
    kaithem.devices.create('a', { type: 'Lamp' })
    kaithem.devices.create('b', { type: 'Lamp' })
    kaithem.tags['/devices/b.switch'].subscribe(() => {})
    expect(kaithem.devices.remove('a')).toBe(true)
    expect(kaithem.devices.remove('b')).toBe(true)
    expect(calls).toEqual(['close a', 'delete a', 'close b', 'delete b'])
    expect(kaithem.tags.names('/devices')).toEqual(['/devices/b.switch'])
    expect(kaithem.devices.remove('a')).toBe(false)
  })

  it('leaves errors of drivers to the reports', () => {
    const { kaithem, logged } = rig()
    const code = `kaithem.devices.device_types.Bad = class extends kaithem.devices.Device {
      close() { throw new Error('cannot close') }
      async onDelete() { throw new Error('later') }
    }`
    inFunctionNode(kaithem, code)
    kaithem.devices.create('bad', { type: 'Bad' })
    expect(kaithem.devices.remove('bad')).toBe(true)
    expect(logged.join()).toContain('cannot close')
  })

  it('leaves no timer', () => {
    const { kaithem, clock } = rig()
    kaithem.devices.create('demo', { type: 'DemoSensor' })
    expect(clock.pending).toBeGreaterThan(0)
    kaithem.close()
    expect(clock.pending).toBe(0)
  })
})

describe('updating', () => {
  it('makes the device anew, under another name if there is one, and carries bindings and permissions over', () => {
    const { kaithem } = rig()
    const bindings = [['temperature', '/copy']]
    kaithem.devices.create('old', {
      type: 'DemoSensor',
      'kaithem.output_bindings': bindings,
      'kaithem.read_perms': 'view_status',
    })
    const device = kaithem.devices.update('old', { name: 'new', temperature: 30 })
    expect(kaithem.devices.names()).toEqual(['new'])
    expect(device.config).toMatchObject({ name: 'new', type: 'DemoSensor', temperature: 30 })
    expect(kaithem.tags['/copy'].value).toBeGreaterThan(29)
    expect(kaithem.tags['/devices/new.temperature'].exposure?.read).toEqual(['view_status'])
  })

  it('takes the tags away with the old name, also of parts, unless somebody uses them', () => {
    const { kaithem } = rig()
    const { devices, tags } = kaithem
    class Part extends devices.Device {
      constructor(name: string, config: unknown) {
        super(name, config)
        this.numeric_data_point('x')
      }
    }
    class Bus extends Part {
      constructor(name: string, config: unknown) {
        super(name, config)
        this.numeric_data_point('watched')
        this.create_subdevice(Part, 'part')
      }
    }
    devices.device_types.Bus = Bus as never
    devices.create('a', { type: 'Bus' })
    tags['/devices/a.watched'].subscribe(() => undefined)
    devices.update('a', { name: 'b' })
    expect(tags.names('/devices')).toEqual([
      ...['/devices/a.watched', '/devices/b.watched', '/devices/b.x', '/devices/b/part.x'],
    ])
  })

  it('keeps the tags of a device that waits for its type, until it is removed', () => {
    const { kaithem } = rig()
    const { devices, tags } = kaithem
    class Own extends devices.Device {
      constructor(name: string, config: unknown) {
        super(name, config)
        this.numeric_data_point('x')
      }
    }
    devices.device_types.Own = Own as never
    devices.create('a', { type: 'Own' })
    devices.device_types.unregister('Own')
    devices.update('a', { more: 1 })
    expect(tags.names('/devices')).toEqual(['/devices/a.x'])
    devices.device_types.Own = Own as never
    devices.device_types.unregister('Own')
    devices.remove('a')
    expect(tags.names('/devices')).toEqual([])
  })

  it('changes nothing when the driver refuses the settings, or the name is taken', () => {
    const { kaithem } = rig()
    kaithem.devices.create('a', { type: 'DemoSensor', interval: 7 })
    kaithem.devices.create('b', {})
    expect(() => kaithem.devices.update('a', { interval: 'soon' })).toThrow(
      expect.objectContaining({ code: 'KAITHEM_VALUE' }),
    )
    expect(() => kaithem.devices.update('a', { name: 'b' })).toThrow(expect.objectContaining({ code: 'KAITHEM_STATE' }))
    expect(() => kaithem.devices.update('c', {})).toThrow(expect.objectContaining({ code: 'KAITHEM_KEY' }))
    expect(kaithem.devices.a?.config.interval).toBe(7)
  })
})

describe('subdevices', () => {
  const rack = `
    class Slot extends kaithem.devices.Device {
      constructor(name, config) { super(name, config); this.numeric_data_point('level') }
      update_config(config) { super.update_config(config); this.print('updated') }
      close() { calls.push('close ' + this.name) }
    }
    class Rack extends kaithem.devices.Device {
      constructor(name, config) { super(name, config); this.create_subdevice(Slot, 'one', { color: 'red', size: 1 }) }
      close() { calls.push('close ' + this.name) }
    }
    kaithem.devices.device_types.Rack = Rack`

  it('live under the name of their device and end before it', () => {
    const { kaithem } = rig()
    const calls: string[] = []
    inFunctionNode(kaithem, rack, { calls })
    kaithem.devices.create('rack', { type: 'Rack' })
    expect(kaithem.devices.names()).toEqual(['rack', 'rack/one'])
    expect(kaithem.devices['rack.one']?.config).toMatchObject({ color: 'red', is_subdevice: true, type: 'Slot' })
    expect(Object.keys(kaithem.devices.rack?.subdevices ?? {})).toEqual(['one'])
    expect(kaithem.tags.has('/devices/rack/one.level')).toBe(true)
    kaithem.devices.remove('rack')
    expect(calls).toEqual(['close rack/one', 'close rack'])
    expect(kaithem.devices.names()).toEqual([])
  })

  it('wait as unused settings for their device, whose own settings they override', () => {
    const { kaithem } = rig()
    inFunctionNode(kaithem, rack, { calls: [] })
    const saved = kaithem.devices.create('rack/one', { is_subdevice: 'true', color: 'blue' })
    expect(saved.status()).toBe('unused')
    kaithem.devices.create('rack', { type: 'Rack' })
    expect(kaithem.devices['rack/one']?.config).toMatchObject({ color: 'blue', size: 1 })
    kaithem.devices.update('rack', {})
    expect(kaithem.devices['rack/one']?.config.color).toBe('blue')
    kaithem.scope('x').devices.get('rack')
    kaithem.devices.get('rack')
  })

  it('get settings that come later without being made anew', () => {
    const { kaithem } = rig()
    inFunctionNode(kaithem, rack, { calls: [] })
    kaithem.devices.create('rack', { type: 'Rack' })
    kaithem.devices.create('rack/one', { is_subdevice: true, color: 'green' })
    expect(kaithem.devices['rack/one']?.config.color).toBe('green')
    expect(kaithem.devices['rack/one']?.messages).toEqual(['updated'])
    expect(() => kaithem.devices.create('rack/one', {})).toThrow(expect.objectContaining({ code: 'KAITHEM_STATE' }))
  })

  it('of a live name, or of no class, are errors', () => {
    const { kaithem } = rig()
    inFunctionNode(kaithem, rack, { calls: [] })
    const device = kaithem.devices.create('rack', { type: 'Rack' })
    const Slot = kaithem.devices['rack/one']?.constructor
    expect(() => device.create_subdevice(Slot, 'one', {})).toThrow(expect.objectContaining({ code: 'KAITHEM_STATE' }))
    expect(() => device.create_subdevice(class {}, 'two')).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
  })
})

it('settings a device changed itself survive a restart until the user changes them', () => {
  const store = createMemoryStore()
  const first = rig({ store })
  const device = first.kaithem.devices.create('a', { address: '1', color: 'red' })
  device.setDataKey('address', 17)
  device.setDataKey('temp.session', 'x')
  device.setDataKey('color', 'blue')
  const second = rig({ store }).kaithem.devices.create('a', { address: '1', color: 'green' })
  expect(second.config).toMatchObject({ address: '17', color: 'green' })
  expect(second.config['temp.session']).toBeUndefined()
})
