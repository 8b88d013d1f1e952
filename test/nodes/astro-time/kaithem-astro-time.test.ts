/**
 * kaithem-astro-time in a real Node-RED whose live kaithem runs on a clock that the test moves: days pass in a moment.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createKaithem, ManualClock } from '../../../dist/lib/index.js'
import { defaults } from '../../../nodes/astro-time/config.ts'
import { examples } from '../../support/package-info.ts'
import { type FlowNode, startRed, type TestRed } from '../../support/red.ts'
import { until } from '../../support/wait.ts'

const key = Symbol.for('kaithem')
const shared = globalThis as { [key: symbol]: unknown }
/** Noon of Monday, 1 June 2026 in Berlin. */
const start = Date.parse('2026-06-01T10:00:00Z') / 1000
const day = 86_400
const berlin = { lat: '52.52', lon: '13.405', timezone: 'Europe/Berlin' }

let red: TestRed
let clock: ManualClock
let place: { lat: number; lon: number; timezone: string } | undefined

beforeAll(async () => {
  clock = new ManualClock(start)
  shared[key] = createKaithem({ clock, location: () => place })
  red = await startRed()
})

afterAll(async () => {
  await red.stop()
  delete shared[key]
})

const catcher: FlowNode = { id: 'catch', type: 'catch', scope: null, uncaught: false, wires: [['caught']] }
const node = (change: Record<string, unknown> = {}): FlowNode[] => [
  { ...defaults, ...berlin, ...change, id: 'astro', type: 'kaithem-astro-time', wires: [['event'], ['answer']] },
  { id: 'event', type: 'test-probe', wires: [] },
  { id: 'answer', type: 'test-probe', wires: [] },
]
/** Moves the clock to a time of the running day and lets messages arrive. */
const moveTo = (text: string): Promise<void> => clock.advance(Date.parse(`${text}Z`) / 1000 - clock.now())

