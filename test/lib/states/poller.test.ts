import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { Poller } from '../../../lib/states/poller.ts'
import { createRig, fail, machineWith } from './support.ts'

function setUp() {
  const clock = new ManualClock()
  const state = { polls: 0 }
  const poller = new Poller(clock, () => state.polls++)
  return { clock, state, poller }
}

describe('Poller', () => {
  it('asks 24 times a second while it runs', async () => {
    const { clock, state, poller } = setUp()
    await clock.advance(1)
    expect(state.polls).toBe(0)
    poller.start()
    await clock.advance(1.01)
    expect(state.polls).toBe(24)
    poller.stop()
    await clock.advance(1)
    expect([state.polls, clock.pending, poller.running]).toEqual([24, 0, false])
  })

  it('changes its rate at once, also while it rests', async () => {
    const { clock, state, poller } = setUp()
    poller.hertz = 2
    poller.start()
    await clock.advance(0.4)
    poller.hertz = 10
    await clock.advance(0.55)
    expect(state.polls).toBe(5)
    poller.stop()
    poller.hertz = 100
    expect([clock.pending, poller.hertz]).toEqual([0, 100])
  })

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, '24', null])('refuses a rate of %s', (rate) => {
    const { poller } = setUp()
    expect(() => Reflect.set(poller, 'hertz', rate)).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
    expect(poller.hertz).toBe(24)
  })
})

describe('a machine with conditions', () => {
  it('runs only while the state has function rules', async () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a', 'b'])
    const state = { polls: 0 }
    sm.add_rule('b', () => ++state.polls < 0, 'a')
    await rig.clock.advance(1)
    expect([state.polls, rig.clock.pending]).toEqual([0, 0])
    sm.jump('b')
    await rig.clock.advance(1.01)
    expect(state.polls).toBe(24)
    sm.jump('a')
    await rig.clock.advance(1)
    expect([state.polls, rig.clock.pending]).toEqual([24, 0])
  })

  it('follows one rule at most, the first that is true', async () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a', 'b', 'c', 'd'])
    sm.add_rule('a', () => false, 'd')
    sm.add_rule('a', () => true, 'b')
    sm.add_rule('a', () => true, 'c')
    await rig.clock.advance(0.1)
    expect(sm.history.map(({ to }) => to)).toEqual(['b'])
  })

  it('goes on to the next rule when the function names no state', async () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a', 'b'])
    sm.add_rule(
      'a',
      () => true,
      () => null,
    )
    sm.add_rule(
      'a',
      () => true,
      () => 'b',
    )
    await rig.clock.advance(0.1)
    expect(sm.state).toBe('b')
  })

  it('enters a state again and again while its condition holds', async () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a'])
    sm.add_rule('a', () => true, 'a')
    await rig.clock.advance(0.55)
    expect(sm.history).toHaveLength(13)
  })

  it('reports a failing condition once and asks the others', async () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a', 'b'])
    const state = { open: false }
    sm.add_rule('a', fail('condition'), 'b')
    sm.add_rule('a', () => state.open, 'b')
    await rig.clock.advance(1)
    expect(rig.errors).toEqual(['The state machine, condition of a: Error: condition'])
    state.open = true
    await rig.clock.advance(0.1)
    expect(sm.state).toBe('b')
  })

  it('reports a promise, which would always be true', async () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a', 'b'])
    sm.add_rule('a', async () => false, 'b')
    await rig.clock.advance(1)
    expect([sm.state, rig.errors.length]).toEqual(['a', 1])
  })

  it('stops when the rule, the state or the machine goes', async () => {
    const rig = createRig()
    const sm = machineWith(rig, ['a'])
    const never = (): boolean => false
    sm.add_rule('a', never, 'a')
    expect(rig.clock.pending).toBe(1)
    sm.del_rule('a', never)
    expect(rig.clock.pending).toBe(0)
    sm.add_rule('a', never, 'a')
    sm.remove_state('a')
    expect(rig.clock.pending).toBe(0)
    sm.add_state('a', { rules: [[never, 'a']] })
    expect(rig.clock.pending).toBe(1)
    sm.close()
    expect(rig.clock.pending).toBe(0)
  })
})
