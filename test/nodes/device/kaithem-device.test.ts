import { execFileSync } from 'node:child_process'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import kaithem from '../../../dist/lib/index.js'
import { type FlowNode, startRed, type TestRed } from '../../support/red.ts'
import { until } from '../../support/wait.ts'
import { ask } from '../kaithem/routes/ask.ts'

let red: TestRed
beforeAll(async () => {
  red = await startRed()
})
afterEach(() => red.deploy([]))
afterAll(() => red.stop())

const device = (settings: object): FlowNode => ({
  ...{ id: 'd', type: 'kaithem-device', name: 'demo', deviceType: 'DemoSensor', settings: {} },
  ...settings,
})
const code = (func: string, id = 'f'): FlowNode => ({
  id,
  type: 'function',
  func,
  outputs: 1,
  initialize: func,
  wires: [[]],
})
const watch = (tag: string): FlowNode[] => [
  { id: 'w', type: 'kaithem-tag', tag, action: 'watch', emitOnStart: true, wires: [['out']] },
  { id: 'out', type: 'test-probe', wires: [] },
]

it('makes a device that tag nodes see', async () => {
  await red.deploy([
    device({ settings: { interval: '0.1', temperature: '30', noise: '0' } }),
    ...watch('/devices/demo.temperature'),
  ])
  expect(await red.next('out')).toMatchObject({ payload: 30 })
  await red.status('d', ({ text }) => text === 'running')
})

it('follows and copies tags', async () => {
  const inputs = [{ point: 'switch', tag: '/devicetest/in' }]
  const outputs = [{ point: 'switch', tag: '/devicetest/out' }]
  await red.deploy([device({ inputs, outputs })])
  kaithem.tags['/devicetest/in'].value = 1
  expect(kaithem.tags['/devicetest/out'].value).toBe(1)
})

describe('deploys', () => {
  it('keep the tags and their watchers when only the device changes', async () => {
    const flow = (settings: object) => [device({ settings }), ...watch('/devices/demo.switch')]
    await red.deploy(flow({}))
    kaithem.tags['/devices/demo.switch'].value = 1
    await red.next('out')
    const before = red.messages('out').length
    await red.deploy(flow({ temperature: '25' }), 'nodes')
    expect(kaithem.devices.demo?.config.temperature).toBe('25')
    kaithem.tags['/devices/demo.switch'].value = 0
    await until(() => red.messages('out').length > before)
  })

  it('remove the device and its tags with the node', async () => {
    await red.deploy([device({})])
    expect(kaithem.devices.names()).toEqual(['demo'])
    await red.deploy([])
    expect(kaithem.devices.names()).toEqual([])
    expect(kaithem.tags.names('/devices/demo')).toEqual([])
  })

  it('keep what the device has saved while the node is disabled', async () => {
    await red.deploy([device({})])
    kaithem.devices.demo?.setDataKey('calibration', '7')
    await red.deploy([device({ d: true })], 'nodes')
    expect(kaithem.devices.names()).toEqual([])
    await red.deploy([device({})], 'nodes')
    expect(kaithem.devices.demo?.config.calibration).toBe('7')
    await red.deploy([])
    await red.deploy([device({})])
    expect(kaithem.devices.demo?.config.calibration).toBeUndefined()
  })

  it('leave nothing behind, 20 times', async () => {
    for (let count = 0; count < 20; count++) await red.deploy([device({ settings: { seed: String(count) } })])
    expect(kaithem.devices.names()).toEqual(['demo'])
    expect(red.errors).toEqual([])
  })
})

it('waits for a type that a function node registers, loses it with that node, and gets it again', async () => {
  const lamp = `
    class Lamp extends kaithem.devices.Device {
      constructor(name, config) {
        super(name, config)
        this.string_data_point('secret', { default: config.token })
      }
    }
    Lamp.config_properties = { token: { secret: true } }
    kaithem.devices.device_types.FlowLamp = Lamp`
  const own = device({ deviceType: 'FlowLamp', credentials: { secret_token: 'geheim' } })
  await red.deploy([own])
  await red.status('d', ({ text }) => text?.includes('unsupported') === true)
  expect(kaithem.devices.has('demo')).toBe(true)
  await red.deploy([own, code(lamp)])
  await until(() => kaithem.devices.names().includes('demo'))
  // The dialog asks for the types before somebody can enter a secret; from then on it is kept.
  await ask(red, 'kaithem/editor/device-types')
  await red.deploy([own, code(lamp)])
  await until(() => kaithem.devices.names().includes('demo'))
  expect(kaithem.devices.demo?.datapoints.secret).toBe('geheim')
  await red.deploy([{ ...own, credentials: {} }])
  await until(() => !kaithem.devices.names().includes('demo'))
})

describe('bad input', () => {
  it.each([
    ['no name', { name: '' }, 'KAITHEM_VALUE'],
    ['an illegal name', { name: 'a$b' }, 'KAITHEM_NAME'],
    ['no type', { deviceType: '' }, 'KAITHEM_VALUE'],
  ])('%s shows on the node', async (_title, settings, code) => {
    await red.deploy([device(settings)])
    await red.status('d', ({ fill, text }) => fill === 'red' && text?.endsWith(code) === true)
  })

  it('a name twice shows on the second node', async () => {
    await red.deploy([device({}), device({ id: 'e' })])
    await until(() => ['d', 'e'].some((id) => red.status(id).text?.endsWith('KAITHEM_STATE') === true))
    expect(kaithem.devices.names()).toEqual(['demo'])
  })

  it('odd settings are said, and the device does what it can', async () => {
    await red.deploy([device({ settings: { interval: 'often' } })])
    await red.status('d', ({ fill }) => fill === 'red')
    expect(red.log.some(({ text }) => String(text).includes('interval'))).toBe(true)
    expect(kaithem.devices.demo?.datapoints.temperature).toBeTypeOf('number')
  })

  it('a constructor that throws shows on the node', async () => {
    const bad = `kaithem.devices.device_types.FlowBad = class extends kaithem.devices.Device {
      constructor(name, config) { super(name, config); throw new Error('no hardware') }
    }`
    await red.deploy([device({ deviceType: 'FlowBad' }), code(bad)])
    await until(() => red.errors.some(({ text }) => String(text).includes('no hardware')))
    await red.status('d', ({ text }) => text?.includes('unsupported') === true)
  })
})

it('the example reads the temperature, heats, and runs the program', async () => {
  const { examples } = await import('../../support/package-info.ts')
  const example = examples.find(({ path }) => path.includes('demo sensor'))
  await red.deploy(example?.nodes as FlowNode[])
  // The node of the PATH, which need not be the one that runs this.
  const version = execFileSync('node', ['--version'], { encoding: 'utf8' }).trim()
  await until(() => kaithem.devices['node version']?.datapoints.version === version)
  expect(kaithem.tags['/devices/node version.major'].value).toBe(Number(/\d+/.exec(version)?.[0]))
  const on = example?.nodes.find(({ type, name }) => type === 'inject' && name === 'on')
  red.receive(String(on?.id), { payload: 1 })
  await until(() => kaithem.devices['demo room']?.status() === 'heating')
})
