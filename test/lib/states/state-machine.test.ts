import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { createRig, machineWith } from './support.ts'

const code = (name: string) => expect.objectContaining({ code: name })

describe('the handle', () => {
  it('is made with new and without, and is a function that knows its kind', () => {
    const { states } = createRig()
    const made = new states.StateMachine('a', { name: 'door', description: 'the front door' })
    const called = states.StateMachine()
    expect(made).toBeInstanceOf(states.StateMachine)
    expect(called).toBeInstanceOf(states.StateMachine)
    expect([typeof made, Object.prototype.toString.call(made)]).toEqual(['function', '[object StateMachine]'])
    expect([made.name, made.description, called.state, called.name]).toEqual(['door', 'the front door', 'start', ''])
    expect(typeof made.bind).toBe('function')
  })

  it.each([
    ['add_state', 'addState'],
    ['remove_state', 'removeState'],
    ['add_rule', 'addRule'],
    ['del_rule', 'delRule'],
    ['set_timer', 'setTimer'],
    ['prev_state', 'prevState'],
    ['entered_state', 'enteredState'],
    ['poll_rate', 'pollRate'],
    ['on_change', 'onChange'],
    ['to_mermaid', 'toMermaid'],
    ['to_xstate', 'toXstate'],
  ] as const)('has %s and %s', (snake, camel) => {
    const machine = machineWith(createRig(), ['a'])
    expect(snake in machine && camel in machine).toBe(true)
    expect(machine[snake]).toBe(machine[camel])
  })

  it('works as a function of another realm calls it', () => {
    const rig = createRig()
    const state = runInNewContext(
      `const sm = new states.StateMachine('a')
       sm.add_state('a'); sm.addState('b', { enter() { log.push('b') } })
       sm.add_rule('a', 'go', m => m.state === 'a' ? 'b' : null)
       sm('go')`,
      { states: rig.states, log: [] },
    )
    expect(state).toBe('b')
  })
})

describe('add_state', () => {
  it.each<[string, (seen: string[]) => unknown[]]>([
    ['positions', (seen) => [() => seen.push('enter'), () => seen.push('exit')]],
    ['names', (seen) => [{ enter: () => seen.push('enter'), exit: () => seen.push('exit') }]],
    ['enter by position, exit by name', (seen) => [() => seen.push('enter'), { exit: () => seen.push('exit') }]],
    ['null and a name', (seen) => [null, { enter: () => seen.push('enter'), exit: () => seen.push('exit') }]],
  ])('takes its functions by %s', (_, args) => {
    const sm = createRig().states.StateMachine('a')
    const seen: string[] = []
    Reflect.apply(sm.add_state, sm, ['a', ...args(seen)])
    sm.jump('a')
    expect(seen).toEqual(['exit', 'enter'])
  })

  it('takes rules', () => {
    const sm = machineWith(createRig(), ['b'])
    sm.add_state('a', { rules: { go: 'b' } })
    sm.jump('a')
    expect(sm('go')).toBe('b')
  })

  it('replaces: rules and timer are lost, subscribers stay', async () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a', 'b'])
    const seen: string[] = []
    sm.subscribe((name) => seen.push(name), 'a')
    sm.add_rule('a', 'go', 'b')
    sm.set_timer('a', 1, 'b')
    sm.add_state('a')
    expect(sm('go')).toBe('a')
    await rig.clock.advance(2)
    expect(sm.state).toBe('a')
    sm.jump('a')
    expect(seen).toEqual(['a'])
  })

  it('refuses names that cannot be and functions that are none', () => {
    const sm = createRig().states.StateMachine('a')
    for (const name of ['', 'a b', 'a.b', '*']) expect(() => sm.add_state(name)).toThrow(code('KAITHEM_VALUE'))
    expect(() => Reflect.apply(sm.add_state, sm, [5])).toThrow(code('KAITHEM_TYPE'))
    expect(() => Reflect.apply(sm.add_state, sm, ['a', 'no'])).toThrow(code('KAITHEM_TYPE'))
  })
})

