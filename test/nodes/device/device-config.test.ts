import { expect, it } from 'vitest'
import { parseConfig } from '../../../nodes/device/config.ts'
import { deviceConfig, secretsOf } from '../../../nodes/device/device-config.ts'

it('puts secrets and the settings of the framework in', () => {
  const settings = { url: 'u', type: 'Other', 'kaithem.read_perms': 'all' }
  const config = parseConfig({
    name: 'a',
    deviceType: 'X',
    settings,
    read: 'view',
    inputs: [{ point: 'p', tag: '/t' }],
  })
  expect(deviceConfig(config, { secret_password: 'p', other: 'no' })).toEqual({
    ...{ url: 'u', type: 'X', password: 'p', 'kaithem.read_perms': 'view', 'kaithem.write_perms': '' },
    ...{ 'kaithem.input_bindings': [{ point: 'p', tag: '/t' }], 'kaithem.output_bindings': [] },
  })
})

it('takes any credentials', () => {
  for (const odd of [undefined, null, 'x', { secret_a: 5 }, { secret_b: '' }])
    expect(Object.keys(secretsOf(odd))).toEqual([])
})
