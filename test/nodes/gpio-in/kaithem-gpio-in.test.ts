import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import kaithem, { KaithemError } from '../../../dist/lib/index.js'
import { type FlowNode, startRed, type TestRed } from '../../support/red.ts'
import { until } from '../../support/wait.ts'

let red: TestRed
beforeAll(async () => {
  red = await startRed()
})
afterAll(() => red.stop())

const node = (settings: object): FlowNode => ({
  ...{ id: 'n', type: 'kaithem-gpio-in', name: 'door', pin: '17', mock: true, wires: [['out']] },
  ...settings,
})
const probes: FlowNode[] = ['out', 'out2', 'out3', 'out4', 'caught'].map((id) => ({
  id,
  type: 'test-probe',
  wires: [],
}))
const catcher: FlowNode = { id: 'catch', type: 'catch', scope: null, uncaught: false, wires: [['caught']] }
const deploy = (settings: object, ...more: FlowNode[]): Promise<void> =>
  red.deploy([node(settings), ...probes, catcher, ...more])

interface Input {
  set_raw_mock_value(level: 0 | 1): void
  mock(level: 0 | 1, options: { by: string }): void
  unmock(): void
}
const pin = (name: number | string = 17): Input => kaithem.gpio.get(name) as unknown as Input
const events = (id = 'out'): unknown[] => red.messages(id).map(({ event }) => event)

describe('messages', () => {
  it('sends the value at the start, then each change, with all that belongs to it', async () => {
    await deploy({})
    expect(await red.next('out')).toMatchObject({ payload: 0, event: 'start', topic: '/system/gpio/17', pin: 17 })
    const before = kaithem.time.time()
    pin().set_raw_mock_value(0)
    const pressed = await red.next('out')
    expect(pressed).toMatchObject({ payload: 1, event: 'active', topic: '/system/gpio/17', pin: 17 })
    expect(Math.abs((pressed.timestamp as number) - before)).toBeLessThan(5)
    expect(kaithem.tags.get('/system/gpio/17').value).toBe(1)
    pin().set_raw_mock_value(1)
    expect(await red.next('out')).toMatchObject({ payload: 0, event: 'inactive' })
  })

  it('sends true and false, and nothing at the start, when asked so', async () => {
    await deploy({ payload: 'boolean', emitOnStart: false })
    pin().set_raw_mock_value(0)
    expect((await red.next('out')).payload).toBe(true)
    expect(events()).toEqual(['active'])
  })

  it('tells holding, again and again', async () => {
    await deploy({ hold: true, holdTime: '0.05', holdRepeat: true, changes: false, emitOnStart: false })
    pin().set_raw_mock_value(0)
    await until(() => events().length >= 3, 5000, 'three times held')
    pin().set_raw_mock_value(1)
    await red.status('n', ({ text }) => text?.startsWith('inactive') === true)
    expect(new Set(events())).toEqual(new Set(['hold']))
    expect(red.messages('out')[0]?.payload).toBe(1)
  })

  it('tells clicks, double clicks and long presses', async () => {
    await deploy({ gestures: true, doubleTime: '0.15', longTime: '0.3', changes: false, emitOnStart: false })
    const click = (): void => {
      pin().set_raw_mock_value(0)
      pin().set_raw_mock_value(1)
    }
    click()
    expect(await red.next('out')).toMatchObject({ event: 'click', payload: 1, count: 1 })
    click()
    click()
    expect(await red.next('out')).toMatchObject({ event: 'double', count: 2 })
    pin().set_raw_mock_value(0)
    expect(await red.next('out')).toMatchObject({ event: 'long', count: 1 })
    pin().set_raw_mock_value(1)
    await deploy({ gestures: true, doubleTime: '0.15', maxClicks: '3', changes: false, emitOnStart: false })
    for (let i = 0; i < 3; i++) click()
    expect(await red.next('out')).toMatchObject({ event: 'multiple', count: 3 })
  })

  it('has an output for each kind of event', async () => {
    const wires = [['out'], ['out2'], ['out3'], ['out4']]
    await deploy({ separate: true, wires, hold: true, holdTime: '0.02', gestures: true, maxClicks: '1' })
    pin().set_raw_mock_value(0)
    await until(() => events('out3').length > 0, 5000, 'hold')
    pin().set_raw_mock_value(1)
    await until(() => events('out4').length > 0, 5000, 'click')
    await until(() => events('out2').length > 1, 5000, 'release')
    expect([events('out'), events('out2'), events('out3'), events('out4')]).toEqual([
      ['active'],
      ['start', 'inactive'],
      ['hold'],
      ['click'],
    ])
  })

  it('leaves out bouncing, and ends with what is true', async () => {
    await deploy({ bounceTime: '0.1', emitOnStart: false })
    for (const level of [0, 1, 0, 1, 0] as const) pin().set_raw_mock_value(level)
    pin().set_raw_mock_value(1)
    await until(() => events().length === 2, 5000, 'two messages')
    expect(events()).toEqual(['active', 'inactive'])
  })

  it('takes every spelling of a pin', async () => {
    await deploy({ pin: 'J8:7' })
    expect(await red.next('out')).toMatchObject({ pin: 4, topic: '/system/gpio/4' })
  })
})