describe('kaithem-astro-time', () => {
  it('sends at the events, shows the next one, and stops when it is taken away', async () => {
    await red.deploy(node({ events: 'sunrise,sunset', payload: '1', payloadType: 'num' }))
    await red.status('astro', ({ text }) => text === 'sunset 21:19')
    await moveTo('2026-06-02T10:00:00')
    expect(await red.next('event')).toMatchObject({
      ...{ payload: 1, topic: 'sunset', event: 'sunset', date: '2026-06-01' },
      ...{ timestamp: expect.any(Number), late: expect.closeTo(0, 1) },
    })
    expect(await red.next('event')).toMatchObject({ event: 'sunrise', date: '2026-06-02' })
    expect(await red.status('astro', ({ text }) => text === 'sunset 21:20')).toMatchObject({ fill: 'green' })
    await red.deploy([])
    expect(clock.pending).toBe(0)
  })

  it('holds the event within the limits, and sends its name', async () => {
    await red.deploy(node({ events: 'civil_dawn', notBefore: '06:30', weekdays: 'wed' }))
    await red.status('astro', ({ text }) => text === 'civil dawn Wed 06:30')
    await moveTo('2026-06-04T10:00:00')
    const message = await red.next('event')
    expect(message).toMatchObject({ payload: 'civil_dawn', date: '2026-06-03' })
    expect(message.timestamp).toBe(Date.parse('2026-06-03T04:30:00Z') / 1000)
    expect(red.messages('event').length).toBe(1)
  })

  it('answers questions on its second output', async () => {
    await red.deploy(node({ answer: 'day' }))
    red.receive('astro', { topic: 'kept' })
    expect(await red.next('answer')).toMatchObject({ payload: true, topic: 'kept' })
    red.receive('astro', { action: 'dark' })
    expect((await red.next('answer')).payload).toBe(false)
    red.receive('astro', { action: 'next' })
    expect((await red.next('answer')).payload).toMatchObject({ event: 'sunset', date: '2026-06-04' })
    red.receive('astro', { action: 'state' })
    expect((await red.next('answer')).payload).toMatchObject({ day: true, enabled: true })
    expect(red.messages('event')).toEqual([])
  })

  it('is switched off and on by messages, and sends at once on request', async () => {
    await red.deploy(node())
    red.receive('astro', { action: 'disable' })
    await red.status('astro', ({ text }) => text?.endsWith('kaithem-astro-time.status.off') === true)
    await clock.advance(day)
    expect(red.messages('event')).toEqual([])
    red.receive('astro', { action: 'toggle' })
    await red.status('astro', ({ text }) => text?.startsWith('sunset') === true)
    red.receive('astro', { action: 'fire' })
    expect(await red.next('event')).toMatchObject({ payload: 'sunset', late: 0 })
    red.receive('astro', { action: 'enable' })
    await clock.advance(day)
    expect(await red.next('event')).toMatchObject({ event: 'sunset' })
  })

  it('starts switched off on request', async () => {
    await red.deploy(node({ enabled: false }))
    await clock.advance(day)
    expect(red.messages('event')).toEqual([])
  })

  it('refuses unknown actions with a code, and goes on', async () => {
    await red.deploy([
      ...node(),
      { id: 'catch', type: 'catch', scope: null, uncaught: false, wires: [['errors']] },
      { id: 'errors', type: 'test-probe', wires: [] },
    ])
    red.receive('astro', { action: 'sleep' })
    expect((await red.next('errors')).error).toMatchObject({ code: 'KAITHEM_VALUE' })
    red.receive('astro', { action: 'day' })
    expect(typeof (await red.next('answer')).payload).toBe('boolean')
  })

  it('says in the polar day that there is none, and waits', async () => {
    await red.deploy(node({ lat: '69.65', lon: '18.96', timezone: 'Europe/Oslo' }))
    const status = await red.status('astro', ({ text }) => text?.startsWith('no sunset today') === true)
    expect(status).toMatchObject({ fill: 'yellow', text: expect.stringMatching(/next: sunset 2026-07-2\d \d\d:\d\d/) })
    await moveTo('2026-08-01T10:00:00')
    await until(() => red.messages('event').length > 0, 5000, 'the first sunset')
    expect(String((await red.next('event')).date)).toMatch(/2026-07-2\d/)
  })

  it('needs a location, and begins when one is set', async () => {
    await red.deploy(node({ lat: '', lon: '', timezone: '' }))
    await red.status('astro', ({ text, fill }) => fill === 'red' && text?.endsWith('KAITHEM_NO_LOCATION') === true)
    expect(red.errors.at(-1)?.text).toMatch(/No location is set/)
    place = { lat: 52.52, lon: 13.405, timezone: 'Europe/Berlin' }
    await clock.advance(61)
    await red.status('astro', ({ fill }) => fill === 'green')
    place = undefined
  })

  it('refuses wrong settings', async () => {
    red.log.length = 0
    await red.deploy(node({ notBefore: '25:00' }))
    await red.status('astro', ({ text, fill }) => fill === 'red' && text?.endsWith(': 25:00') === true)
    await red.deploy([...node({ events: 'sunup' }), catcher, { id: 'caught', type: 'test-probe', wires: [] }])
    await red.status('astro', ({ text, fill }) => fill === 'red' && text?.endsWith(': sunup') === true)
    expect(await red.next('caught')).toMatchObject({ error: { code: 'KAITHEM_VALUE', source: { id: 'astro' } } })
    expect(red.errors.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^\[kaithem-astro-time:astro\] KaithemError: notBefore: '25:00' .*06:30\.$/),
    ])
    await red.deploy(node({ lat: '' }))
    await red.status('astro', ({ text, fill }) => fill === 'red' && text?.endsWith('KAITHEM_VALUE') === true)
  })

  it('previews settings for the dialog', async () => {
    const ask = async (settings: unknown): Promise<{ status: number; body: Record<string, unknown> }> => {
      const query = new URLSearchParams({ id: 'astro', settings: JSON.stringify(settings) })
      const answer = await fetch(`${red.http}/kaithem/editor/astro-time?${query}`)
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
    }
    const good = await ask({ ...defaults, ...berlin })
    expect([good.status, (good.body.days as unknown[]).length, good.body.zone]).toEqual([200, 7, 'Europe/Berlin'])
    expect((await ask(defaults)).body).toEqual({ problem: 'KAITHEM_NO_LOCATION' })
    expect(await ask({ ...defaults, offset: 'x' })).toMatchObject({ status: 400, body: { code: 'KAITHEM_VALUE' } })
    expect(await ask(5)).toMatchObject({ status: 400, body: { code: 'KAITHEM_VALUE' } })
  })
})

describe('example Blinds by civil dawn with clamps', () => {
  const flow = (): FlowNode[] => {
    const found = examples.find(({ path }) => path === 'time/Blinds by civil dawn with clamps.json')
    const nodes = JSON.parse(JSON.stringify(found?.nodes ?? [])) as FlowNode[]
    return nodes.map((each) => (each.type === 'debug' ? { ...each, type: 'test-probe' } : each))
  }
  const named = (name: string): string => String(flow().find((each) => each.name === name)?.id)

  it('opens at 06:30 and closes at 22:00 in summer, day after day', async () => {
    await red.deploy(flow())
    await moveTo('2026-08-03T00:00:00')
    const before = red.messages(named('blinds')).length
    await moveTo('2026-08-05T00:00:00')
    const moves = red.messages(named('blinds')).slice(before)
    expect(moves.map(({ payload }) => payload)).toEqual([100, 0, 100, 0])
    expect(await red.status(named('up'), ({ text }) => text?.includes('06:30') === true)).toBeDefined()
    expect(await red.status(named('down'), ({ text }) => text?.includes('21:') === true)).toBeDefined()
  })

  it('is tried by its buttons', async () => {
    await red.deploy(flow())
    red.receive(named('try: up'), {})
    expect((await red.next(named('blinds'))).payload).toBe(100)
    red.receive(named('try: down'), {})
    expect((await red.next(named('blinds'))).payload).toBe(0)
    red.receive(named('ask'), {})
    expect(typeof (await red.next(named('is it light?'))).payload).toBe('boolean')
  })
})
