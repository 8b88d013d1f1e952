import { describe, expect, it } from 'vitest'
import { createMemoryStore } from '../../../lib/platform/fake/store.ts'
import type { TimerPolicy } from '../../../lib/states/restore.ts'
import type { StateMachine } from '../../../lib/states/state-machine.ts'
import { createRig, type Rig } from './support.ts'

const code = (name: string) => expect.objectContaining({ code: name })

interface Run {
  rig: Rig
  machine: StateMachine
  seen: string[]
  restored: boolean
}

/** A door: shut, push, open for 10 s, shut. */
function start(store = createMemoryStore(), at = 1000, timer: TimerPolicy = 'resume', enter = false): Run {
  const rig = createRig(at, store)
  const seen: string[] = []
  const machine = rig.states.StateMachine('shut', { name: 'door' })
  machine.add_state('shut', { rules: { push: 'open' } })
  machine.add_state('open', () => seen.push('enter'), { exit: () => seen.push('exit') })
  machine.set_timer('open', 10, 'shut')
  machine.subscribe((name) => seen.push(name))
  const restored = machine.persist({ timer, enter })
  return { rig, machine, seen, restored }
}

describe('persist', () => {
  it('restores state, previous state and when it was entered, quietly', async () => {
    const store = createMemoryStore()
    const first = start(store)
    expect(first.restored).toBe(false)
    await first.rig.clock.advance(5)
    first.machine('push')
    const second = start(store, 1008)
    expect([second.restored, second.machine.state, second.machine.prev_state]).toEqual([true, 'open', 'shut'])
    expect([second.machine.entered_state, second.machine.age, second.seen]).toEqual([1005, 3, []])
    expect(second.machine.history.map(({ trigger }) => trigger)).toEqual(['restore'])
  })

  // Open since 1000 for 10 s; stopped in order at 1004; started at `at`; shuts at `shuts`.
  it.each<[TimerPolicy, number, number]>([
    ['resume', 1007, 1010],
    ['resume', 5000, 5000],
    ['restart', 1007, 1017],
    ['fire', 1007, 1007],
    ['continue', 1007, 1013],
    ['continue', 9000, 9006],
  ])('timer %s, started at %d: shuts at %d', async (policy, at, shuts) => {
    const store = createMemoryStore()
    const first = start(store, 1000, policy)
    first.machine('push')
    await first.rig.clock.advance(4)
    first.rig.owner.dispose()
    const { rig, machine } = start(store, at, policy)
    expect(machine.state).toBe('open')
    expect(machine.age).toBeCloseTo(at - 1000, 6)
    await rig.clock.advance(Math.max(0, shuts - at - 0.01))
    if (shuts > at) expect(machine.state).toBe('open')
    await rig.clock.advance(0.02)
    expect(machine.state).toBe('shut')
  })

  it('continue knows about where it was after a crash too', async () => {
    const store = createMemoryStore()
    const first = start(store, 1000, 'continue')
    first.machine.set_timer('open', 500, 'shut')
    first.machine('push')
    await first.rig.clock.advance(130)
    const second = start(store, 2000, 'continue')
    second.machine.set_timer('open', 500, 'shut')
    expect(second.machine.graph().position).toBe(120)
  })

  it('keeps where seek went', async () => {
    const store = createMemoryStore()
    const first = start(store)
    first.machine('push')
    first.machine.seek(-20)
    const { rig, machine } = start(store, 1025)
    await rig.clock.advance(4.9)
    expect(machine.state).toBe('open')
    await rig.clock.advance(0.2)
    expect(machine.state).toBe('shut')
  })

  it('runs enter if asked, and gives its error to the caller', () => {
    const store = createMemoryStore()
    start(store).machine('push')
    expect(start(store, 1001, 'resume', true).seen).toEqual(['enter'])
    const rig = createRig(1002, store)
    const machine = rig.states.StateMachine('shut', { name: 'door' })
    machine.add_state('open', () => {
      throw new Error('enter')
    })
    expect(() => machine.persist({ enter: true })).toThrow('enter')
    expect(machine.state).toBe('open')
  })

  it('survives a clock that was set back', async () => {
    const store = createMemoryStore()
    start(store, 100_000).machine('push')
    const { rig, machine } = start(store, 1000)
    expect(machine.age).toBe(0)
    await rig.clock.advance(10.1)
    expect(machine.state).toBe('shut')
  })

  it.each([
    ['an unknown state', { state: 'ajar', prev: null, entered: 1, offset: 0, seen: 1 }],
    ['a text', 'open'],
    ['a list', [1, 2]],
    ['no time', { state: 'open' }],
    ['null', null],
  ])('leaves %s alone and says so', (_, value) => {
    const store = createMemoryStore({ 'machine:door': value })
    const { rig, machine, restored } = start(store)
    expect([restored, machine.state, rig.errors.length]).toEqual([false, 'shut', 1])
    expect(machine('push')).toBe('open')
    expect(store.get('machine:door')).toMatchObject({ state: 'open' })
  })

  it('stops with the machine; the last state stays kept', async () => {
    const store = createMemoryStore()
    const { rig, machine } = start(store, 1000, 'continue')
    machine('push')
    machine.persist({ timer: 'continue' })
    machine.close()
    expect(store.get('machine:door')).toMatchObject({ state: 'open', seen: 1000 })
    expect([rig.clock.pending, rig.owner.size]).toEqual([0, 0])
  })

  it('needs a name or a key, and a policy it knows', () => {
    const { states } = createRig()
    expect(() => states.StateMachine('a').persist()).toThrow(code('KAITHEM_VALUE'))
    expect(states.StateMachine('a').persist({ key: 'k' })).toBe(false)
    expect(() => states.StateMachine('a').persist({ key: 'k', timer: 'never' as TimerPolicy })).toThrow(
      code('KAITHEM_VALUE'),
    )
  })
})
