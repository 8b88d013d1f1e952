/** kaithem.states, heading by heading. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKaithem, type Kaithem, ManualClock } from '../../lib/index.ts'

let clock: ManualClock
let kaithem: Kaithem
let errors: string[]
const code = (name: string) => expect.objectContaining({ code: name })

beforeEach(() => {
  clock = new ManualClock(1_700_000_000)
  errors = []
  const note = (text: string): void => void errors.push(text)
  kaithem = createKaithem({ clock, log: { debug: () => {}, info: () => {}, warn: note, error: note } })
})
afterEach(() => kaithem.close())

/** A machine with these states, in the first of them. */
function machineOf(...names: [string, ...string[]]) {
  const sm = kaithem.states.StateMachine(names[0])
  for (const name of names) sm.add_state(name)
  return sm
}

describe('kaithem.states.StateMachine(start="start")', () => {
  it('kaithem.states.StateMachine begins in a state that does not exist, where events do nothing', () => {
    const sm = new kaithem.states.StateMachine()
    expect([sm.state, sm('anything'), sm.prev_state]).toEqual(['start', 'start', null])
    expect(() => sm.add_rule('start', 'push', 'open')).toThrow(code('KAITHEM_KEY'))
    sm.add_state('start')
    sm.add_state('open')
    sm.add_rule('start', 'push', 'open')
    expect(sm('push')).toBe('open')
  })

  it('kaithem.states.StateMachine works without new and takes options', () => {
    const one = kaithem.states.StateMachine('shut', { name: 'door', description: 'front' })
    const two = kaithem.states.StateMachine({ start: 'on', name: 'lamp' })
    expect([one.state, one.name, one.description, two.state, two.name]).toEqual(['shut', 'door', 'front', 'on', 'lamp'])
    expect(one).toBeInstanceOf(kaithem.states.StateMachine)
    expect(() => kaithem.states.StateMachine('x', { name: 'door' })).toThrow(code('KAITHEM_STATE'))
    expect(() => kaithem.states.StateMachine('a b')).toThrow(code('KAITHEM_VALUE'))
    expect(() => kaithem.states.StateMachine('x', { name: 7 as never })).toThrow(code('KAITHEM_TYPE'))
  })
})

describe('sm.add_state(name, enter=None, exit=None)', () => {
  it('kaithem.states.StateMachine#add_state runs enter and exit, in order or as options', () => {
    const seen: string[] = []
    const sm = kaithem.states.StateMachine('a')
    sm.add_state('a', null, () => seen.push('leave a'))
    sm.addState('b', { enter: () => seen.push('enter b'), exit: () => seen.push('leave b'), rules: { back: 'a' } })
    sm.jump('b')
    expect(sm('back')).toBe('a')
    expect(seen).toEqual(['leave a', 'enter b', 'leave b'])
  })

  it('kaithem.states.StateMachine#add_state refuses bad names and takes names with two underscores', () => {
    const sm = kaithem.states.StateMachine('a')
    for (const name of ['', 'a b', 'a-b', 'a.b', 'a\nb'])
      expect(() => sm.add_state(name)).toThrow(code('KAITHEM_VALUE'))
    sm.add_state('__mine')
    sm.jump('__mine')
    expect(sm.state).toBe('__mine')
    expect(() => sm.add_state('x', 7 as never)).toThrow(code('KAITHEM_TYPE'))
  })

  it('kaithem.states.StateMachine#add_state again loses rules and timer', async () => {
    const sm = machineOf('a', 'b')
    sm.add_rule('a', 'push', 'b')
    sm.set_timer('a', 5, 'b')
    sm.add_state('a')
    expect(sm('push')).toBe('a')
    await clock.advance(10)
    expect(sm.state).toBe('a')
  })
})

