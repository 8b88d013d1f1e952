import { expect, it } from 'vitest'
import { rig } from '../support.ts'

it('every built-in type can be made with nothing at all, and tells its settings', () => {
  const { kaithem } = rig()
  const { device_types, Device } = kaithem.devices
  for (const name of Object.keys(device_types)) {
    const device = kaithem.devices.create(name, { type: name })
    expect(device).toBeInstanceOf(Device)
    expect(device.description).not.toBe('')
    expect(device.fields.length).toBeGreaterThan(2)
    expect(device.getCreateForm()).toContain('<input')
  }
  expect(kaithem.devices.names()).toEqual(['DemoSensor', 'MqttDevice', 'ProcessWatcher'])
  kaithem.close()
})
