import { expect, it } from 'vitest'
import { rig } from './support.ts'

it('behaves as the device does: members, assigning, listing, own properties', () => {
  const { kaithem } = rig()
  const device = kaithem.devices.create('d', { title: 'T' }) as unknown as Record<string, unknown>
  device.extra = 5
  expect([device.extra, 'print' in device, 'nothing' in device, Object.keys(device).includes('title')]).toEqual([
    5,
    true,
    false,
    true,
  ])
  expect(Object.getOwnPropertyDescriptor(device, 'title')?.value).toBe('T')
  Object.defineProperty(device, 'more', { value: 1, configurable: true })
  expect(device.more).toBe(1)
  delete device.extra
  expect(device.extra).toBeUndefined()
  expect(device.constructor).toBe(kaithem.devices.Device)
})

it('is empty and harmless when the device is gone, but says so when it is used', async () => {
  const { kaithem } = rig()
  const device = kaithem.devices.create('d', {})
  kaithem.devices.remove('d')
  expect(await device).toBe(device)
  expect([JSON.stringify(device), Object.keys(device), 'print' in device]).toEqual(['{}', [], false])
  expect(() => device.print('x')).toThrow(expect.objectContaining({ code: 'KAITHEM_KEY' }))
  kaithem.devices.create('d', {})
  device.print('back')
  expect(device.messages).toEqual(['back'])
})