describe('sm.remove_state(name)', () => {
  it('kaithem.states.StateMachine#remove_state leaves rules to it, which fail when followed', () => {
    const sm = machineOf('a', 'b')
    sm.add_rule('a', 'push', 'b')
    sm.remove_state('b')
    expect(() => sm('push')).toThrow(code('KAITHEM_KEY'))
    expect(sm.state).toBe('a')
    expect(() => sm.remove_state('b')).toThrow(code('KAITHEM_KEY'))
  })

  it('kaithem.states.StateMachine#remove_state of the current state ends its timer; a jump leads out', async () => {
    const sm = machineOf('a', 'b')
    sm.add_rule('a', 'push', 'b')
    sm.set_timer('a', 5, 'b')
    sm.removeState('a')
    await clock.advance(10)
    expect([sm.state, sm('push')]).toEqual(['a', 'a'])
    sm.jump('b')
    expect(sm.state).toBe('b')
  })
})

describe('sm.add_rule(start, event, dest)', () => {
  it('kaithem.states.StateMachine#add_rule follows an event to a state; a later rule replaces it', () => {
    const sm = machineOf('a', 'b', 'c')
    sm.add_rule('a', 'push', 'b')
    sm.add_rule('a', 'push', 'c')
    expect(sm('push')).toBe('c')
    expect(() => sm.add_rule('nowhere', 'push', 'a')).toThrow(code('KAITHEM_KEY'))
    expect(() => sm.add_rule('a', 7 as never, 'b')).toThrow(code('KAITHEM_TYPE'))
  })

  it('kaithem.states.StateMachine#add_rule asks a function for the destination, nothing means stay', () => {
    const sm = machineOf('a', 'b')
    const given: unknown[] = []
    let answer: string | null = null
    sm.add_rule('a', 'push', (machine) => {
      given.push(machine.state)
      return answer
    })
    expect(sm('push')).toBe('a')
    answer = 'b'
    expect(sm('push')).toBe('b')
    expect(given).toEqual(['a', 'a'])
  })

  it('kaithem.states.StateMachine#add_rule with * holds in every state that has no rule of its own', () => {
    const sm = machineOf('a', 'b', 'c')
    sm.add_rule('*', 'stop', 'c')
    sm.add_rule('b', 'stop', 'a')
    expect(sm('stop')).toBe('c')
    sm.jump('b')
    expect(sm('stop')).toBe('a')
  })
})

describe('Function Polling(PLC logic)', () => {
  it('kaithem.states.StateMachine#pollRate is 24 times a second, and another rate applies at once', async () => {
    const sm = machineOf('a')
    let asked = 0
    sm.add_rule(
      'a',
      () => {
        asked++
        return false
      },
      'a',
    )
    expect(sm.pollRate).toBe(24)
    await clock.advance(1)
    expect(asked).toBeGreaterThanOrEqual(23)
    expect(asked).toBeLessThanOrEqual(25)
    sm.pollRate = 2
    asked = 0
    await clock.advance(3)
    expect(asked).toBeGreaterThanOrEqual(5)
    expect(asked).toBeLessThanOrEqual(7)
    for (const rate of [0, -1, Number.NaN, '9']) {
      expect(() => Object.assign(sm, { pollRate: rate })).toThrow(expect.objectContaining({ name: 'KaithemError' }))
    }
  })

  it('kaithem.states.StateMachine#pollRate rules are asked in order, only in their state, one transition at a time', async () => {
    const sm = machineOf('a', 'b', 'c')
    const seen: string[] = []
    sm.subscribe((state) => seen.push(state))
    let isOpen = false
    sm.add_rule('a', () => isOpen, 'b')
    sm.add_rule('a', () => isOpen, 'c')
    await clock.advance(0.2)
    isOpen = true
    await clock.advance(0.2)
    expect([sm.state, seen]).toEqual(['b', ['b']])
  })

  it('kaithem.states.StateMachine#pollRate goes on when a condition throws', async () => {
    const sm = machineOf('a', 'b')
    let broken = true
    sm.add_rule(
      'a',
      () => {
        if (broken) throw new Error('my fault')
        return true
      },
      'b',
    )
    await clock.advance(0.5)
    expect([sm.state, errors.length > 0]).toEqual(['a', true])
    broken = false
    await clock.advance(0.5)
    expect(sm.state).toBe('b')
  })
})

