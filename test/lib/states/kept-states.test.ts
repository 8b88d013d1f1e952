import { expect, test } from 'vitest'
import { createKaithem, ManualClock } from '../../../lib/index.ts'
import { createMemoryStore } from '../../../lib/platform/fake/store.ts'
import type { Json } from '../../../lib/platform/store.ts'
import { createKeptStates } from '../../../lib/states/kept-states.ts'

test('shows what machines keep, and nothing else of the store', () => {
  const store = createMemoryStore({ 'machine:door': { state: 'open' }, door: 1 })
  const kept = createKeptStates(store)
  expect(kept.get('door')).toEqual({ state: 'open' })
  kept.set('lamp', { state: 'on' })
  expect(store.get('machine:lamp')).toEqual({ state: 'on' })
  kept.delete('door')
  expect(kept.get('door')).toBeUndefined()
  expect(store.get('door')).toBe(1)
})

test('a machine that was forgotten begins in its start state', () => {
  const clock = new ManualClock(1_700_000_000)
  const store = createMemoryStore()
  const make = (): string => {
    const kaithem = createKaithem({ clock, store })
    const machine = new kaithem.states.StateMachine('shut', { name: 'door' })
    machine.add_state('shut', { rules: { push: 'open' } })
    machine.add_state('open')
    machine.persist()
    const { state } = machine
    machine('push')
    kaithem.close()
    return state
  }
  expect(make()).toBe('shut')
  expect(make()).toBe('open')
  createKaithem({ clock, store }).states.kept.delete('door')
  expect(make()).toBe('shut')
})

test('a machine can be kept in memory instead', () => {
  const clock = new ManualClock(1_700_000_000)
  const store = createMemoryStore()
  const kaithem = createKaithem({ clock, store })
  const memory = new Map<string, Json>()
  const machine = new kaithem.states.StateMachine('shut', { name: 'door' })
  machine.add_state('shut')
  machine.persist({ store: memory })
  expect([...memory.keys()]).toEqual(['machine:door'])
  expect(store.keys()).toEqual([])
  kaithem.close()
})
