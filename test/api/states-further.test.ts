/** kaithem.states beyond the headings of the manual: further members of machines, and statecharts. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKaithem, type Kaithem, ManualClock } from '../../lib/index.ts'
import { createMemoryStore } from '../../lib/platform/fake/store.ts'

let clock: ManualClock
let kaithem: Kaithem
const store = createMemoryStore()
const code = (name: string) => expect.objectContaining({ code: name })

beforeEach(() => {
  clock = new ManualClock(1_700_000_000)
  kaithem = createKaithem({ clock, store })
})
afterEach(() => kaithem.close())

function door(name?: string) {
  const sm = kaithem.states.StateMachine('shut', name === undefined ? {} : { name, description: 'front' })
  sm.add_state('shut', { rules: { push: 'open' } })
  sm.add_state('open')
  sm.set_timer('open', 10, 'shut')
  return sm
}

const lampConfig = {
  id: 'lamp',
  context: { level: 3 },
  initial: 'off',
  states: {
    off: { on: { push: 'on', ring: { actions: 'ring' } } },
    on: {
      initial: 'dim',
      after: { 10000: 'off' },
      on: { push: 'off', end: 'done' },
      states: { dim: { on: { more: 'bright' } }, bright: {} },
    },
    done: { type: 'final' },
  },
} as const

const lamp = (options: { name?: string; description?: string } = {}) => kaithem.states.Statechart(lampConfig, options)

describe('kaithem.states', () => {
  it('kaithem.states.Statechart runs XState JSON, with delays on our clock', async () => {
    const chart = new kaithem.states.Statechart(lampConfig)
    chart.event('push')
    await clock.advance(10.1)
    expect(chart.state).toBe('off')
    expect(() => kaithem.states.Statechart((() => {}) as never)).toThrow(code('KAITHEM_TYPE'))
    expect(() => kaithem.states.Statechart({ initial: 'x', states: {} })).toThrow(code('KAITHEM_VALUE'))
    const guarded = { initial: 'a', states: { a: { on: { x: { target: 'a', guard: 'may' } } } } }
    expect(() => kaithem.states.Statechart(guarded)).toThrow(code('KAITHEM_KEY'))
  })

  it('kaithem.states.machines has the live machines that have a name', () => {
    door()
    const sm = door('door')
    expect([...kaithem.states.machines.keys()]).toEqual(['door'])
    sm.close()
    expect(kaithem.states.machines.size).toBe(0)
  })

  it('kaithem.states.get finds a machine by its name', () => {
    const sm = door('door')
    kaithem.states.get('door')?.event('push')
    expect([sm.state, kaithem.states.get('gate')]).toEqual(['open', undefined])
  })

  it('kaithem.states.all has the machines without a name too', () => {
    door()
    door('door')
    expect(kaithem.states.all().map(({ name }) => name)).toEqual(['', 'door'])
  })

  it('kaithem.states.kept reads, keeps and forgets by key', () => {
    kaithem.states.kept.set('mine', { state: 'open' })
    expect(kaithem.states.kept.get('mine')).toEqual({ state: 'open' })
    kaithem.states.kept.delete('mine')
    expect(kaithem.states.kept.get('mine')).toBeUndefined()
  })
})

describe('kaithem.states.StateMachine', () => {
  it('kaithem.states.StateMachine#name is empty unless given', () => {
    expect([door().name, door('door').name]).toEqual(['', 'door'])
  })

  it('kaithem.states.StateMachine#description is empty unless given', () => {
    expect([door().description, door('door').description]).toEqual(['', 'front'])
  })

  it('kaithem.states.StateMachine#history tells the last fifty transitions and what made them', async () => {
    const sm = door()
    sm('push')
    await clock.advance(10.1)
    const [first, second] = sm.history
    expect(first).toEqual({ from: 'shut', to: 'open', trigger: 'event', event: 'push', time: 1_700_000_000 })
    expect(second).toMatchObject({ from: 'open', to: 'shut', trigger: 'timer', event: '' })
    for (let count = 0; count < 60; count++) sm.jump('open')
    expect(sm.history).toHaveLength(50)
  })

  it('kaithem.states.StateMachine#del_rule takes texts and functions', async () => {
    const sm = door()
    const always = () => true
    sm.add_rule('shut', always, 'open')
    sm.del_rule('shut', 'push')
    sm.delRule('shut', always)
    await clock.advance(1)
    expect(sm('push')).toBe('shut')
    expect(() => sm.del_rule('shut', 'push')).toThrow(code('KAITHEM_KEY'))
  })

  it('kaithem.states.StateMachine#goto is jump', () => {
    const sm = door()
    sm.goto('open', 'open')
    expect(sm.state).toBe('shut')
    sm.goto('open')
    expect(sm.state).toBe('open')
  })

  it('kaithem.states.StateMachine#unsubscribe ends the oldest subscription of a function', () => {
    const sm = door()
    const seen: string[] = []
    const note = (state: string): number => seen.push(state)
    sm.subscribe(note)
    sm.subscribe(note)
    sm.unsubscribe(note)
    sm.jump('open')
    expect(seen).toEqual(['open'])
    sm.unsubscribe(note)
    sm.unsubscribe(note)
    sm.jump('open')
    expect(seen).toEqual(['open'])
  })

  it('kaithem.states.StateMachine#on_change tells about structure, state and closing', () => {
    const sm = door()
    const seen: string[] = []
    sm.on_change((change) => seen.push(change))
    sm.add_state('ajar')
    sm('push')
    sm.close()
    expect(seen).toEqual(['structure', 'state', 'closed'])
    expect(() => sm.onChange(() => {})).toThrow(code('KAITHEM_CLOSED'))
  })

  it('kaithem.states.StateMachine#graph is plain data', () => {
    const graph = door('door').graph()
    expect(JSON.parse(JSON.stringify(graph))).toEqual(graph)
    expect(graph).toMatchObject({ name: 'door', state: 'shut', start: 'shut' })
    expect(graph.rules).toEqual([{ from: 'shut', event: 'push', to: 'open', kind: 'event' }])
    expect(graph.states[1]?.timer).toEqual({ length: 10, dest: 'shut' })
  })

  it('kaithem.states.StateMachine#persist brings state and timer back in another run', async () => {
    const sm = door('kept')
    expect(sm.persist()).toBe(false)
    sm('push')
    await clock.advance(4)
    kaithem.close()
    await clock.advance(4)
    kaithem = createKaithem({ clock, store })
    const again = door('kept')
    expect([again.persist(), again.state, again.age]).toEqual([true, 'open', 8])
    await clock.advance(2.1)
    expect(again.state).toBe('shut')
    expect(() => door().persist()).toThrow(code('KAITHEM_VALUE'))
    expect(() => again.persist({ timer: 'never' as never })).toThrow(code('KAITHEM_VALUE'))
    kaithem.states.kept.delete('kept')
  })

  it('kaithem.states.StateMachine#to_mermaid draws the states and marks the current one', () => {
    const sm = door()
    expect(sm.to_mermaid()).toMatch(/^stateDiagram-v2\n.*shut[\s\S]*push/)
    expect(sm.to_mermaid({ current: false })).not.toBe(sm.toMermaid())
  })

  it('kaithem.states.StateMachine#to_xstate is a config that our statecharts run', async () => {
    const sm = door()
    sm.add_rule('open', () => true, 'shut')
    const config = sm.to_xstate()
    expect(config.meta.kaithem.notExpressed).toHaveLength(1)
    const chart = kaithem.states.Statechart({ ...config })
    chart.event('push')
    expect(chart.state).toBe('open')
    await clock.advance(10.1)
    expect(chart.state).toBe('shut')
  })

  it('kaithem.states.StateMachine#close ends it for good and frees its name', async () => {
    const seen: string[] = []
    const sm = door('door')
    sm('push')
    sm.subscribe((state) => seen.push(state))
    sm.close()
    sm.close()
    await clock.advance(60)
    expect([sm.state, sm('push'), seen, clock.pending]).toEqual(['__closed__', '__closed__', [], 0])
    expect(() => sm.add_state('x')).toThrow(code('KAITHEM_CLOSED'))
    expect(door('door').state).toBe('shut')
  })

  it('kaithem.states.StateMachine#dispose is close', () => {
    const [one, two] = [door(), door()]
    one.dispose()
    two[Symbol.dispose]()
    expect([one.state, two.state]).toEqual(['__closed__', '__closed__'])
  })
})

describe('kaithem.states.Statechart', () => {
  it('kaithem.states.Statechart#name is the option, else the id', () => {
    expect([lamp().name, lamp({ name: 'hall' }).name]).toEqual(['lamp', 'hall'])
  })

  it('kaithem.states.Statechart#description is empty unless given', () => {
    expect([lamp().description, lamp({ description: 'hall' }).description]).toEqual(['', 'hall'])
  })

  it('kaithem.states.Statechart#state is a name, or nested names', () => {
    const chart = lamp()
    expect(chart.state).toBe('off')
    chart.event('push')
    expect(chart.state).toEqual({ on: 'dim' })
  })

  it('kaithem.states.Statechart#status tells whether it runs', () => {
    const chart = lamp()
    expect(chart.status).toBe('active')
    chart.event('push')
    chart.event('end')
    expect(chart.status).toBe('done')
    chart.close()
    expect(chart.status).toBe('stopped')
  })

  it('kaithem.states.Statechart#context is its data', () => {
    expect(lamp().context).toEqual({ level: 3 })
  })

  it('kaithem.states.Statechart#age counts seconds since it moved', async () => {
    const chart = lamp()
    await clock.advance(3)
    expect(chart.age).toBe(3)
    chart.event('push')
    expect(chart.age).toBe(0)
  })

  it('kaithem.states.Statechart#entered_state is when it moved', async () => {
    const chart = lamp()
    await clock.advance(3)
    chart.event('push')
    expect([chart.entered_state, chart.enteredState]).toEqual([1_700_000_003, 1_700_000_003])
  })

  it('kaithem.states.Statechart#event takes texts and objects; what nothing waits for does nothing', () => {
    const chart = lamp()
    chart.event('nothing')
    chart.event({ type: 'push', by: 'me' })
    expect(chart.state).toEqual({ on: 'dim' })
    expect(() => chart.event(7 as never)).toThrow(code('KAITHEM_TYPE'))
  })

  it('kaithem.states.Statechart#send is event', () => {
    const chart = lamp()
    chart.send('push')
    expect(chart.state).toEqual({ on: 'dim' })
  })

  it('kaithem.states.Statechart#matches looks however deep', () => {
    const chart = lamp()
    chart.event('push')
    expect([
      chart.matches('on'),
      chart.matches({ on: 'dim' }),
      chart.matches({ on: 'bright' }),
      chart.matches('off'),
    ]).toEqual([true, true, false, false])
  })

  it('kaithem.states.Statechart#can says whether an event leads anywhere', () => {
    const chart = lamp()
    expect([chart.can('push'), chart.can('more')]).toEqual([true, false])
    chart.close()
    expect(chart.can('push')).toBe(false)
  })

  it('kaithem.states.Statechart#subscribe tells the state after each transition', () => {
    const chart = lamp()
    const seen: unknown[] = []
    const off = chart.subscribe((state) => seen.push(state))
    for (const event of ['push', 'more', 'nothing']) chart.event(event)
    off()
    chart.event('push')
    expect(seen).toEqual([{ on: 'dim' }, { on: 'bright' }])
    expect(() => chart.subscribe(7 as never)).toThrow(code('KAITHEM_TYPE'))
  })

  it('kaithem.states.Statechart#on_action announces actions that have no code', () => {
    const chart = lamp()
    const seen: unknown[] = []
    chart.on_action(({ action, event }) => seen.push([action, event.type]))
    chart.event('ring')
    expect(seen).toEqual([['ring', 'ring']])
  })

  it('kaithem.states.Statechart#snapshot is JSON with the delays that run', async () => {
    const chart = lamp()
    chart.event('push')
    await clock.advance(4)
    const snapshot = chart.snapshot()
    expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot)
    expect(snapshot.timers).toEqual([expect.objectContaining({ delay: 10_000, passed: 4000 })])
    const again = kaithem.states.Statechart(lampConfig, { snapshot })
    await clock.advance(6.1)
    expect(again.state).toBe('off')
  })

  it('kaithem.states.Statechart#restore goes where a snapshot says', () => {
    const chart = lamp()
    const before = chart.snapshot()
    chart.event('push')
    chart.restore(before)
    expect(chart.state).toBe('off')
    expect(() => chart.restore({} as never)).toThrow(code('KAITHEM_VALUE'))
    expect(chart.state).toBe('off')
  })

  it('kaithem.states.Statechart#persist brings it back in another run', async () => {
    const chart = lamp()
    expect(chart.persist({ key: 'hall' })).toBe(false)
    chart.event('push')
    kaithem.close()
    kaithem = createKaithem({ clock, store })
    const again = lamp()
    expect([again.persist({ key: 'hall' }), again.state]).toEqual([true, { on: 'dim' }])
    await clock.advance(10.1)
    expect(again.state).toBe('off')
    kaithem.states.kept.delete('hall')
  })

  it('kaithem.states.Statechart#graph is plain data', () => {
    const chart = lamp()
    chart.event('push')
    const graph = chart.graph()
    expect(graph.active).toEqual(['on.dim'])
    expect(JSON.parse(JSON.stringify(graph))).toEqual(graph)
  })

  it('kaithem.states.Statechart#to_mermaid draws it', () => {
    expect(lamp().to_mermaid()).toMatch(/^stateDiagram-v2\n[\s\S]*push/)
  })

  it('kaithem.states.Statechart#close ends its delays', async () => {
    const chart = lamp()
    chart.event('push')
    chart.close()
    chart.close()
    expect([chart.status, clock.pending]).toEqual(['stopped', 0])
    expect(() => chart.subscribe(() => {})).toThrow(code('KAITHEM_CLOSED'))
  })

  it('kaithem.states.Statechart#dispose is close', () => {
    const [one, two] = [lamp(), lamp({ name: 'two' })]
    one.dispose()
    two[Symbol.dispose]()
    expect([one.status, two.status]).toEqual(['stopped', 'stopped'])
  })
})
