import { expect, it } from 'vitest'
import { typeNameOf } from '../../../lib/devices/type-table.ts'
import { rig } from './support.ts'

it('the newest registration of a name holds, and a built-in type comes back after it', () => {
  const { kaithem } = rig()
  const { device_types, Device } = kaithem.devices
  const builtin = device_types.DemoSensor
  const [first, second] = [kaithem.scope('first'), kaithem.scope('second')]
  class One extends Device {}
  class Two extends Device {}
  first.devices.device_types.DemoSensor = One as never
  second.devices.device_types.DemoSensor = Two as never
  first.dispose()
  expect(device_types.DemoSensor).toBe(Two)
  second.dispose()
  expect(device_types.DemoSensor).toBe(builtin)
})

it('the base class has three names that cannot be taken', () => {
  const { device_types, Device } = rig().kaithem.devices
  expect([device_types.device, device_types.Device, device_types['']]).toEqual([Device, Device, Device])
  expect(() => device_types.register('device', Device)).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
})

it.each([5, null, undefined, {}, () => {}, class {}])('refuses %s for a class', (value) => {
  const { device_types } = rig().kaithem.devices
  expect(() => device_types.register('X', value as never)).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
})

it('has room for any name, and none changes the table itself', () => {
  const { device_types, Device } = rig().kaithem.devices
  class X extends Device {}
  device_types.register('__proto__', X as never)
  expect(Object.keys(device_types)).toContain('__proto__')
  expect('register' in device_types && 'X' in device_types).toBe(false)
  Object.defineProperty(device_types, 'Y', { value: X, configurable: true, enumerable: true, writable: true })
  expect(device_types.Y).toBe(X)
})

it('classes go by their device_type, or by their name', () => {
  class A {}
  class B {
    readonly name = 'b'
    static device_type = 'b'
  }
  class C extends B {}
  expect([typeNameOf(A), typeNameOf(B), typeNameOf(C), typeNameOf(5)]).toEqual(['A', 'b', 'C', ''])
})
