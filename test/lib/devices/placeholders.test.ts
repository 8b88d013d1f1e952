import { expect, it } from 'vitest'
import { rig } from './support.ts'

it('say what they are, and take everything a device takes', () => {
  const { kaithem } = rig()
  const missing = kaithem.devices.create('a', { type: 'X' })
  const unused = kaithem.devices.create('b/c', { is_subdevice: true })
  expect([missing.status(), unused.status()]).toEqual(['unsupported', 'unused'])
  missing.numeric_data_point('p')
  missing.print('x')
  expect([missing.messages, kaithem.devices.remove('a'), kaithem.devices.remove('b/c')]).toEqual([['x'], true, true])
  expect(kaithem.devices.has('b/c')).toBe(false)
})
