import { describe, expect, it } from 'vitest'
import { Owner } from '../../../lib/scope.ts'
import { MachineCore } from '../../../lib/states/machine-core.ts'
import { createRig, fail, machineWith } from './support.ts'

const code = (name: string) => expect.objectContaining({ code: name })

describe('a transition', () => {
  it('runs exit, enter, subscribers of the state, subscribers of all', () => {
    const rig = createRig()
    const seen: unknown[] = []
    const sm = rig.states.StateMachine('a')
    sm.add_state('a', null, () => seen.push(['exit a', sm.state]))
    sm.add_state('b', () => seen.push(['enter b', sm.state, sm.prev_state, sm.entered_state]))
    sm.add_rule('a', 'go', 'b')
    sm.subscribe((name) => seen.push(['all', name]))
    sm.subscribe((name) => seen.push(['b', name]), 'b')
    expect(sm('go')).toBe('b')
    expect(seen).toEqual([
      ['exit a', 'a'],
      ['enter b', 'b', 'a', 1000],
      ['b', 'b'],
      ['all', 'b'],
    ])
  })

  it('into the same state does it all', async () => {
    const rig = createRig()
    const seen: string[] = []
    const sm = rig.states.StateMachine('a')
    sm.add_state(
      'a',
      () => seen.push('enter'),
      () => seen.push('exit'),
    )
    sm.add_rule('a', 'again', 'a')
    sm.set_timer('a', 2, 'b')
    await rig.clock.advance(1)
    sm('again')
    expect([seen, sm.prev_state, sm.age]).toEqual([['exit', 'enter'], 'a', 0])
    await rig.clock.advance(1.5)
    expect(sm.state).toBe('a')
  })

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['an empty text', ''],
    ['false', false],
  ])('does not happen when the destination function gives %s', (_, value) => {
    const rig = createRig()
    const sm = machineWith(rig, ['a', 'b'])
    sm.add_rule('a', 'go', () => value as string)
    expect([sm('go'), sm.prev_state]).toEqual(['a', null])
  })

  it('gives the destination function the machine', () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a', 'b'])
    const seen: unknown[] = []
    sm.add_rule('a', 'go', (machine) => {
      seen.push(machine)
      return 'b'
    })
    expect([sm('go'), seen[0] === sm]).toEqual(['b', true])
  })

  it('to a state that is missing changes nothing', () => {
    const rig = createRig()
    const sm = rig.states.StateMachine('a')
    const seen: string[] = []
    sm.add_state('a', null, () => seen.push('exit'))
    sm.add_rule('a', 'go', 'nowhere')
    expect(() => sm('go')).toThrow(code('KAITHEM_KEY'))
    expect(() => sm.jump('nowhere')).toThrow(code('KAITHEM_KEY'))
    expect([sm.state, sm.prev_state, seen]).toEqual(['a', null, []])
  })
})

