import { describe, expect, it } from 'vitest'
import { Owner } from '../../../lib/scope.ts'
import { createRig, machineWith } from './support.ts'

const code = (name: string) => expect.objectContaining({ code: name })

describe('names', () => {
  it('are unique among live machines', () => {
    const rig = createRig()
    const first = machineWith(rig, ['a'], 'door')
    expect(() => machineWith(rig, ['a'], 'door')).toThrow(code('KAITHEM_STATE'))
    first.close()
    expect(machineWith(rig, ['a'], 'door').state).toBe('a')
    machineWith(rig, ['a'])
    machineWith(rig, ['a'])
    expect(rig.registry.size).toBe(3)
  })
})

describe('handles', () => {
  it('are one for each owner, on the same machine', () => {
    const rig = createRig()
    const made = machineWith(rig, ['a', 'b'], 'door')
    const second = new Owner('second')
    const other = rig.registry.get(second, 'door')
    expect(rig.registry.get(rig.owner, 'door')).toBe(made)
    expect(rig.registry.get(second, 'door')).toBe(other)
    expect(other).not.toBe(made)
    other?.jump('b')
    expect(made.state).toBe('b')
    expect(rig.registry.get(second, 'window')).toBeUndefined()
  })

  it('free what was subscribed through them, not the machine', () => {
    const rig = createRig()
    const made = machineWith(rig, ['a'], 'door')
    const second = new Owner('second')
    const seen: string[] = []
    rig.registry.get(second, 'door')?.subscribe((name) => seen.push(name))
    made.jump('a')
    second.dispose()
    made.jump('a')
    expect([seen, made.state]).toEqual([['a'], 'a'])
  })
})

describe('ends', () => {
  it('with the owner that made it', async () => {
    const rig = createRig()
    const inner = new Owner('node', rig.owner)
    const machine = rig.registry.create(inner, 'a', { name: 'door' })
    machine.add_state('a')
    machine.set_timer('a', 1, 'a')
    machine.subscribe(() => 0)
    rig.registry.get(rig.owner, 'door')?.subscribe(() => 0)
    inner.dispose()
    expect([machine.state, rig.clock.pending, rig.registry.size, rig.owner.size]).toEqual(['__closed__', 0, 0, 0])
    expect(() => rig.registry.create(inner, 'a')).toThrow(code('KAITHEM_CLOSED'))
    expect(rig.registry.size).toBe(0)
  })

  it('with the registry', () => {
    const rig = createRig()
    const machine = machineWith(rig, ['a'], 'door')
    const chart = rig.states.Statechart({ initial: 'a', states: { a: { after: { 1000: 'a' } } } })
    rig.registry.close()
    expect([machine.state, chart.status, rig.clock.pending, rig.owner.size]).toEqual(['__closed__', 'stopped', 0, 0])
    expect(() => machineWith(rig, ['a'])).toThrow(code('KAITHEM_CLOSED'))
  })

  it('leaves nothing after two hundred lives', () => {
    const rig = createRig()
    for (let i = 0; i < 200; i++) {
      const node = new Owner('node', rig.owner)
      const machine = rig.registry.create(node, 'a', { name: 'door' })
      machine.add_state('a', { rules: [[() => false, 'a']] })
      machine.set_timer('a', 5, 'a')
      machine.persist()
      node.dispose()
    }
    expect([rig.registry.size, rig.owner.size, rig.clock.pending]).toEqual([0, 0, 0])
  })
})
