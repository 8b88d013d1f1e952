import { describe, expect, it } from 'vitest'
import { createMemoryStore } from '../../../lib/platform/fake/store.ts'
import type { TimerPolicy } from '../../../lib/states/restore.ts'
import type { StatechartOptions } from '../../../lib/states/statechart-api.ts'
import { createRig } from './support.ts'

const code = (name: string) => expect.objectContaining({ code: name })

/** Nested, with a delay and history. */
const door = {
  id: 'door',
  initial: 'shut',
  states: {
    shut: { on: { push: 'open' } },
    open: {
      initial: 'wide',
      after: { 10000: 'shut' },
      on: { pull: 'shut', again: { target: 'open', reenter: true } },
      states: { wide: { on: { lean: 'ajar' } }, ajar: {}, hist: { type: 'history' } },
    },
    back: { always: 'open.hist' },
  },
  on: { back: '.back' },
}

describe('running', () => {
  it('follows events and tells subscribers, once for each move', () => {
    const rig = createRig()
    const chart = rig.states.Statechart(door)
    const seen: unknown[] = []
    const off = chart.subscribe((state) => seen.push(state))
    chart.event('push')
    chart.send({ type: 'lean', hard: true })
    chart.event('unknown')
    chart.event('again')
    chart.event('again')
    off()
    chart.event('pull')
    expect(seen).toEqual([{ open: 'wide' }, { open: 'ajar' }, { open: 'wide' }, { open: 'wide' }])
    expect([chart.state, chart.status, chart.name, chart.can('push'), chart.can('pull')]).toEqual([
      'shut',
      'active',
      'door',
      true,
      false,
    ])
  })

  it('remembers what was inside (history)', () => {
    const chart = createRig().states.Statechart(door)
    for (const event of ['push', 'lean', 'pull', 'back']) chart.event(event)
    expect(chart.matches({ open: 'ajar' })).toBe(true)
    expect(chart.matches('open')).toBe(true)
    expect(chart.matches('shut')).toBe(false)
  })

  it('has its delays on our clock', async () => {
    const rig = createRig()
    const chart = rig.states.Statechart(door)
    chart.event('push')
    await rig.clock.advance(9.9)
    expect([chart.matches('open'), chart.age]).toEqual([true, expect.closeTo(9.9)])
    await rig.clock.advance(0.2)
    expect([chart.state, chart.entered_state, rig.clock.pending]).toEqual(['shut', 1010, 0])
  })

  it('runs code for names, and announces actions without code', () => {
    const rig = createRig()
    const calls: unknown[] = []
    const notices: unknown[] = []
    const chart = rig.states.Statechart(
      {
        initial: 'a',
        states: {
          a: { on: { go: { target: 'b', guard: { type: 'above', params: { limit: 3 } }, actions: ['code', 'free'] } } },
          b: {},
        },
      },
      {
        actions: { code: ({ event }) => calls.push(event.level) },
        guards: { above: ({ event }, params) => Number(event.level) > (params as { limit: number }).limit },
      },
    )
    chart.on_action((notice) => notices.push(notice))
    chart.event({ type: 'go', level: 3 })
    expect(chart.state).toBe('a')
    chart.event({ type: 'go', level: 4 })
    expect([chart.state, calls]).toEqual(['b', [4]])
    expect(notices).toEqual([{ action: 'free', params: undefined, event: { type: 'go', level: 4 } }])
  })

  it('ends by itself in a final state', () => {
    const chart = createRig().states.Statechart({
      initial: 'a',
      states: { a: { on: { go: 'z' } }, z: { type: 'final' } },
    })
    chart.event('go')
    expect(chart.status).toBe('done')
    chart.event('go')
    expect(chart.state).toBe('z')
  })

  it('answers to both spellings and knows its kind', () => {
    const chart = createRig().states.Statechart(door)
    expect([chart.toMermaid, chart.onAction, chart.enteredState]).toEqual([
      chart.to_mermaid,
      chart.on_action,
      chart.entered_state,
    ])
    expect(Object.prototype.toString.call(chart)).toBe('[object Statechart]')
  })
})

