import { afterAll, beforeAll, expect, it } from 'vitest'
import kaithem from '../../../dist/lib/index.js'
import { type FlowNode, startRed, type TestRed } from '../../support/red.ts'
import { ask } from '../kaithem/routes/ask.ts'

let red: TestRed
beforeAll(async () => {
  red = await startRed()
})
afterAll(() => red.stop())

const device: FlowNode = {
  id: 'd',
  type: 'kaithem-device',
  name: 'routes/demo',
  deviceType: 'DemoSensor',
  settings: {},
}

it('names the types with their settings, also those a function node registers', async () => {
  class Own extends kaithem.devices.Device {
    static override config_properties = { token: { secret: true, title: 'Token' } }
  }
  kaithem.devices.device_types.RouteType = Own
  const { status, body } = await ask(red, 'kaithem/editor/device-types')
  expect(status).toBe(200)
  const types = body as { name: string; fields: { key: string; type: string }[] }[]
  expect(types.map(({ name }) => name)).toEqual(['DemoSensor', 'MqttDevice', 'ProcessWatcher', 'RouteType'])
  expect(types.at(-1)?.fields).toEqual([expect.objectContaining({ key: 'token', type: 'secret' })])
  kaithem.devices.device_types.unregister('RouteType')
})

it('tells how a device is, without its settings', async () => {
  await red.deploy([device])
  const { body } = await ask(red, 'kaithem/editor/device?name=routes%2Fdemo')
  expect(body).toMatchObject({ name: 'routes/demo', type: 'DemoSensor', works: true, status: 'running', error: '' })
  const { points } = body as { points: object[] }
  expect(points).toContainEqual({
    ...{ name: 'switch', tag: '/devices/routes/demo.switch', value: '0', unit: '', writable: true, isSet: false },
  })
  expect((await ask(red, 'kaithem/editor/device?name=nobody')).body).toBeNull()
  expect((await ask(red, 'kaithem/editor/device')).body).toBeNull()
})