describe('sm.set_timer(state, length, dest)', () => {
  it('kaithem.states.StateMachine#set_timer leaves a state after its length; re-entry begins anew', async () => {
    const sm = machineOf('a', 'b')
    sm.set_timer('a', 10, 'b')
    await clock.advance(8)
    sm.jump('a')
    await clock.advance(8)
    expect(sm.state).toBe('a')
    await clock.advance(2.1)
    expect(sm.state).toBe('b')
  })

  it('kaithem.states.StateMachine#set_timer keeps one timer for each state, null removes it', async () => {
    const sm = machineOf('a', 'b', 'c')
    sm.set_timer('a', 5, 'b')
    sm.set_timer('a', 10, 'c')
    await clock.advance(9)
    expect(sm.state).toBe('a')
    sm.setTimer('a', null)
    await clock.advance(100)
    expect(sm.state).toBe('a')
    expect(() => sm.set_timer('nowhere', 1, 'a')).toThrow(code('KAITHEM_KEY'))
    expect(() => sm.set_timer('a', 'soon' as never, 'a')).toThrow(code('KAITHEM_TYPE'))
  })

  it('kaithem.states.StateMachine#set_timer starts after exit of the old state and before enter of the new one', async () => {
    const sm = kaithem.states.StateMachine('a')
    const pending: number[] = []
    sm.add_state('a', null, () => pending.push(clock.pending))
    sm.add_state('b', () => pending.push(clock.pending))
    sm.set_timer('b', 5, (machine) => (machine.state === 'b' ? 'a' : null))
    sm.jump('b')
    expect(pending).toEqual([0, 1])
    await clock.advance(5.1)
    expect(sm.state).toBe('a')
  })
})

describe('sm(event)', () => {
  it('kaithem.states.StateMachine#event is what calling the machine does, which answers the state', () => {
    const sm = machineOf('a', 'b')
    sm.add_rule('a', 'push', 'b')
    expect(sm.event('unknown')).toBeUndefined()
    expect(sm('unknown')).toBe('a')
    expect(sm('push')).toBe('b')
    expect(() => sm(7 as never)).toThrow(code('KAITHEM_TYPE'))
  })

  it('kaithem.states.StateMachine#event hands errors of exit and enter to the caller', () => {
    const sm = kaithem.states.StateMachine('a')
    let fault = 'exit'
    const fail = (where: string) => () => {
      if (fault === where) throw new Error(where)
    }
    sm.add_state('a', { exit: fail('exit'), rules: { push: 'b' } })
    sm.add_state('b', fail('enter'))
    expect(() => sm('push')).toThrow('exit')
    expect(sm.state).toBe('a')
    fault = 'enter'
    expect(() => sm('push')).toThrow('enter')
    expect(sm.state).toBe('b')
  })

  it('kaithem.states.StateMachine#event within a transition runs after it, and a loop without end is stopped', () => {
    const seen: string[] = []
    const sm = kaithem.states.StateMachine('a')
    sm.add_state('a', { rules: { push: 'b' } })
    sm.add_state('b', { enter: () => sm.event('on'), rules: { on: 'c' } })
    sm.add_state('c')
    sm.subscribe((state) => seen.push(state))
    expect(sm('push')).toBe('c')
    expect(seen).toEqual(['b', 'c'])
    const mad = kaithem.states.StateMachine('x')
    mad.add_state('x', { enter: () => mad.event('again'), rules: { again: 'x' } })
    expect(() => mad('again')).toThrow(code('KAITHEM_LOOP'))
  })
})

describe('sm.subscribe(f, state="__all__")', () => {
  it('kaithem.states.StateMachine#subscribe tells about one state or all, before the event returns', () => {
    const sm = machineOf('a', 'b')
    const seen: string[] = []
    sm.subscribe((state) => seen.push(`all ${state}`))
    sm.subscribe((state) => seen.push(`b ${state}`), 'b')
    const off = sm.subscribe((state) => seen.push(`a ${state}`), { state: 'a' })
    sm.jump('b')
    sm.jump('a')
    off()
    sm.jump('a')
    expect(seen).toEqual(['b b', 'all b', 'a a', 'all a', 'all a'])
    expect(() => sm.subscribe('no' as never)).toThrow(code('KAITHEM_TYPE'))
  })
})