describe('errors', () => {
  it.each<[string, unknown, StatechartOptions | undefined, string]>([
    ['a function', { states: { a: { entry: () => 0 } } }, undefined, 'KAITHEM_TYPE'],
    ['an unknown target', { initial: 'a', states: { a: { on: { go: 'x' } } } }, undefined, 'KAITHEM_VALUE'],
    ['an unknown initial state', { initial: 'x', states: { a: {} } }, undefined, 'KAITHEM_VALUE'],
    ['no initial state', { states: { a: {} } }, undefined, 'KAITHEM_VALUE'],
    [
      'a guard as XState 4 wrote it',
      { initial: 'a', states: { a: { on: { go: { target: 'a', cond: 'x' } } } } },
      undefined,
      'KAITHEM_VALUE',
    ],
    [
      'a guard without code',
      { initial: 'a', states: { a: { always: { target: 'a', guard: 'g' } } } },
      undefined,
      'KAITHEM_KEY',
    ],
    ['a delay without length', { initial: 'a', states: { a: { after: { soon: 'a' } } } }, undefined, 'KAITHEM_KEY'],
    ['an actor without code', { initial: 'a', states: { a: { invoke: { src: 'x' } } } }, undefined, 'KAITHEM_KEY'],
    [
      'transitions without end',
      { initial: 'a', states: { a: { always: 'b' }, b: { always: 'a' } } },
      undefined,
      'KAITHEM_VALUE',
    ],
    ['a snapshot that is none', door, { snapshot: { state: 1, timers: [], time: 0 } }, 'KAITHEM_VALUE'],
    [
      'a snapshot of another chart',
      door,
      { snapshot: { state: { status: 'active', value: 'x', context: {}, children: {} }, timers: [], time: 0 } },
      'KAITHEM_VALUE',
    ],
  ])('%s is refused', (_, config, options, expected) => {
    const rig = createRig()
    expect(() => Reflect.apply(rig.states.Statechart, undefined, [config, options])).toThrow(code(expected))
    expect([rig.registry.size, rig.owner.size, rig.clock.pending]).toEqual([0, 0, 0])
  })

  it('in code are reported, and the chart goes on', () => {
    const rig = createRig()
    const chart = rig.states.Statechart(
      {
        id: 'c',
        initial: 'a',
        states: { a: { entry: 'bad', on: { go: 'b', maybe: { target: 'b', guard: 'bad' } } }, b: { entry: 'bad' } },
      },
      {
        actions: {
          bad: () => {
            throw new Error('action')
          },
        },
        guards: {
          bad: () => {
            throw new Error('guard')
          },
        },
      },
    )
    chart.event('maybe')
    expect([chart.state, chart.status]).toEqual(['a', 'active'])
    chart.event('go')
    expect([chart.state, chart.status]).toEqual(['b', 'active'])
    expect(rig.errors).toEqual([
      'action bad of the statechart c: Error: action',
      'guard bad of the statechart c: Error: guard',
      'action bad of the statechart c: Error: action',
    ])
  })

  it('of subscribers are reported', () => {
    const rig = createRig()
    const chart = rig.states.Statechart(door)
    const seen: unknown[] = []
    chart.subscribe(() => {
      throw new Error('mine')
    })
    chart.subscribe((state) => seen.push(state))
    chart.event('push')
    expect([seen.length, rig.errors]).toEqual([1, ['a subscriber of the statechart door: Error: mine']])
  })

  it('that stop it never leave it as uncaught', async () => {
    const rig = createRig()
    const chart = rig.states.Statechart({
      initial: 'a',
      states: { a: { on: { go: 'b' } }, b: { always: 'c' }, c: { always: 'b' } },
    })
    chart.event('go')
    await rig.clock.advance(1)
    expect(chart.status).toBe('error')
    expect(rig.errors).toEqual([expect.stringContaining('stands still')])
    chart.event('go')
  })

  it.each([[undefined], [null], [5], [{}], [{ type: 5 }]])('%j is no event', (event) => {
    const chart = createRig().states.Statechart(door)
    expect(() => Reflect.apply(chart.event, chart, [event])).toThrow(code('KAITHEM_TYPE'))
  })
})

