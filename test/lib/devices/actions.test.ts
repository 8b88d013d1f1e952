import { expect, it } from 'vitest'
import { scaleColor } from '../../../lib/devices/actions.ts'
import { rig } from './support.ts'

function lamp() {
  const device = rig().kaithem.devices.create('lamp', {})
  device.numeric_data_point('switch', { subtype: 'bool' })
  device.string_data_point('color', { subtype: 'color' })
  device.numeric_data_point('trigger', { subtype: 'trigger' })
  return device
}

it('toggles, sets and triggers', () => {
  const device = lamp()
  device.actions.toggle()
  expect(device.datapoints.switch).toBe(1)
  device.actions.toggle('switch')
  device.actions.set('color', '#102030')
  device.actions.trigger()
  device.actions.trigger()
  expect(device.datapoints).toEqual({ switch: 0, color: '#102030', trigger: 2 })
})

it('dims from the full colour each time', () => {
  const device = lamp()
  device.actions.dim(0.5)
  expect(device.datapoints.color).toBe('#808080')
  device.actions.dim(0.5, '#ff8000')
  device.actions.dim(0.5)
  expect(device.datapoints.color).toBe('#804000')
  device.actions.dim(1)
  expect(device.datapoints.color).toBe('#ff8000')
})

it('knows colours, and refuses others', () => {
  expect(scaleColor('#fff', 0)).toBe('#000000')
  expect(scaleColor('#FF0000aa', 1)).toBe('#ff0000')
  expect(() => scaleColor('red', 1)).toThrow(/not a colour/)
  for (const luma of [2, -1, Number.NaN, 'x']) expect(() => scaleColor('#fff', luma as number)).toThrow(/brightness/)
  expect(() => lamp().actions.toggle('nope')).toThrow(expect.objectContaining({ code: 'KAITHEM_KEY' }))
})