describe('sm.jump(state, condition=None)', () => {
  it('kaithem.states.StateMachine#jump does exit and enter, only from the state of the condition', () => {
    const seen: string[] = []
    const sm = kaithem.states.StateMachine('a')
    sm.add_state('a', null, () => seen.push('exit a'))
    sm.add_state('b', () => seen.push('enter b'))
    sm.jump('b', 'b')
    sm.jump('b', { condition: 'x' })
    expect([sm.state, seen]).toEqual(['a', []])
    sm.jump('b', 'a')
    expect([sm.state, seen]).toEqual(['b', ['exit a', 'enter b']])
  })

  it('kaithem.states.StateMachine#jump to a state that does not exist is an error that changes nothing', () => {
    const seen: string[] = []
    const sm = kaithem.states.StateMachine('a')
    sm.add_state('a', null, () => seen.push('exit a'))
    expect(() => sm.jump('nowhere')).toThrow(code('KAITHEM_KEY'))
    expect([sm.state, seen]).toEqual(['a', []])
  })
})

describe('sm.seek(t)', () => {
  it('kaithem.states.StateMachine#seek moves along the time line; age and entered_state stay', async () => {
    const sm = machineOf('a', 'b')
    sm.set_timer('a', 10, 'b')
    sm.seek(8)
    expect([sm.age, sm.entered_state]).toEqual([0, 1_700_000_000])
    await clock.advance(2.1)
    expect(sm.state).toBe('b')
  })

  it('kaithem.states.StateMachine#seek past the end fires at once, a negative position gives more time', async () => {
    const sm = machineOf('a', 'b')
    sm.set_timer('a', 10, 'b')
    sm.seek(-5)
    await clock.advance(14.9)
    expect(sm.state).toBe('a')
    sm.seek(11)
    expect(sm.state).toBe('a')
    await clock.advance(0)
    expect(sm.state).toBe('b')
    sm.seek(5)
    expect(sm.state).toBe('b')
    expect(() => sm.seek('x' as never)).toThrow(code('KAITHEM_TYPE'))
  })
})

describe('sm.state', () => {
  it('kaithem.states.StateMachine#state is the current state as a text', () => {
    const sm = machineOf('a', 'b')
    sm.jump('b')
    expect(sm.state).toBe('b')
    expect(() => Object.assign(sm, { state: 'a' })).toThrow(TypeError)
  })
})

describe('sm.entered_state', () => {
  it('kaithem.states.StateMachine#entered_state is when the state was entered', async () => {
    const sm = machineOf('a')
    await clock.advance(5)
    expect(sm.entered_state).toBe(1_700_000_000)
    sm.jump('a')
    expect([sm.entered_state, sm.enteredState]).toEqual([1_700_000_005, 1_700_000_005])
  })
})

describe('sm.age', () => {
  it('kaithem.states.StateMachine#age counts seconds since entering', async () => {
    const sm = machineOf('a')
    await clock.advance(2.5)
    expect(sm.age).toBe(2.5)
    sm.jump('a')
    expect(sm.age).toBe(0)
  })
})

describe('sm.stateage', () => {
  it('kaithem.states.StateMachine#stateage is state and age together', async () => {
    const sm = machineOf('a')
    await clock.advance(3)
    expect(sm.stateage).toEqual(['a', 3])
  })
})

describe('sm.prev_state', () => {
  it('kaithem.states.StateMachine#prev_state is null at first, and the same after re-entry', () => {
    const sm = machineOf('a', 'b')
    expect(sm.prev_state).toBeNull()
    sm.jump('b')
    expect(sm.prev_state).toBe('a')
    sm.jump('b')
    expect(sm.prevState).toBe('b')
  })
})
