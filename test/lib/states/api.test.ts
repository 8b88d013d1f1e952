import { describe, expect, it } from 'vitest'
import { createRig, machineWith } from './support.ts'

const code = (name: string) => expect.objectContaining({ code: name })

describe('kaithem.states', () => {
  it.each<[string, unknown[], unknown[]]>([
    ['nothing', [], ['start', '', '']],
    ['a start state', ['a'], ['a', '', '']],
    ['options', ['a', { name: 'm', description: 'd' }], ['a', 'm', 'd']],
    ['options alone', [{ start: 'a', name: 'm' }], ['a', 'm', '']],
    ['empty options', ['a', { name: '' }], ['a', '', '']],
  ])('StateMachine takes %s', (_, args, expected) => {
    const { states } = createRig()
    for (const machine of [Reflect.construct(states.StateMachine, args)]) {
      expect([machine.state, machine.name, machine.description]).toEqual(expected)
    }
  })

  it.each<[string, unknown[], string]>([
    ['a start state that cannot be', ['a b'], 'KAITHEM_VALUE'],
    ['a number', [5], 'KAITHEM_TYPE'],
    ['a name that is no text', ['a', { name: 5 }], 'KAITHEM_TYPE'],
  ])('StateMachine refuses %s', (_, args, expected) => {
    const { states } = createRig()
    expect(() => Reflect.apply(states.StateMachine, undefined, args)).toThrow(code(expected))
  })

  it('lists machines', () => {
    const rig = createRig()
    const door = machineWith(rig, ['a'], 'door')
    const nameless = machineWith(rig, ['a'])
    expect([...rig.states.machines.keys()]).toEqual(['door'])
    expect(rig.states.machines.get('door')).toBe(door)
    expect(rig.states.get('door')).toBe(door)
    expect(rig.states.get('window')).toBeUndefined()
    expect(rig.states.all()).toEqual([door, nameless])
  })

  it('takes name and description in order, or by name', () => {
    const { states } = createRig()
    const options = { name: 'named', description: 'd' }
    const machines = [
      states.StateMachine('a', 'ordered', 'd'),
      states.StateMachine('a', options),
      states.StateMachine({ start: 'a', name: 'all', description: 'd' }),
    ]
    expect(machines.map(({ name }) => name)).toEqual(['ordered', 'named', 'all'])
    for (const { state, description } of machines) expect([state, description]).toEqual(['a', 'd'])
    expect(states.StateMachine(undefined, null).state).toBe('start')
    expect(() => states.StateMachine('a', 5 as never)).toThrow(/name of a state machine/)
  })

  it('unsubscribes by options too', () => {
    const machine = machineWith(createRig(), ['a', 'b'])
    const seen: string[] = []
    const show = (state: string) => seen.push(state)
    machine.subscribe(show, { state: 'b' })
    machine.unsubscribe(show, { state: 'b' })
    machine.jump('b')
    expect(seen).toEqual([])
  })

  it('names the states that are there when one is not', () => {
    const machine = machineWith(createRig(), ['a', 'b'])
    expect(() => machine.jump('c')).toThrow('has no state c: it has a, b')
  })

  it('makes statecharts with new and without', () => {
    const { states } = createRig()
    const config = { initial: 'a', states: { a: {} } }
    expect(new states.Statechart(config)).toBeInstanceOf(states.Statechart)
    expect(states.Statechart(config).state).toBe('a')
  })
})
