import { expect, it } from 'vitest'
import { rig } from './support.ts'

it('gives the same handle each time, one per view, and forgets those of devices that are gone', () => {
  const { kaithem } = rig()
  const first = kaithem.devices.create('a', {})
  expect(kaithem.devices.get('a')).toBe(first)
  expect(kaithem.scope('node').devices.get('a')).not.toBe(first)
  kaithem.devices.remove('a')
  kaithem.devices.create('b', {})
  expect(kaithem.devices.create('a', {})).not.toBe(first)
})

it('shows the same devices in every view', () => {
  const { kaithem } = rig()
  const scope = kaithem.scope('node')
  scope.devices.create('a', {})
  expect([...kaithem.devices]).toEqual(['a'])
  scope.dispose()
  expect([...kaithem.devices]).toEqual([])
})