describe('a state that does not exist', () => {
  it('is where a machine begins: events do nothing, jump leads out', () => {
    const sm = createRig().states.StateMachine('void')
    sm.add_state('a')
    expect([sm('go'), sm.state, sm.prev_state]).toEqual(['void', 'void', null])
    expect(() => sm.add_rule('void', 'go', 'a')).toThrow(code('KAITHEM_KEY'))
    expect(() => sm.set_timer('void', 1, 'a')).toThrow(code('KAITHEM_KEY'))
    sm.jump('a')
    expect([sm.state, sm.prev_state]).toEqual(['a', 'void'])
  })

  it('is where remove_state leaves it: no exit, no timer', async () => {
    const rig = createRig()
    const seen: string[] = []
    const sm = machineWith(rig, ['a', 'b'])
    sm.add_state('a', null, () => seen.push('exit'))
    sm.add_rule('a', 'go', 'b')
    sm.set_timer('a', 1, 'b')
    sm.remove_state('a')
    await rig.clock.advance(5)
    expect([sm('go'), rig.clock.pending]).toEqual(['a', 0])
    sm.jump('b')
    expect([sm.state, sm.prev_state, seen]).toEqual(['b', 'a', []])
    expect(() => sm.remove_state('a')).toThrow(code('KAITHEM_KEY'))
  })
})

describe('events', () => {
  it('event() and the call do the same; unknown ones nothing', () => {
    const sm = machineWith(createRig(), ['a', 'b'])
    sm.add_rule('a', 'go', 'b')
    sm.add_rule('b', '', 'a')
    sm.event('unknown')
    sm.event('go')
    expect([sm.state, sm('constructor'), sm('')]).toEqual(['b', 'b', 'a'])
  })

  it.each([[undefined], [null], [5], [{}]])('%j is none', (event) => {
    const sm = machineWith(createRig(), ['a'])
    expect(() => Reflect.apply(sm.event, sm, [event])).toThrow(code('KAITHEM_TYPE'))
    expect(() => Reflect.apply(sm, undefined, [event])).toThrow(code('KAITHEM_TYPE'))
  })

  it('del_rule removes rules of both kinds and names what is missing', () => {
    const sm = machineWith(createRig(), ['a', 'b'])
    const windy = (): boolean => true
    sm.add_rule('a', 'go', 'b')
    sm.add_rule('a', windy, 'b')
    sm.del_rule('a', 'go')
    sm.del_rule('a', windy)
    expect(sm('go')).toBe('a')
    expect(() => sm.del_rule('a', 'go')).toThrow(code('KAITHEM_KEY'))
    expect(() => sm.del_rule('a', windy)).toThrow('no rule for windy in a')
  })
})

describe('jump and goto', () => {
  it('go only from the state they name', () => {
    const sm = machineWith(createRig(), ['a', 'b'])
    sm.jump('b', 'x')
    sm.jump('missing', 'x')
    sm.jump('b', { condition: 'x' })
    expect(sm.state).toBe('a')
    sm.goto('b', 'a')
    expect(sm.state).toBe('b')
    sm.jump('a', null)
    expect(sm.state).toBe('a')
  })
})

describe('time', () => {
  it('age and stateage count from entering, whatever seek does', async () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a', 'b'])
    sm.set_timer('a', 10, 'b')
    await rig.clock.advance(2.5)
    sm.seek(-5)
    expect([sm.age, sm.stateage, sm.entered_state]).toEqual([2.5, ['a', 2.5], 1000])
    await rig.clock.advance(14.9)
    expect(sm.state).toBe('a')
    await rig.clock.advance(0.2)
    expect(sm.state).toBe('b')
  })

  it('seek beyond the end fires at once, after the running code', async () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a', 'b'])
    sm.set_timer('a', 10, 'b')
    sm.seek(11, 'b')
    await rig.clock.advance(0)
    expect(sm.state).toBe('a')
    sm.seek(11, 'a')
    expect(sm.state).toBe('a')
    await rig.clock.advance(0)
    expect(sm.state).toBe('b')
  })

  it('seek without a timer does nothing; a bad position is refused', async () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a', 'b'])
    sm.seek(100)
    sm.set_timer('a', 5, 'b')
    await rig.clock.advance(4)
    expect(sm.state).toBe('a')
    expect(() => sm.seek(Number.NaN)).toThrow(code('KAITHEM_TYPE'))
  })

  it('pollRate is set on the handle', async () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a'])
    const state = { polls: 0 }
    sm.add_rule('a', () => ++state.polls < 0, 'a')
    sm.pollRate = 10
    await rig.clock.advance(1.05)
    expect([state.polls, sm.pollRate]).toEqual([10, 10])
    expect(() => Reflect.set(sm, 'pollRate', 0)).toThrow(code('KAITHEM_VALUE'))
  })
})

