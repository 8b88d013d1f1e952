import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import kaithem from '../../../dist/lib/index.js'
import { type FlowNode, startRed, type TestRed } from '../../support/red.ts'
import { until } from '../../support/wait.ts'

let red: TestRed
beforeAll(async () => {
  const alertsounds = { all: { soundcard: 'hall' }, critical: { file: 'gong.ogg', interval: 36 } }
  red = await startRed({ settings: { kaithem: { alertsounds } } })
})
afterAll(() => red.stop())

let count = 0
/** An id nobody used before, because the state is kept under it. */
const fresh = (): string => {
  count += 1
  return `alert${count}`
}

const node = (id: string, settings: object): FlowNode => ({
  id,
  type: 'kaithem-alert',
  alert: id,
  wires: [['out']],
  ...settings,
})
const probe: FlowNode = { id: 'out', type: 'test-probe', wires: [] }
const catcher: FlowNode = { id: 'catch', type: 'catch', scope: null, uncaught: false, wires: [['caught']] }
const caught: FlowNode = { id: 'caught', type: 'test-probe', wires: [] }

async function deploy(settings: object, ...more: FlowNode[]): Promise<string> {
  const id = fresh()
  await red.deploy([node(id, settings), probe, ...more])
  return id
}

const payloads = (): unknown[] => red.messages('out').map(({ payload }) => payload)
const settle = (states: readonly string[]): Promise<void> =>
  until(() => JSON.stringify(payloads()) === JSON.stringify(states), 5000, `${states} (got ${payloads()})`)

describe('orders', () => {
  it('lead through all states, each told with what belongs to it', async () => {
    const id = await deploy({ priority: 'error', zone: 'house', autoAck: '' })
    await red.status(id, ({ text, fill }) => text?.endsWith('status.normal') === true && fill === 'green')
    red.receive(id, { action: 'trip', message: 'dry', value: 3 })
    expect(await red.next('out')).toMatchObject({ payload: 'tripped', prev: 'normal', event: 'trip', topic: id })
    expect(await red.next('out')).toMatchObject({
      ...{
        payload: 'active',
        prev: 'tripped',
        priority: 'error',
        message: 'dry',
        value: 3,
        zone: 'house',
        inhibited: null,
      },
    })
    await red.status(id, ({ fill, shape }) => fill === 'red' && shape === 'dot')
    red.receive(id, { payload: 'acknowledge', by: 'ann', notes: 'on my way' })
    expect(await red.next('out')).toMatchObject({ payload: 'acknowledged', by: 'ann', notes: 'on my way' })
    await red.status(id, ({ fill, shape }) => fill === 'red' && shape === 'ring')
    red.receive(id, { payload: false })
    expect(await red.next('out')).toMatchObject({ payload: 'normal', prev: 'acknowledged', since: null })
    red.receive(id, { action: 'query' })
    expect(await red.next('out')).toMatchObject({ payload: 'normal', event: 'query', action: 'query' })
    expect(kaithem.alerts.journal.search({ name: id, state: 'acknowledged' })[0]).toMatchObject({ by: 'ann' })
  })

  it('shelve, unshelve, disable and enable', async () => {
    const id = await deploy({})
    red.receive(id, { action: 'shelve', seconds: 60, by: 'ann' })
    expect(await red.next('out')).toMatchObject({ payload: 'normal', event: 'shelve', inhibited: 'shelved' })
    await red.status(id, ({ text }) => text?.endsWith('status.shelved') === true)
    red.receive(id, { payload: true })
    red.receive(id, { action: 'unshelve' })
    await until(() => payloads().includes('active'), 5000, 'active')
    red.receive(id, { action: 'disable' })
    await red.status(id, ({ text }) => text?.endsWith('status.disabled') === true)
    red.receive(id, { action: 'enable' })
    await red.status(id, ({ text }) => text?.endsWith('status.active') === true)
  })

  it('that make no sense are errors a catch node gets, and the node goes on', async () => {
    const id = await deploy({}, catcher, caught)
    red.receive(id, { action: 'explode' })
    red.receive(id, { payload: 42 })
    red.receive(id, { action: 'shelve', seconds: 1e9 })
    await until(() => red.messages('caught').length === 3, 5000, 'three errors')
    expect(red.messages('caught').map(({ error }) => (error as { code: string }).code)).toEqual(
      new Array(3).fill('KAITHEM_VALUE'),
    )
    red.receive(id, { action: 'trip' })
    expect(await red.next('out')).toMatchObject({ payload: 'tripped' })
  })
})

it('beeps as settings.js says', async () => {
  const beeps: unknown[] = []
  const off = kaithem.message.subscribe('/system/alerts/beep', (message: unknown) => void beeps.push(message))
  red.receive(await deploy({ priority: 'critical' }), { action: 'trip' })
  await until(() => beeps.length > 0, 5000, 'a beep')
  expect(beeps[0]).toEqual({ level: 'critical', file: 'gong.ogg', soundcard: 'hall' })
  off()
})