describe('errors', () => {
  it('of exit: nothing has changed', () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a', 'b'])
    const seen: unknown[] = []
    sm.add_state('a', null, fail('exit'))
    sm.add_rule('a', 'go', 'b')
    sm.subscribe((name) => seen.push(name))
    expect(() => sm('go')).toThrow('exit')
    expect([sm.state, sm.prev_state, seen, sm.history]).toEqual(['a', null, [], []])
  })

  it('of enter: in the new state, timer running, nobody told', async () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a', 'b', 'c'])
    const seen: unknown[] = []
    sm.add_state('b', fail('enter'))
    sm.set_timer('b', 1, 'c')
    sm.add_rule('a', 'go', 'b')
    const off = sm.subscribe((name) => seen.push(name))
    expect(() => sm('go')).toThrow('enter')
    expect([sm.state, seen]).toEqual(['b', []])
    off()
    await rig.clock.advance(1.1)
    expect(sm.state).toBe('c')
  })

  it('of a destination function: no change', () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a'])
    sm.add_rule('a', 'go', fail('dest'))
    expect(() => sm('go')).toThrow('dest')
    expect(sm.state).toBe('a')
  })

  it('of a subscriber: the others run, then the caller gets the first', () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a', 'b'])
    const seen: unknown[] = []
    sm.add_rule('a', 'go', 'b')
    sm.subscribe(fail('one'), 'b')
    sm.subscribe(fail('two'))
    sm.subscribe((name) => seen.push(name))
    expect(() => sm('go')).toThrow('one')
    expect([seen, sm.state, rig.errors]).toEqual([['b'], 'b', ['The state machine: Error: two']])
    expect(sm('nothing')).toBe('b')
  })

  it('of a timer are reported, and the machine goes on', async () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a', 'b', 'c'], 'm')
    sm.add_state('b', fail('enter'))
    sm.set_timer('a', 1, 'b')
    sm.set_timer('b', 1, 'nowhere')
    sm.add_rule('b', 'go', 'c')
    await rig.clock.advance(3)
    expect(sm('go')).toBe('c')
    expect(rig.errors).toEqual([
      'The state machine m, timer of a: Error: enter',
      expect.stringContaining('The state machine m, timer of b: KaithemError'),
    ])
  })

  it('of subscribers, when nobody called, go to the owner of the subscription', async () => {
    const rig = createRig()
    machineWith(rig, ['a', 'b'], 'm').set_timer('a', 1, 'b')
    const other: string[] = []
    const second = new Owner('second', undefined, (error) => other.push(String(error)))
    rig.registry.get(second, 'm')?.subscribe(fail('mine'))
    await rig.clock.advance(2)
    expect([other, rig.errors]).toEqual([['Error: mine'], []])
  })

  it('of promises are reported', async () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a'])
    sm.add_state(
      'a',
      () => Promise.reject(new Error('in')),
      () => Promise.reject(new Error('out')),
    )
    sm.jump('a')
    await rig.clock.advance(0)
    expect(rig.errors).toEqual(['The state machine, exit of a: Error: out', 'The state machine, enter of a: Error: in'])
  })
})

describe('transitions asked for within a transition', () => {
  it('run afterwards; each notification has its own state', () => {
    const rig = createRig()
    const seen: string[] = []
    const sm = machineWith(rig, ['a', 'c'])
    sm.add_state('b', () => {
      expect(sm('next')).toBe('b')
      seen.push('enter b')
    })
    sm.add_rule('a', 'go', 'b')
    sm.add_rule('b', 'next', 'c')
    sm.subscribe((name) => seen.push(`all ${name}`))
    sm.subscribe((name) => seen.push(`b ${name}`), 'b')
    expect(sm('go')).toBe('c')
    expect(seen).toEqual(['enter b', 'b b', 'all b', 'all c'])
    expect(sm.prev_state).toBe('b')
  })

  it('by exit come after the transition that was under way', () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a', 'b', 'c'])
    sm.add_state('a', null, () => sm.jump('c'))
    sm.add_rule('a', 'go', 'b')
    sm('go')
    expect(sm.history.map(({ from, to }) => from + to)).toEqual(['ab', 'bc'])
  })

  it('by a subscriber and by a destination function too', () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a', 'b', 'c', 'd'])
    sm.add_rule('a', 'go', (machine) => {
      machine.jump('c')
      return 'b'
    })
    sm.subscribe(() => sm.jump('d'), 'c')
    expect(sm('go')).toBe('d')
    expect(sm.history.map(({ to }) => to)).toEqual(['b', 'c', 'd'])
  })

  it('without end are stopped', () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a', 'b'])
    sm.subscribe((name) => sm.jump(name === 'a' ? 'b' : 'a'))
    expect(() => sm.jump('b')).toThrow(code('KAITHEM_LOOP'))
    expect(sm.history).toHaveLength(50)
  })
})

describe('timers', () => {
  it('fire strictly after their length, and only in their state', async () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a', 'b', 'c'])
    sm.add_rule('a', 'go', 'b')
    sm.set_timer('b', 2, 'c')
    await rig.clock.advance(5)
    sm('go')
    await rig.clock.advance(2)
    expect(sm.state).toBe('b')
    await rig.clock.advance(0.01)
    expect([sm.state, sm.history.at(-1)?.trigger]).toEqual(['c', 'timer'])
  })

  it('of the start state count from the beginning', async () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a', 'b'])
    await rig.clock.advance(1)
    sm.set_timer('a', 3, 'b')
    await rig.clock.advance(1.9)
    expect(sm.state).toBe('a')
    await rig.clock.advance(0.2)
    expect(sm.state).toBe('b')
  })

  it('are replaced while they run, and removed with null', async () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a', 'b'])
    sm.set_timer('a', 3, 'b')
    sm.set_timer('a', 1, 'b')
    await rig.clock.advance(1.1)
    expect(sm.state).toBe('b')
    sm.set_timer('b', 1, 'a')
    sm.set_timer('b', null)
    await rig.clock.advance(5)
    expect([sm.state, rig.clock.pending]).toEqual(['b', 0])
  })

  it('with a function that names nothing do not start again', async () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a'])
    const state = { calls: 0 }
    sm.set_timer('a', 1, () => {
      state.calls++
      return null
    })
    await rig.clock.advance(10)
    expect([state.calls, sm.state]).toEqual([1, 'a'])
  })

  it('of any length, zero and less included, never fire synchronously', async () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a', 'b'])
    sm.set_timer('a', -1, 'b')
    expect(sm.state).toBe('a')
    await rig.clock.advance(0)
    expect(sm.state).toBe('b')
  })
})