describe('snapshots', () => {
  // Open since 1000 for 10 s, left at 1004, goes on at 1007.
  it.each<[TimerPolicy, number]>([
    ['resume', 1010],
    ['restart', 1017],
    ['fire', 1007],
    ['continue', 1013],
  ])('with %s shut at %d', async (policy, expected) => {
    const first = createRig()
    const chart = first.states.Statechart(door)
    chart.event('push')
    chart.event('lean')
    await first.clock.advance(4)
    const snapshot = JSON.parse(JSON.stringify(chart.snapshot()))
    const second = createRig(1007)
    const again = second.states.Statechart(door, { snapshot, timer: policy })
    expect(again.state).toEqual({ open: 'ajar' })
    await second.clock.advance(20)
    expect([again.state, again.entered_state]).toEqual(['shut', expected])
  })

  it('put a running chart back', async () => {
    const rig = createRig()
    const chart = rig.states.Statechart(door)
    const seen: unknown[] = []
    chart.subscribe((state) => seen.push(state))
    const before = chart.snapshot()
    chart.event('push')
    chart.restore(before)
    expect([chart.state, rig.clock.pending]).toEqual(['shut', 0])
    chart.event('push')
    expect(seen).toEqual([{ open: 'wide' }, { open: 'wide' }])
    expect(() => chart.restore({ state: {}, timers: [], time: 0 })).toThrow(code('KAITHEM_VALUE'))
    expect(chart.state).toEqual({ open: 'wide' })
    await rig.clock.advance(10.1)
    expect(chart.state).toBe('shut')
  })

  it('are kept over restarts by persist', async () => {
    const store = createMemoryStore()
    const first = createRig(1000, store)
    const chart = first.states.Statechart(door)
    expect(chart.persist()).toBe(false)
    chart.event('push')
    await first.clock.advance(4)
    first.owner.dispose()
    const second = createRig(1100, store)
    const again = second.states.Statechart(door)
    expect([again.persist({ timer: 'continue' }), again.state]).toEqual([true, { open: 'wide' }])
    await second.clock.advance(5.9)
    expect(again.matches('open')).toBe(true)
    await second.clock.advance(0.2)
    expect(again.state).toBe('shut')
  })

  it('that no longer fit are reported and left alone', () => {
    const store = createMemoryStore({ 'machine:door': { state: { value: 'gone' }, timers: [], time: 1 } })
    const rig = createRig(1000, store)
    const chart = rig.states.Statechart(door)
    expect([chart.persist(), chart.state, rig.errors.length]).toEqual([false, 'shut', 1])
    expect(() => chart.persist({ timer: 'never' as TimerPolicy })).toThrow(code('KAITHEM_VALUE'))
  })
})

describe('the end', () => {
  it('leaves nothing behind', async () => {
    const rig = createRig()
    const chart = rig.states.Statechart(door)
    const seen: unknown[] = []
    chart.subscribe((state) => seen.push(state))
    chart.event('push')
    seen.length = 0
    chart.close()
    chart.dispose()
    chart.event('pull')
    await rig.clock.advance(20)
    expect([seen, chart.status, rig.clock.pending, rig.owner.size, rig.registry.size]).toEqual([[], 'stopped', 0, 0, 0])
    expect(() => chart.subscribe(() => 0)).toThrow(code('KAITHEM_CLOSED'))
  })
})
