import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createKaithem, type Kaithem, ManualClock } from '../../../dist/lib/index.js'
import { type FlowNode, type Message, startRed, type TestRed } from '../../support/red.ts'
import { until } from '../../support/wait.ts'

const shared = globalThis as { [key: symbol]: unknown }
const key = Symbol.for('kaithem')

let red: TestRed
let clock: ManualClock
let kaithem: Kaithem

beforeAll(async () => {
  useNewKaithem()
  red = await startRed()
})
afterAll(async () => {
  await red.stop()
  kaithem.close()
})
beforeEach(() => red.log.splice(0))
afterEach(async () => {
  await red.deploy([])
  kaithem.close()
  useNewKaithem()
})

/** A kaithem on a clock that only the test moves. */
function useNewKaithem(): void {
  clock = new ManualClock(1_700_000_000)
  kaithem = createKaithem({ clock })
  shared[key] = kaithem
}

const states = [
  { name: 'off', length: '', unit: 's', to: '' },
  { name: 'on', length: '10', unit: 's', to: 'off' },
]
const rules = [
  { from: 'off', kind: 'event', when: 'push', to: 'on' },
  { from: 'on', kind: 'event', when: 'push', to: 'off' },
]
const machine = (more: object = {}): FlowNode => ({
  id: 'm',
  type: 'kaithem-state-machine',
  name: 'lamp',
  start: 'off',
  states,
  rules,
  wires: [['out']],
  ...more,
})
const probe = (id: string): FlowNode => ({ id, type: 'test-probe', wires: [] })
const deploy = (more: object = {}, ...others: FlowNode[]): Promise<void> =>
  red.deploy([machine(more), probe('out'), ...others])
const payloads = (id = 'out'): unknown[] => red.messages(id).map(({ payload }) => payload)
const send = (msg: Message): void => red.receive('m', msg)

/** Pushes, and waits until it has worked: messages take their time. */
async function push(): Promise<void> {
  send({ payload: 'push' })
  await until(() => payloads().includes('on'))
}

/** The coded error of the node's own log entry. */
function code(): unknown {
  const last = red.errors.at(-1)
  return (last?.error as { code?: string } | undefined)?.code
}

describe('messages', () => {
  test('the state at the start, and each change', async () => {
    await deploy()
    expect(await red.next('out')).toMatchObject({ payload: 'off', topic: 'lamp', prev_state: null, trigger: 'start' })
    await clock.advance(3)
    send({ payload: 'push' })
    expect(await red.next('out')).toMatchObject({
      payload: 'on',
      topic: 'lamp',
      prev_state: 'off',
      age: 3,
      trigger: 'event',
      event: 'push',
      timestamp: 1_700_000_003,
    })
    await clock.advance(11)
    expect(await red.next('out')).toMatchObject({ payload: 'off', prev_state: 'on', trigger: 'timer', event: null })
    expect(red.errors).toEqual([])
  })

  test('nothing at the start if it is switched off', async () => {
    await deploy({ emitInitial: false })
    send({ payload: 'push' })
    expect((await red.next('out')).payload).toBe('on')
  })

  test('one output for each state', async () => {
    await red.deploy([machine({ outputPerState: true, outputs: 2, wires: [['a'], ['b']] }), probe('a'), probe('b')])
    await red.next('a')
    send({ payload: 'push' })
    expect((await red.next('b')).payload).toBe('on')
    send({ payload: 'push' })
    expect((await red.next('a')).payload).toBe('off')
    expect([payloads('a'), payloads('b')]).toEqual([['off', 'off'], ['on']])
  })

  test.each([
    ['another property', { event: 'do.it' }, { do: { it: 'push' } }],
    ['a fixed text', { event: 'push', eventType: 'str' }, { payload: 'anything' }],
    ['JSONata', { event: 'payload & "sh"', eventType: 'jsonata' }, { payload: 'pu' }],
  ])('the event from %s', async (_title, settings, msg) => {
    await deploy({ ...settings, emitInitial: false })
    send(msg)
    expect((await red.next('out')).payload).toBe('on')
  })

  test('orders', async () => {
    await deploy({ emitInitial: false })
    send({ control: 'jump', state: 'on' })
    expect(await red.next('out')).toMatchObject({ payload: 'on', trigger: 'jump' })
    await clock.advance(5)
    send({ control: 'seek', seconds: 0 })
    await clock.advance(9)
    send({ control: 'query', _msgid: 'mine' })
    expect(await red.next('out')).toMatchObject({ payload: 'on', age: 14, trigger: 'query', _msgid: 'mine' })
    send({ control: 'reset' })
    expect((await red.next('out')).payload).toBe('off')
  })

  test('conditions on tags', async () => {
    const condition = { from: '*', kind: 'condition', when: "tv('/temp') > 80", to: 'on' }
    await deploy({ emitInitial: false, pollRate: '10', rules: [condition] })
    kaithem.tags.NumericTag('/temp').value = 90
    await clock.advance(0.15)
    expect(await red.next('out')).toMatchObject({ payload: 'on', trigger: 'condition', event: "tv('/temp') > 80" })
  })

  test('a statechart', async () => {
    const chart = {
      initial: 'green',
      states: {
        green: { on: { go: 'red' } },
        red: { initial: 'walk', states: { walk: { after: { 5000: '#m.green' } } } },
      },
      id: 'm',
    }
    const more = { mode: 'statechart', chart: JSON.stringify(chart), outputPerState: true, wires: [['a'], ['b']] }
    await red.deploy([machine(more), probe('a'), probe('b')])
    expect((await red.next('a')).payload).toBe('green')
    send({ payload: 'go' })
    expect((await red.next('b')).payload).toBe('red.walk')
    await clock.advance(5.1)
    expect(await red.next('a')).toMatchObject({ payload: 'green', prev_state: 'red.walk', trigger: 'timer' })
  })
})

