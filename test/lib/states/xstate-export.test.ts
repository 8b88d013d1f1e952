import { describe, expect, it } from 'vitest'
import { createActor, createMachine, SimulatedClock } from 'xstate'
import type { StateMachine } from '../../../lib/states/state-machine.ts'
import { createRig, machineWith } from './support.ts'

function run(sm: StateMachine) {
  const clock = new SimulatedClock()
  const config = sm.to_xstate()
  const machine = createMachine(config as unknown as Parameters<typeof createMachine>[0])
  const actor = createActor(machine, { clock })
  actor.start()
  return { actor, clock, config, state: () => actor.getSnapshot().value }
}

describe('to_xstate', () => {
  it('runs on XState as it runs here', () => {
    const sm = machineWith(createRig(), ['shut', 'open', 'off'], 'door')
    sm.add_rule('shut', 'push', 'open')
    sm.add_rule('open', 'push', 'open')
    sm.add_rule('*', 'stop', 'off')
    sm.add_rule('off', 'stop', 'shut')
    sm.set_timer('open', 2, 'shut')
    const { actor, clock, config, state } = run(sm)
    expect(JSON.parse(JSON.stringify(config))).toEqual(config)
    expect([config.id, state()]).toEqual(['door', 'shut'])
    actor.send({ type: 'push' })
    clock.increment(1500)
    actor.send({ type: 'push' })
    clock.increment(1500)
    expect(state()).toBe('open')
    clock.increment(600)
    expect(state()).toBe('shut')
    actor.send({ type: 'stop' })
    expect(state()).toBe('off')
    actor.send({ type: 'stop' })
    expect(state()).toBe('shut')
    expect(config.meta.kaithem.notExpressed).toEqual([])
  })

  it('lists what cannot be said and leaves it out', () => {
    const sm = machineWith(createRig(), ['a', 'b'])
    const windy = (): boolean => true
    sm.add_state('a', windy, windy)
    sm.add_rule('a', windy, 'b')
    sm.add_rule('a', 'maybe', () => 'b')
    sm.add_rule('a', 'lost', 'nowhere')
    sm.add_rule('a', '*', 'b')
    sm.add_rule('a', '', 'b')
    sm.add_rule('a', 'go', 'b')
    sm.set_timer('a', 1, () => null)
    sm.set_timer('b', 1, 'nowhere')
    const { config, actor, state } = run(sm)
    expect(config.meta.kaithem.notExpressed).toEqual([
      'a, maybe: a function decides where it goes',
      'a, lost: leads to nowhere, which does not exist',
      'a, *: XState has another use for this event',
      'a, (empty): XState has another use for this event',
      'a, windy: a condition that is polled',
      'a, timer: a function decides where it goes',
      'a: enter function',
      'a: exit function',
      'b, timer: leads to nowhere, which does not exist',
    ])
    actor.send({ type: 'go' })
    expect(state()).toBe('b')
  })

  it('begins in a state that does not exist as here: nothing happens', () => {
    const sm = createRig().states.StateMachine('void')
    sm.add_state('a')
    sm.add_rule('*', 'go', 'a')
    const { actor, state } = run(sm)
    actor.send({ type: 'go' })
    expect(state()).toBe('void')
  })

  it('has a state called __proto__', () => {
    const sm = machineWith(createRig(), ['a', '__proto__'])
    sm.add_rule('a', 'go', '__proto__')
    expect(Object.keys(sm.to_xstate().states)).toEqual(['a', '__proto__'])
  })
})