describe('subscribe', () => {
  it('for several states at once, also one that comes later', () => {
    const sm = machineWith(createRig(), ['a', 'b'])
    const seen: string[] = []
    const f = (name: string): number => seen.push(name)
    sm.subscribe(f, 'a')
    sm.subscribe(f, 'b')
    sm.subscribe(f, { state: 'later' })
    sm.add_state('later')
    for (const state of ['b', 'later', 'a', 'b']) sm.jump(state)
    expect(seen).toEqual(['b', 'later', 'a', 'b'])
  })

  it('ends by its result, by unsubscribe and with the owner', () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a'])
    const seen: string[] = []
    const f = (name: string): number => seen.push(name)
    const off = sm.subscribe(f)
    sm.subscribe(f)
    sm.jump('a')
    expect(seen).toHaveLength(2)
    off()
    sm.unsubscribe(f)
    sm.unsubscribe(f)
    sm.unsubscribe(f, 'nowhere')
    sm.jump('a')
    expect([seen.length, rig.owner.size]).toEqual([2, 1])
  })

  it('refuses what is no function', () => {
    const sm = machineWith(createRig(), ['a'])
    expect(() => Reflect.apply(sm.subscribe, sm, [])).toThrow(code('KAITHEM_TYPE'))
    expect(() => Reflect.apply(sm.subscribe, sm, ['f'])).toThrow(code('KAITHEM_TYPE'))
  })

  it('on_change hears of structure, state and the end', () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a', 'b'])
    const seen: string[] = []
    sm.on_change((change) => seen.push(change))
    sm.add_rule('a', 'go', 'b')
    sm('go')
    sm.set_timer('b', 3, 'a')
    sm.seek(1)
    sm.close()
    expect(seen).toEqual(['structure', 'state', 'structure', 'state', 'closed'])
  })
})

describe('the end', () => {
  it('leaves nothing behind', async () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a', 'b'], 'm')
    const seen: string[] = []
    sm.set_timer('a', 1, 'b')
    sm.add_rule('a', () => true, 'b')
    sm.subscribe((name) => seen.push(name))
    sm.close()
    sm.dispose()
    sm[Symbol.dispose]()
    await rig.clock.advance(5)
    expect([sm.state, sm.prev_state, sm('go'), seen]).toEqual(['__closed__', 'a', '__closed__', []])
    expect([rig.clock.pending, rig.owner.size, rig.registry.size]).toEqual([0, 0, 0])
    for (const use of [
      () => sm.jump('a'),
      () => sm.add_state('c'),
      () => sm.add_rule('a', 'x', 'b'),
      () => sm.subscribe(() => 0),
      () => sm.persist(),
    ]) {
      expect(use).toThrow(code('KAITHEM_CLOSED'))
    }
  })
})

describe('values that have no text', () => {
  const odd: unknown = Object.create(null)
  it.each<[string, unknown[], string]>([
    ['jump', [odd], 'KAITHEM_KEY'],
    ['remove_state', [odd], 'KAITHEM_KEY'],
    ['seek', [odd], 'KAITHEM_TYPE'],
    ['event', [odd], 'KAITHEM_TYPE'],
    ['add_state', [odd], 'KAITHEM_TYPE'],
    ['add_rule', [odd, 'x', 'a'], 'KAITHEM_KEY'],
    ['del_rule', ['a', odd], 'KAITHEM_KEY'],
    ['set_timer', ['a', odd, 'a'], 'KAITHEM_TYPE'],
  ])('%s ends in a coded error', (method, args, expected) => {
    const machine = machineWith(createRig(), ['a'])
    const call = Reflect.get(machine, method) as (...args: unknown[]) => unknown
    expect(() => call.apply(machine, args)).toThrow(code(expected))
  })

  it('pollRate ends in KAITHEM_VALUE', () => {
    const machine = machineWith(createRig(), ['a'])
    expect(() => Reflect.set(machine, 'pollRate', odd)).toThrow(code('KAITHEM_VALUE'))
  })
})