describe('status', () => {
  it('says what the pin does and that it is virtual', async () => {
    await deploy({})
    await red.status('n', ({ text, shape }) => text === 'inactive · virtual pin' && shape === 'ring')
    pin().set_raw_mock_value(0)
    await red.status(
      'n',
      ({ text, shape, fill }) => text === 'active · virtual pin' && shape === 'dot' && fill === 'blue',
    )
  })

  it('says why there is no real pin', async () => {
    await deploy({ mock: false })
    await red.status('n', ({ text, fill }) => text === 'inactive · no GPIO here: virtual pin' && fill === 'blue')
  })

  it('says that a person has mocked it', async () => {
    await deploy({ mock: false })
    pin().mock(0, { by: 'ann' })
    await red.status('n', ({ text, fill }) => text === 'active · mocked' && fill === 'yellow')
    pin().unmock()
    await red.status('n', ({ text }) => text === 'inactive · no GPIO here: virtual pin')
  })

  it('says that another one took the pin', async () => {
    await deploy({})
    kaithem.gpio.DigitalInput(17, { mock: true })
    await red.status('n', ({ text, fill }) => text === 'another node took this pin' && fill === 'red')
    kaithem.gpio.get(17)?.close()
  })
})

describe('what is wrong', () => {
  it.each([
    [{ pin: '' }, 'KAITHEM_VALUE'],
    [{ pin: 'BOARD6' }, 'KAITHEM_VALUE'],
    [{ pin: 'GPIO2', pull: 'down' }, 'KAITHEM_VALUE'],
  ])('%j is told to catch nodes', async (settings, code) => {
    await deploy(settings)
    const { error } = (await red.next('caught')) as { error?: { code?: string } }
    expect(error?.code).toBe(code)
    expect(red.status('n').fill).toBe('red')
  })
})

it('lets go of its pin, and takes another after a deploy', async () => {
  await deploy({})
  expect(pin()).toBeDefined()
  await deploy({ pin: '22' })
  expect([kaithem.gpio.get(17), kaithem.gpio.get(22) !== undefined]).toEqual([undefined, true])
  await red.deploy([])
  expect(kaithem.gpio.pins()).toEqual([])
  expect(red.errors.filter(({ text }) => !/pin/i.test(text))).toEqual([])
})

it('shows who has the pin, and takes it when it is free', async () => {
  const settings = (globalThis as unknown as Record<symbol, { gpio?: unknown }>)[Symbol.for('kaithem.settings')]
  const line = { read: () => 1 as const, close: () => undefined }
  let isFree = false
  const backend = {
    ...{ name: 'cdev', features: { pull: true, drive: true, debounce: true, timestamps: true, pwm: false } },
    ...{ probe: () => undefined, lines: () => [], close: () => undefined },
    openInput: () => {
      if (isFree) return line
      throw new KaithemError('KAITHEM_STATE', 'Line 17 is used by gpiomon', { consumer: 'gpiomon' })
    },
    openOutput: () => line,
    openPwm: () => line,
  }
  if (settings === undefined) throw new Error('no settings')
  settings.gpio = backend
  try {
    await deploy({ mock: false })
    const { error } = (await red.next('caught')) as { error?: { code?: string } }
    expect(error?.code).toBe('KAITHEM_STATE')
    await red.status(
      'n',
      ({ text, fill }) => text === 'in use by gpiomon: stop it or take another pin' && fill === 'red',
    )
    isFree = true
    await red.status('n', ({ text, fill }) => text === 'inactive · cdev' && fill === 'green', 15_000)
    expect(await red.next('out')).toMatchObject({ event: 'start', payload: 0 })
  } finally {
    settings.gpio = 'auto'
    await red.deploy([])
  }
})
