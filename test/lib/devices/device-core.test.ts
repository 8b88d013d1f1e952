import { expect, it } from 'vitest'
import { createMemoryFiles } from '../../../lib/platform/fake/files.ts'
import { rig } from './support.ts'

it('has a folder below the var dir', () => {
  const { kaithem } = rig({ vardir: '/var/k', files: createMemoryFiles() })
  expect(kaithem.devices.create('a', {}).get_config_folder()).toBe('/var/k/devices/a')
  kaithem.close()
})

it('becomes short JSON', () => {
  const device = rig().kaithem.devices.create('a', { password: 'geheim' })
  expect(JSON.stringify(device)).toBe('{"device":"a","type":"","datapoints":{}}')
})
