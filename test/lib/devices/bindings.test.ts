import { describe, expect, it } from 'vitest'
import { readBindings } from '../../../lib/devices/bindings.ts'
import { inFunctionNode, rig } from './support.ts'

const type = `kaithem.devices.device_types.T = class extends kaithem.devices.Device {
  constructor(name, config) {
    super(name, config)
    this.numeric_data_point('level')
    this.string_data_point('text')
    this.numeric_data_point('bell', { subtype: 'trigger' })
  }
}`

function bound(input: unknown, output: unknown = []) {
  const { kaithem } = rig()
  inFunctionNode(kaithem, type)
  const device = kaithem.devices.create('t', {
    type: 'T',
    'kaithem.input_bindings': input,
    'kaithem.output_bindings': output,
  })
  return { kaithem, device }
}

describe('readBindings', () => {
  it('takes pairs, an object, or their JSON', () => {
    expect(readBindings([['a', '/b']], 'x')).toEqual([['a', '/b']])
    expect(readBindings([{ point: 'a', tag: '/b' }], 'x')).toEqual([['a', '/b']])
    expect(readBindings({ a: '/b' }, 'x')).toEqual([['a', '/b']])
    expect(readBindings('[["a","/b"]]', 'x')).toEqual([['a', '/b']])
    expect(readBindings('', 'x')).toEqual([])
  })

  it.each(['no JSON', [1], [['a']], 5])('refuses %j', (value) => {
    expect(() => readBindings(value, 'x')).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  })
})

it('copies tags into points and points to tags, also expressions', () => {
  const { kaithem, device } = bound(
    [
      ['level', "=tv('/in') * 2"],
      ['text', '/word'],
    ],
    { level: '/out' },
  )
  kaithem.tags['/in'].value = 4
  kaithem.tags.StringTag('/word').value = 'hello'
  expect(device.datapoints).toMatchObject({ level: 8, text: 'hello' })
  expect(kaithem.tags['/out'].value).toBe(8)
})

it('counts triggers up instead of copying', () => {
  const { kaithem, device } = bound([['bell', '/button']], [['bell', '/rings']])
  for (const value of [1, 0, 1]) kaithem.tags['/button'].value = value
  expect(device.datapoints.bell).toBe(2)
  expect(kaithem.tags['/rings'].value).toBe(2)
})

it('a ring of triggers ends', () => {
  const { kaithem, device } = bound([['bell', '/ring']], [['bell', '/ring']])
  kaithem.tags['/ring'].subtype = 'trigger'
  kaithem.tags['/ring'].value = 1
  expect(device.datapoints.bell).toBeLessThan(4)
  expect(device.errors).toEqual([])
})

it('binds points that are made later', () => {
  const { kaithem } = rig()
  const device = kaithem.devices.create('d', { 'kaithem.input_bindings': [['late', '/in']] })
  kaithem.tags['/in'].value = 3
  device.numeric_data_point('late')
  expect(device.datapoints.late).toBe(3)
})

it('odd bindings are errors of the device, and the device works', () => {
  const { device } = bound('odd', [['level', '/b?']])
  expect(device.errors).toHaveLength(2)
  expect(device.status()).toBe('norm')
})

it('are hidden from the driver', () => {
  expect(Object.keys(bound([]).device.config)).not.toContain('kaithem.input_bindings')
})