describe('values', () => {
  it('in messages trip and clear with a deadband', async () => {
    const id = await deploy({ source: 'payload', compare: 'gt', limit: '80', deadband: '5' })
    for (const payload of [79, 81]) red.receive(id, { payload })
    await settle(['tripped', 'active'])
    for (const payload of [79, 76, 75]) red.receive(id, { payload })
    await settle(['tripped', 'active', 'cleared'])
    const told = red.messages('out').map(({ value, message }) => [value, message])
    expect(told.slice(1)).toEqual([
      [81, '81 above 80'],
      [75, '75 no longer above 80'],
    ])
    red.receive(id, { action: 'ack' })
    await settle(['tripped', 'active', 'cleared', 'normal'])
    red.receive(id, { payload: 'unavailable' })
    await red.status(id, ({ text }) => text?.endsWith('status.error') === true)
  })

  it('may be computed by JSONata', async () => {
    const id = await deploy({
      source: 'payload',
      value: 'payload.a > payload.b',
      valueType: 'jsonata',
      compare: 'true',
    })
    red.receive(id, { payload: { a: 1, b: 2 } })
    red.receive(id, { payload: { a: 3, b: 2 } })
    await settle(['tripped', 'active'])
  })

  it('that are missing for too long trip', async () => {
    const id = await deploy({ source: 'payload', compare: 'stale', limit: '0.2' })
    await settle(['tripped', 'active'])
    red.receive(id, { payload: 1 })
    await until(() => payloads().includes('cleared'), 5000, 'cleared')
  })

  it('of a tag trip and clear', async () => {
    const tag = `/alerts/${fresh()}`
    kaithem.tags.get(tag).value = 3
    await deploy({ source: 'tag', tag, compare: 'lt', limit: '5', deadband: '1', clearDelay: '0.1' })
    await settle(['tripped', 'active'])
    kaithem.tags.get(tag).value = 5.5
    kaithem.tags.get(tag).value = 6
    await settle(['tripped', 'active', 'cleared'])
  })
})

describe('follow-ups', () => {
  it('remind and escalate', async () => {
    const called: unknown[] = []
    const off = kaithem.message.subscribe('/alerts/call', (message: unknown) => void called.push(message))
    const id = await deploy({ reminders: 'every 0.3', escalation: '0.1 critical /alerts/call' })
    red.receive(id, { action: 'trip' })
    await until(
      () => red.messages('out').filter(({ event }) => event === 'reminder').length >= 2,
      5000,
      'two reminders',
    )
    expect(red.messages('out').find(({ event }) => event === 'escalation')).toMatchObject({
      priority: 'critical',
      payload: 'active',
      prev: 'active',
    })
    expect(called).toMatchObject([{ name: id, priority: 'critical' }])
    off()
  })

  it('one alert keeps another quiet', async () => {
    const power = fresh()
    const pump = fresh()
    await red.deploy([{ ...node(power, {}), wires: [[]] }, node(pump, { suppressedBy: power }), probe])
    red.receive(power, { action: 'trip' })
    await red.status(pump, ({ text }) => text?.endsWith('status.suppressed') === true)
    red.receive(pump, { action: 'trip' })
    red.receive(power, { action: 'clear' })
    await red.status(pump, ({ text }) => text?.endsWith('status.active') === true)
  })
})

describe('over a deploy', () => {
  it('the state stays, also under another name, and nothing is told twice', async () => {
    const id = await deploy({ name: 'first', alert: '' })
    red.receive(id, { action: 'trip', message: 'dry' })
    await settle(['tripped', 'active'])
    const notices = kaithem.message.recent('/system/notifications/warnings').length
    await red.deploy([node(id, { name: 'second', alert: '', emitOnStart: true }), probe])
    expect(await red.next('out')).toMatchObject({ payload: 'active', event: 'start', topic: 'second', message: 'dry' })
    expect(payloads()).toEqual(['active'])
    expect(kaithem.message.recent('/system/notifications/warnings').length).toBe(notices)
    expect([kaithem.alerts.get('first'), kaithem.alerts.get('second')?.id]).toEqual([undefined, id])
  })

  it('begins anew if it is not to be kept, and when the node was deleted', async () => {
    const id = await deploy({ restore: false })
    red.receive(id, { action: 'trip' })
    await settle(['tripped', 'active'])
    await red.deploy([node(id, { restore: true, emitOnStart: true }), probe])
    expect(await red.next('out')).toMatchObject({ payload: 'normal' })
    red.receive(id, { action: 'trip' })
    await until(() => payloads().includes('active'), 5000, 'active')
    await red.deploy([probe])
    expect(kaithem.alerts.get(id)).toBeUndefined()
    await red.deploy([node(id, { emitOnStart: true }), probe])
    expect(await red.next('out')).toMatchObject({ payload: 'normal' })
  })

  it('a closed node leaves no timer that acts', async () => {
    const id = await deploy({ tripDelay: '0.1', source: 'payload', compare: 'stale', limit: '0.1' })
    red.receive(id, { payload: 1 })
    await red.deploy([probe])
    expect([kaithem.alerts.get(id), red.errors]).toEqual([undefined, expect.any(Array)])
  })
})

it('refuses settings that make no sense, and says so', async () => {
  const id = await deploy({ priority: 'urgent' })
  await red.status(id, ({ fill }) => fill === 'red')
  expect(red.errors.at(-1)?.text).toContain("'urgent' is not one of")
})
