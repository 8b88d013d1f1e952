import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createKaithem, type Kaithem, ManualClock } from '../../../lib/index.ts'
import type { RuleRow } from '../../../nodes/state-machine/rows.ts'
import type { Change } from '../../../nodes/state-machine/running.ts'
import { createTableMachine, runTableMachine } from '../../../nodes/state-machine/table-machine.ts'

const table = {
  start: 'off',
  states: [{ name: 'off' }, { name: 'on', timer: { length: 10, to: 'off' } }, { name: 'hot' }],
  rules: [
    { from: 'off', kind: 'event', when: 'push', to: 'on' },
    { from: 'on', kind: 'event', when: 'push', to: 'on' },
    { from: '*', kind: 'event', when: 'stop', to: 'off' },
    { from: '*', kind: 'condition', when: "tv('/temp') > 80", to: 'hot' },
    { from: 'hot', kind: 'condition', when: "tv('/temp') < 70", to: 'off' },
  ] satisfies RuleRow[],
}

let clock: ManualClock
let kaithem: Kaithem
beforeEach(() => {
  clock = new ManualClock(1_700_000_000)
  kaithem = createKaithem({ clock })
})
afterEach(() => kaithem.close())

const create = (more: object = {}) =>
  createTableMachine({ kaithem, clock, name: 'lamp', table: { ...table, ...more }, pollRate: 10 })
const run = () => runTableMachine(create(), 'off')

describe('the machine of a table', () => {
  test('has its states, rules, timers, name and rate', () => {
    const graph = create().graph()
    expect(graph).toMatchObject({ name: 'lamp', start: 'off', state: 'off', pollRate: 10 })
    expect(graph.states.map(({ name, timer }) => [name, timer])).toEqual([
      ['off', undefined],
      ['on', { length: 10, dest: 'off' }],
      ['hot', undefined],
    ])
    expect(graph.rules).toContainEqual({ from: '*', event: "tv('/temp') > 80", to: 'hot', kind: 'condition' })
    expect(kaithem.states.get('lamp')?.state).toBe('off')
  })

  test('conditions are asked at the poll rate and entered once', async () => {
    const machine = create()
    const seen: string[] = []
    machine.subscribe((state) => seen.push(state))
    kaithem.tags.NumericTag('/temp').value = 90
    await clock.advance(0.05)
    expect(machine.state).toBe('off')
    await clock.advance(0.06)
    expect(machine.state).toBe('hot')
    await clock.advance(5)
    expect(seen).toEqual(['hot'])
    kaithem.tags.NumericTag('/temp').value = 60
    await clock.advance(0.2)
    expect(seen).toEqual(['hot', 'off'])
  })

  test('the timer of the start state runs from the beginning', async () => {
    const machine = create({ start: 'on' })
    await clock.advance(10.1)
    expect(machine.state).toBe('off')
  })

  test('a condition that fails says which it is', async () => {
    const errors: unknown[] = []
    const scope = kaithem.scope({ id: 'n', on: () => undefined, error: (error) => errors.push(error) })
    const rules = [{ from: 'off', kind: 'condition', when: 'nothing.at.all', to: 'on' }] satisfies RuleRow[]
    createTableMachine({ kaithem: scope, clock, name: 'x', table: { ...table, rules }, pollRate: 24 })
    await clock.advance(1)
    expect(errors).toEqual([
      expect.objectContaining({ code: 'KAITHEM_EXPRESSION', message: expect.stringContaining('nothing.at.all') }),
    ])
  })

  test('a name that is taken and a condition that cannot be read are coded errors', () => {
    create()
    expect(() => create()).toThrow(expect.objectContaining({ code: 'KAITHEM_STATE' }))
    const rules = [{ from: 'off', kind: 'condition', when: 'tv(', to: 'on' }] satisfies RuleRow[]
    expect(() => createTableMachine({ kaithem, clock, name: 'x', table: { ...table, rules }, pollRate: 24 })).toThrow(
      expect.objectContaining({ code: 'KAITHEM_EXPRESSION' }),
    )
  })
})

describe('as the node deals with it', () => {
  test('where it is', async () => {
    const machine = run()
    machine.event('push')
    await clock.advance(4)
    expect(machine.now()).toEqual({
      state: 'on',
      previous: 'off',
      since: 1_700_000_000,
      age: 4,
      active: ['on'],
      timer: { left: 6, dest: 'off' },
    })
    machine.seek(9)
    expect(machine.now()).toMatchObject({ age: 4, timer: { left: 1 } })
  })

  test('which events it waits for', () => {
    const machine = run()
    expect(machine.events()).toEqual(['push', 'stop'])
    machine.jump('hot')
    expect(machine.events()).toEqual(['stop'])
  })

  test('changes tell what made them and how long the state before lasted', async () => {
    const machine = run()
    const changes: Change[] = []
    machine.watch((change) => changes.push(change))
    await clock.advance(2)
    machine.event('push')
    await clock.advance(11)
    kaithem.tags.NumericTag('/temp').value = 90
    await clock.advance(1)
    machine.reset()
    machine.event('unknown')
    expect(
      changes.map(({ state, previous, age, trigger, event }) => [state, previous, Math.round(age), trigger, event]),
    ).toEqual([
      ['on', 'off', 2, 'event', 'push'],
      ['off', 'on', 10, 'timer', ''],
      ['hot', 'off', 1, 'poll', "tv('/temp') > 80"],
      ['off', 'hot', 1, 'jump', ''],
    ])
    expect(machine.history().map(({ to }) => to)).toEqual(['on', 'off', 'hot', 'off'])
  })

  test('other words for it', () => {
    const machine = run()
    expect(machine.toMermaid()).toContain('stateDiagram-v2')
    expect(machine.toXstate()).toMatchObject({ initial: 'off' })
    expect(machine.graph().states).toHaveLength(3)
    expect(machine.name).toBe('lamp')
  })

  test('an unknown state is a coded error', () => {
    expect(() => run().jump('nowhere')).toThrow(expect.objectContaining({ code: 'KAITHEM_KEY' }))
  })
})
