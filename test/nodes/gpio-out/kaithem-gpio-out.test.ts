import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import kaithem from '../../../dist/lib/index.js'
import { type FlowNode, startRed, type TestRed } from '../../support/red.ts'
import { until } from '../../support/wait.ts'

let red: TestRed
beforeAll(async () => {
  red = await startRed()
})
afterAll(() => red.stop())

const node = (settings: object): FlowNode => ({
  ...{ id: 'n', type: 'kaithem-gpio-out', name: 'lamp', pin: '18', mock: true, wires: [['out']] },
  ...settings,
})
const probes: FlowNode[] = ['out', 'caught'].map((id) => ({ id, type: 'test-probe', wires: [] }))
const catcher: FlowNode = { id: 'catch', type: 'catch', scope: null, uncaught: false, wires: [['caught']] }
const deploy = (settings: object): Promise<void> => red.deploy([node(settings), ...probes, catcher])

interface Output {
  readonly state: { level: number | null }
  force(value: number, options: { by: string }): void
  unforce(): void
}
const pin = (name: number | string = 18): Output => kaithem.gpio.get(name) as unknown as Output
const level = (name?: number): number | null => pin(name).state.level
const tag = () => kaithem.tags.NumericTag('/system/gpio/18')

/** The tag keeps its value over tests; each begins at 0. */
async function fresh(settings: object): Promise<void> {
  tag().value = 0
  await deploy(settings)
}

describe('messages', () => {
  it('set the tag, the pin follows, and what is in force goes out', async () => {
    await fresh({})
    red.receive('n', { payload: 1, mine: 'stays' })
    expect(await red.next('out')).toMatchObject({
      ...{ payload: 1, topic: '/system/gpio/18', source: 'default', pin: 18, mine: 'stays' },
    })
    expect(level()).toBe(1)
    for (const [payload, expected] of [
      ['off', 0],
      ['toggle', 1],
      [false, 0],
      ['on', 1],
      [0.5, 0],
    ] as const) {
      red.receive('n', { payload })
      await red.next('out')
      expect([payload, level()]).toEqual([payload, expected])
    }
  })

  it('claim with a priority, and release', async () => {
    await fresh({ action: 'claim', claim: 'person', priority: '80' })
    red.receive('n', { payload: 'on' })
    expect(await red.next('out')).toMatchObject({ payload: 1, source: 'person' })
    tag().value = 0
    expect(level()).toBe(1)
    red.receive('n', { action: 'release', claim: 'nobody' })
    expect(await red.next('out')).toMatchObject({ payload: 1, source: 'person' })
    red.receive('n', { action: 'release' })
    expect(await red.next('out')).toMatchObject({ payload: 0, source: 'default' })
    expect(level()).toBe(0)
  })

  it('make a claim that expires', async () => {
    await fresh({ action: 'claim', expiration: '0.1' })
    red.receive('n', { payload: 1 })
    await red.next('out')
    expect(level()).toBe(1)
    await until(() => level() === 0, 5000, 'the end of the claim')
  })

  it('read without changing anything', async () => {
    await fresh({ action: 'read' })
    red.receive('n', { payload: 1 })
    expect(await red.next('out')).toMatchObject({ payload: 0 })
  })

  it('blink and pulse', async () => {
    await fresh({})
    const seen: unknown[] = []
    const watch = tag().subscribe((value: number) => seen.push(value))
    red.receive('n', { payload: { blink: { on_time: 0.02, off_time: 0.02, n: 2 } } })
    await until(() => seen.length >= 4, 5000, 'two times')
    expect(seen.slice(0, 4)).toEqual([1, 0, 1, 0])
    red.receive('n', { payload: { pulse: { length: 0.02 } } })
    await until(() => seen.length >= 6, 5000, 'a pulse')
    watch.unsubscribe()
    expect(level()).toBe(0)
  })

  it.each([
    [{ payload: 'perhaps' }, 'KAITHEM_VALUE'],
    [{ payload: 255 }, 'KAITHEM_VALUE'],
    [{}, 'KAITHEM_TYPE'],
    [{ payload: { blink: { on_time: -1 } } }, 'KAITHEM_VALUE'],
    [{ payload: 1, priority: 101 }, 'KAITHEM_VALUE'],
    [{ payload: 1, action: 'watch' }, 'KAITHEM_VALUE'],
  ])('%j is an error that catch nodes get, and changes nothing', async (message, code) => {
    await fresh({})
    red.receive('n', { ...message })
    const { error } = (await red.next('caught')) as { error?: { code?: string } }
    expect(error?.code).toBe(code)
    expect([level(), red.messages('out')]).toEqual([0, []])
    red.receive('n', { payload: 0 })
    await red.next('out')
    await red.status('n', ({ text }) => text === 'off · virtual pin')
  })
})