describe('a destination function that is async', () => {
  it('is an error of the caller, and its failure ends nothing else', async () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a', 'b'])
    sm.add_rule('a', 'go', (() => Promise.reject(new Error('late'))) as never)
    expect(() => sm('go')).toThrow(code('KAITHEM_TYPE'))
    sm.set_timer('a', 1, (() => Promise.reject(new Error('late'))) as never)
    await rig.clock.advance(2)
    expect(sm.state).toBe('a')
    expect(rig.errors).toEqual([expect.stringContaining('cannot be async')])
  })
})

describe('a state called like the word for all', () => {
  it('tells its subscribers once', () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a', '__all__'])
    const seen: string[] = []
    sm.subscribe((name) => seen.push(name))
    sm.jump('__all__')
    sm.jump('a')
    expect(seen).toEqual(['__all__', 'a'])
  })
})

describe('rules from any state', () => {
  it('apply where the state has none of its own', async () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a', 'b', 'off'])
    const state = { fire: false }
    sm.add_rule('*', 'stop', 'off')
    sm.add_rule('b', 'stop', 'a')
    sm.add_rule('*', () => state.fire, 'off')
    expect(sm('stop')).toBe('off')
    sm.jump('b')
    expect(sm('stop')).toBe('a')
    state.fire = true
    await rig.clock.advance(0.05)
    expect(sm.state).toBe('off')
    sm.del_rule('*', 'stop')
    sm.jump('a')
    expect(sm('stop')).toBe('a')
  })

  it('do not apply in a state that does not exist', () => {
    const rig = createRig()
    const sm = rig.states.StateMachine('void')
    sm.add_state('off')
    sm.add_rule('*', 'stop', 'off')
    expect(sm('stop')).toBe('void')
  })
})

describe('close', () => {
  it('may happen in the middle of a transition', () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a', 'b'])
    const seen: unknown[] = []
    sm.add_state('b', () => {
      sm.jump('a')
      sm.close()
    })
    sm.subscribe((name) => seen.push(name))
    sm.jump('b')
    expect([sm.state, seen, rig.clock.pending]).toEqual(['__closed__', [], 0])
  })

  it('tells observers before it forgets them', () => {
    const rig = createRig()
    const core = new MachineCore('a', { name: undefined, description: '', owner: rig.owner, clock: rig.clock })
    const seen: string[] = []
    core.observers.add(rig.owner, (change: string) => seen.push(`${change} ${core.state}`))
    core.addState('a', {})
    core.jump('a', null)
    core.close()
    core.close()
    expect(seen).toEqual(['structure a', 'state a', 'closed a'])
    expect(() => core.addState('b', {})).toThrow(code('KAITHEM_CLOSED'))
    expect(rig.owner.size).toBe(0)
  })
})

describe('inTurn', () => {
  it('runs at once, and within a transition in the order of what waits', () => {
    const rig = createRig()
    const core = new MachineCore('a', { name: undefined, description: '', owner: new Owner('test'), clock: rig.clock })
    const seen: string[] = []
    core.inTurn(() => void seen.push('at once'))
    core.addState('a', { rules: { go: 'b' } })
    core.addState('c', {})
    core.addState('b', {
      enter: () => {
        core.inTurn(() => void seen.push(`first ${core.state}`))
        core.jump('c', null)
        core.inTurn(() => void seen.push(`last ${core.state}`))
        seen.push('entered')
      },
    })
    core.event('go')
    expect(seen).toEqual(['at once', 'entered', 'first b', 'last c'])
  })
})
