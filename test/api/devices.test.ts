/** Every public name of kaithem.devices does what its documentation promises. */

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

describe('kaithem.devices', () => {
  it('kaithem.devices.create makes a device, found by name as a member', () => {
    const device = kaithem.devices.create('porch', { type: 'DemoSensor', title: 'Porch' })
    expect(device.title).toBe('Porch')
    expect(kaithem.devices.porch?.name).toBe('porch')
    expect(kaithem.devices.porch).toBe(device)
    expect([...kaithem.devices]).toEqual(['porch'])
    expect(() => kaithem.devices.nobody).toThrow(code('KAITHEM_KEY'))
    expect(() => kaithem.devices.create('porch')).toThrow(code('KAITHEM_STATE'))
  })

  it('kaithem.devices.remove ends it for good; what is held says so', () => {
    const device = kaithem.devices.create('a', {})
    expect([kaithem.devices.remove('a'), kaithem.devices.remove('a')]).toEqual([true, false])
    expect(() => device.status()).toThrow(code('KAITHEM_KEY'))
  })

  it('kaithem.devices.update makes it anew; what is held is the new one', () => {
    const device = kaithem.devices.create('a', { color: 'red' })
    kaithem.devices.update('a', { color: 'blue' })
    expect(device.config.color).toBe('blue')
  })

  it('kaithem.devices.get gives placeholders too, or undefined', () => {
    kaithem.devices.create('a', { type: 'Missing' })
    expect(kaithem.devices.get('a')?.status()).toBe('unsupported')
    expect(kaithem.devices.get('b')).toBeUndefined()
    expect(() => kaithem.devices.a).toThrow(code('KAITHEM_UNAVAILABLE'))
  })

  it('kaithem.devices.has tells whether there is a device or a placeholder', () => {
    kaithem.devices.create('a', { type: 'Missing' })
    expect([kaithem.devices.has('a'), kaithem.devices.has('b'), 'a' in kaithem.devices]).toEqual([true, false, true])
  })

  it('kaithem.devices.names leaves placeholders out', () => {
    kaithem.devices.create('b', {})
    kaithem.devices.create('a', {})
    kaithem.devices.create('c', { type: 'Missing' })
    expect(kaithem.devices.names()).toEqual(['a', 'b'])
    expect(Object.keys(kaithem.devices)).toEqual(['a', 'b'])
  })
})

describe('kaithem.devices.device_types', () => {
  it('kaithem.devices.device_types takes classes by assignment, reading and deleting', () => {
    class Own extends kaithem.devices.Device {}
    kaithem.devices.device_types.Own = Own as never
    expect(kaithem.devices.device_types.Own).toBe(Own)
    expect(kaithem.devices.create('a', { type: 'Own' })).toBeInstanceOf(Own)
    delete kaithem.devices.device_types.Own
    expect(kaithem.devices.names()).toEqual([])
    expect(() => {
      kaithem.devices.device_types.Bad = class {} as never
    }).toThrow(code('KAITHEM_TYPE'))
  })

  it('kaithem.devices.deviceTypes is the same table', () => {
    expect(kaithem.devices.deviceTypes).toBe(kaithem.devices.device_types)
  })

  it('kaithem.devices.device_types.register takes a class by its own name', () => {
    class Named extends kaithem.devices.Device {}
    kaithem.devices.device_types.register(Named as never)
    kaithem.devices.device_types.register('other', Named as never)
    expect(Object.keys(kaithem.devices.device_types)).toEqual(expect.arrayContaining(['Named', 'other']))
  })

  it('kaithem.devices.device_types.unregister ends a registration, not a built-in type', () => {
    class Named extends kaithem.devices.Device {}
    kaithem.devices.device_types.register('Named', Named as never)
    const { device_types } = kaithem.devices
    expect([device_types.unregister('Named'), device_types.unregister('DemoSensor')]).toEqual([true, false])
    expect(device_types.DemoSensor).toBeDefined()
  })
})
