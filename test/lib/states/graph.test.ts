import { describe, expect, it } from 'vitest'
import { createRig, machineWith } from './support.ts'

describe('graph', () => {
  it('is plain data of everything', async () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a', 'b'], 'door')
    const windy = (): boolean => false
    sm.add_state('b', () => 0)
    sm.add_rule('a', 'go', 'b')
    sm.add_rule('b', 'maybe', () => 'a')
    sm.add_rule('b', windy, 'a')
    sm.add_rule('*', 'stop', 'a')
    sm.set_timer('a', 5, 'b')
    sm.set_timer('b', 7, () => null)
    sm('go')
    await rig.clock.advance(2)
    const graph = sm.graph()
    expect(JSON.parse(JSON.stringify(graph))).toEqual(graph)
    expect(graph).toEqual({
      name: 'door',
      description: '',
      start: 'a',
      state: 'b',
      previous: 'a',
      since: 1000,
      position: 2,
      pollRate: 24,
      states: [
        { name: 'a', enter: false, exit: false, timer: { length: 5, dest: 'b' } },
        { name: 'b', enter: true, exit: false, timer: { length: 7 } },
      ],
      rules: [
        { from: 'a', event: 'go', to: 'b', kind: 'event' },
        { from: 'b', event: 'maybe', kind: 'event' },
        { from: 'b', event: 'windy', to: 'a', kind: 'condition' },
        { from: '*', event: 'stop', to: 'a', kind: 'event' },
      ],
    })
  })

  it('of an empty machine has nothing but where it is', () => {
    const graph = createRig().states.StateMachine('void').graph()
    expect([graph.state, graph.states, graph.rules, graph.name]).toEqual(['void', [], [], ''])
  })
})