describe('errors', () => {
  const caught = [
    { id: 'catch', type: 'catch', scope: null, uncaught: false, wires: [['caught']] },
    probe('caught'),
  ] as FlowNode[]

  test.each([
    ['an event that is no text', {}, { payload: {} }, 'KAITHEM_TYPE'],
    ['an unknown state', {}, { control: 'jump', state: 'nowhere' }, 'KAITHEM_KEY'],
    ['an unknown order', {}, { control: 'dance' }, 'KAITHEM_VALUE'],
    ['an unknown event, if wanted', { unknown: 'error' }, { payload: 'kick' }, 'KAITHEM_KEY'],
  ])('%s', async (_title, settings, msg, expected) => {
    await deploy(settings, ...caught)
    send(msg)
    const { error } = (await red.next('caught')) as {
      error?: { source?: { id: string }; code?: string; message: string }
    }
    expect(error?.source?.id).toBe('m')
    expect(JSON.stringify(error)).toContain(expected)
    expect((await red.status('m', ({ fill }) => fill === 'red')).fill).toBe('red')
    send({ payload: 'push' })
    await red.status('m', ({ text }) => text?.startsWith('on') === true)
  })

  test('an unknown event is ignored by default', async () => {
    await deploy({ emitInitial: false })
    send({ payload: 'kick' })
    send({ payload: 'push' })
    expect((await red.next('out')).payload).toBe('on')
    expect(red.errors).toEqual([])
  })

  test.each([
    ['no states', { states: [] }, 'KAITHEM_VALUE'],
    ['an unknown destination', { rules: [{ from: 'off', kind: 'event', when: 'a', to: 'x' }] }, 'KAITHEM_KEY'],
    ['a bad condition', { rules: [{ from: 'off', kind: 'condition', when: '(', to: 'on' }] }, 'KAITHEM_EXPRESSION'],
    ['a bad statechart', { mode: 'statechart', chart: '{' }, 'KAITHEM_VALUE'],
    [
      'a guard that is no condition',
      { mode: 'statechart', chart: '{"initial":"a","states":{"a":{"on":{"x":{"guard":"("}}}}}' },
      'KAITHEM_EXPRESSION',
    ],
  ])('settings with %s stop this node only', async (_title, settings, expected) => {
    await deploy(settings, machine({ id: 'n', name: 'other', wires: [['there']] }), probe('there'))
    expect((await red.next('there')).payload).toBe('off')
    expect(code()).toBe(expected)
    expect(red.status('m').fill).toBe('red')
    red.log.splice(0)
    send({ payload: 'push' })
    await red.status('m', ({ fill }) => fill === 'red')
    expect(code()).toBe(expected)
  })

  test('two machines of one name: the second does not start', async () => {
    await deploy({}, machine({ id: 'n' }))
    expect(code()).toBe('KAITHEM_STATE')
    expect(kaithem.states.get('lamp')?.state).toBe('off')
  })

  test('a condition that fails is reported once', async () => {
    const failing = { from: 'off', kind: 'condition', when: 'nothing.at.all', to: 'on' }
    await deploy({ rules: [failing] })
    await clock.advance(2)
    expect(red.errors).toHaveLength(1)
    expect(red.errors[0]?.text).toContain('nothing.at.all')
    expect(code()).toBe('KAITHEM_EXPRESSION')
  })
})

