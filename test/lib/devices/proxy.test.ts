import { expect, it } from 'vitest'
import { rig } from './support.ts'

it('is asked by languages and tools without an error', () => {
  const { kaithem } = rig()
  const devices = kaithem.devices as unknown as Record<string, unknown>
  expect([devices.then, devices.toJSON, devices.constructor, devices.length]).toEqual(Array(4).fill(undefined))
  expect(String(kaithem.devices)).toBe('[object Devices]')
  expect(JSON.stringify(kaithem.devices)).toBe('{}')
})

it('has devices as members: listing, in, delete, no assigning', () => {
  const { kaithem } = rig()
  kaithem.devices.create('a', {})
  kaithem.devices.create('rack/one', {})
  const devices = kaithem.devices as unknown as Record<string, unknown>
  expect(Object.entries(devices).map(([name]) => name)).toEqual(['a', 'rack/one'])
  expect(devices['rack.one']).toBe(devices['rack/one'])
  expect(() => {
    devices.a = 5
  }).toThrow(expect.objectContaining({ code: 'KAITHEM_STATE' }))
  delete devices.a
  expect('a' in devices).toBe(false)
  expect(() => Object.defineProperty(devices, 'x', { value: 1 })).toThrow(TypeError)
})