describe('settings', () => {
  it('on is low', async () => {
    await fresh({ active: 'low' })
    expect(level()).toBe(1)
    red.receive('n', { payload: 1 })
    await red.next('out')
    expect(level()).toBe(0)
    await red.status('n', ({ text }) => text === 'on · virtual pin')
  })

  it('PWM has everything between', async () => {
    await fresh({ mode: 'pwm', frequency: '200' })
    red.receive('n', { payload: 0.3 })
    await red.next('out')
    expect(level()).toBeCloseTo(0.3, 6)
    await red.status('n', ({ text }) => text === '30 % · virtual pin')
    red.receive('n', { payload: 'toggle' })
    expect((await red.next('out')).payload).toBeCloseTo(0.7, 6)
  })

  it('the value at first counts while the tag was never set', async () => {
    await red.deploy([node({ pin: '23', initial: '1' })])
    expect(level(23)).toBe(1)
    await red.deploy([node({ pin: '23', initial: '0' })])
    expect(level(23)).toBe(1)
  })

  it('follows another tag, and messages go there', async () => {
    kaithem.tags.NumericTag('/kitchen/lamp').value = 1
    await fresh({ tag: '/kitchen/lamp' })
    expect(level()).toBe(1)
    kaithem.tags.NumericTag('/kitchen/lamp').value = 0
    expect(level()).toBe(0)
    red.receive('n', { payload: 'on' })
    expect(await red.next('out')).toMatchObject({ topic: '/kitchen/lamp', payload: 1 })
    expect([level(), kaithem.tags.NumericTag('/kitchen/lamp').value]).toEqual([1, 1])
    await red.deploy([])
    expect(
      tag()
        .claims()
        .map(({ name }) => name),
    ).toEqual(['default'])
  })
})

describe('status', () => {
  it('says that the pin is forced, and what it does then', async () => {
    await fresh({})
    await red.status('n', ({ text, shape }) => text === 'off · virtual pin' && shape === 'ring')
    pin().force(1, { by: 'ann' })
    await red.status('n', ({ text, fill, shape }) => text === 'on · forced' && fill === 'yellow' && shape === 'dot')
    pin().unforce()
    await red.status('n', ({ text }) => text === 'off · virtual pin')
  })

  it('says why there is no real pin', async () => {
    await fresh({ mock: false })
    await red.status('n', ({ text, fill }) => text === 'off · no GPIO here: virtual pin' && fill === 'blue')
  })

  it('is an error for a wrong setting', async () => {
    await deploy({ pin: 'J8:2' })
    const { error } = (await red.next('caught')) as { error?: { code?: string } }
    expect(error?.code).toBe('KAITHEM_VALUE')
    expect(red.status('n').fill).toBe('red')
  })
})

it('lets go of its pin and its claims', async () => {
  await fresh({ action: 'claim' })
  red.receive('n', { payload: 1 })
  await red.next('out')
  await red.deploy([])
  expect(kaithem.gpio.pins()).toEqual([])
  expect([tag().value, tag().claims().length]).toEqual([0, 1])
})