describe('in the editor', () => {
  const ask = (path: string, method = 'GET'): Promise<Response> =>
    fetch(`${red.http}/kaithem/editor/machine${path}`, { method })

  test('the status is the state and since when', async () => {
    await deploy()
    send({ payload: 'push' })
    const { fill, text } = await red.status('m', (status) => status.text?.startsWith('on · ') === true)
    expect([fill, text]).toEqual(['green', expect.stringMatching(/^on · .*\d\d:\d\d:\d\d$/)])
  })

  test('the running machine is shown, takes events and can be copied', async () => {
    await deploy()
    expect(await (await ask('?id=m')).json()).toMatchObject({
      name: 'lamp',
      state: 'off',
      events: ['push'],
      history: [],
    })
    const after = await ask('/event?id=m&event=push', 'POST')
    expect(await after.json()).toMatchObject({ state: 'on', timer: { left: 10, dest: 'off' }, history: [{ to: 'on' }] })
    expect(await (await ask('/copy?id=m&format=mermaid')).text()).toContain('stateDiagram-v2')
    expect(JSON.parse(await (await ask('/copy?id=m&format=xstate')).text())).toMatchObject({ initial: 'off' })
  })

  test('a machine that does not run is nothing to look at, and takes no events', async () => {
    expect(await (await ask('?id=m')).json()).toBeNull()
    expect((await ask('/event?id=m&event=push', 'POST')).status).toBe(404)
  })
})

describe('deploying again', () => {
  test('the machine goes on in its state, and says so', async () => {
    await deploy()
    await push()
    await clock.advance(4)
    await deploy()
    expect(await red.next('out')).toMatchObject({ payload: 'on', age: 4, prev_state: 'off', trigger: 'start' })
    await clock.advance(6.1)
    expect((await red.next('out')).payload).toBe('off')
  })

  test.each([
    ['never', 'off'],
    ['deploy', 'on'],
    ['restart', 'on'],
  ])('keep %s: it is %s', async (keep, state) => {
    await deploy({ keep })
    await push()
    await deploy({ keep })
    expect((await red.next('out')).payload).toBe(state)
  })

  test.each([
    ['resume', 3],
    ['continue', 8],
    ['restart', 10],
    ['fire', 0],
  ])('timer %s: %d s are left after 2 s in the state and 5 s away', async (timer, left) => {
    await deploy({ timer })
    await push()
    await clock.advance(2)
    await deploy({ timer, d: true })
    expect(kaithem.states.get('lamp')).toBeUndefined()
    await clock.advance(5)
    await deploy({ timer })
    expect((await red.next('out')).payload).toBe('on')
    if (left > 0) await clock.advance(left - 0.5)
    expect(kaithem.states.get('lamp')?.state).toBe('on')
    await clock.advance(1)
    expect((await red.next('out')).payload).toBe('off')
  })

  test('a node that was deleted begins anew', async () => {
    await deploy({ keep: 'restart' })
    await push()
    await red.deploy([probe('out')])
    await deploy({ keep: 'restart' })
    expect((await red.next('out')).payload).toBe('off')
  })

  test('a state that is gone leads to the start state and a warning', async () => {
    await deploy()
    await push()
    await deploy({ states: [{ name: 'off' }, { name: 'bright' }], rules: [] })
    expect((await red.next('out')).payload).toBe('off')
    expect(red.log.filter(({ level }) => level === 30).map(({ text }) => text)).toEqual([
      expect.stringContaining('lamp'),
    ])
    expect(red.errors).toEqual([])
  })

  test('fifty times leaves nothing behind', async () => {
    const condition = { from: 'off', kind: 'condition', when: "tv('/never') > 1", to: 'on' }
    const again = (): Promise<void> => deploy({ rules: [...rules, condition] })
    const left = (): number[] => [
      kaithem.states.all().length,
      clock.pending,
      red.RED.events.listenerCount('flows:started'),
    ]
    for (let count = 0; count < 3; count++) await again()
    const before = left()
    for (let count = 0; count < 50; count++) await again()
    expect(left()).toEqual(before)
    await red.deploy([])
    expect(kaithem.states.all()).toEqual([])
    expect(clock.pending).toBe(0)
  })
})
