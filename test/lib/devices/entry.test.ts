import { expect, it } from 'vitest'
import { inFunctionNode, rig } from './support.ts'

it('keeps tags while they are used: watched, claimed, or read by an expression', () => {
  const { kaithem } = rig()
  const device = kaithem.devices.create('d', {})
  for (const name of ['watched', 'claimed', 'read', 'free']) device.numeric_data_point(name)
  kaithem.tags['/devices/d.watched'].subscribe(() => {})
  kaithem.tags['/devices/d.claimed'].claim(1, 'mine', 60)
  void kaithem.tags["=tv('/devices/d.read')"]?.value
  kaithem.devices.remove('d')
  expect(kaithem.tags.names('/devices')).toEqual(['/devices/d.claimed', '/devices/d.read', '/devices/d.watched'])
})

it('rejections of overridden methods are reported, not thrown', async () => {
  const { kaithem, logged, clock } = rig()
  const code = `kaithem.devices.device_types.T = class extends kaithem.devices.Device {
    async update_config() { throw new Error('later') }
    async on_ui_message() { throw new Error('page') }
  }`
  inFunctionNode(kaithem, code)
  kaithem.devices.create('d', { type: 'T' })
  kaithem.message.post('/devices/ui/d/in', 1)
  await clock.advance(0)
  await clock.advance(0)
  expect(logged.join()).toContain('page')
})
