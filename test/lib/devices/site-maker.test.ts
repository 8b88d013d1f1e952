import { expect, it } from 'vitest'
import { rig } from './support.ts'

it('hides what belongs to the framework and exposes tags as the settings say', () => {
  const { kaithem } = rig()
  const device = kaithem.devices.create('d', {
    'kaithem.secret': 1,
    'kaithem.read_perms': ['view', 'see'],
    'kaithem.write_perms': 'edit',
  })
  device.numeric_data_point('a')
  expect(Object.keys(device.config)).toEqual(['kaithem.read_perms', 'kaithem.write_perms', 'name', 'type'])
  expect(kaithem.tags['/devices/d.a']?.exposure).toMatchObject({ read: ['view', 'see'], write: ['edit'] })
  const closed = kaithem.devices.create('e', { 'kaithem.read_perms': ' ' })
  closed.numeric_data_point('a')
  expect(kaithem.tags['/devices/e.a']?.exposure).toBeUndefined()
})

it('notes what goes wrong in its name, and leaves it to be shown outside', async () => {
  const { kaithem, logged, clock } = rig()
  const device = kaithem.devices.create('d', {})
  device.after(1, async () => {
    throw new Error('broken')
  })
  await clock.advance(2)
  expect(device.errors).toEqual(['device d, timer: broken'])
  expect(logged.join()).toContain('broken')
})
