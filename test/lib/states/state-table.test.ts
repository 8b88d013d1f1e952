import { describe, expect, it } from 'vitest'
import { ListenerList } from '../../../lib/states/listeners.ts'
import { RuleSet, StateDefinition, type StateOptions, StateTable } from '../../../lib/states/state-table.ts'

const code = (name: string) => expect.objectContaining({ code: name })
const define = (name: string, options: StateOptions<unknown> = {}) =>
  new StateDefinition<unknown>(name, new ListenerList(), options)

describe('RuleSet', () => {
  it('has one rule for each event, and any number of conditions', () => {
    const rules = new RuleSet()
    const yes = (): boolean => true
    rules.set('go', 'a')
    rules.set('go', 'b')
    rules.set(yes, 'a')
    rules.set(yes, 'b')
    expect([...rules.events]).toEqual([['go', 'b']])
    expect(rules.polled.map(({ label, dest }) => [label, dest])).toEqual([
      ['yes', 'a'],
      ['yes', 'b'],
    ])
    expect([rules.delete('go'), rules.delete('go'), rules.delete(yes)]).toEqual([true, false, true])
    expect(rules.polled.map(({ dest }) => dest)).toEqual(['b'])
  })

  it.each([[undefined], [null], [3], [{}]])('refuses %j as a destination', (dest) => {
    expect(() => Reflect.apply(RuleSet.prototype.set, new RuleSet(), ['e', dest])).toThrow(code('KAITHEM_TYPE'))
  })
})

describe('StateDefinition', () => {
  it('takes rules as an object, as pairs and as a map', () => {
    const yes = (): boolean => true
    expect([...define('a', { rules: { go: 'b' } }).rules.events]).toEqual([['go', 'b']])
    expect([...define('a', { rules: new Map([['go', 'b']]) }).rules.events]).toEqual([['go', 'b']])
    expect(define('a', { rules: [[yes, 'b']] }).rules.polled).toHaveLength(1)
    expect(define('a', { rules: null, enter: null }).enter).toBeUndefined()
  })

  it('refuses what is no function and no table', () => {
    expect(() => define('a', { enter: Object('x') })).toThrow(code('KAITHEM_TYPE'))
    expect(() => define('a', { rules: 'go' as unknown as [] })).toThrow(code('KAITHEM_TYPE'))
  })
})

describe('StateTable', () => {
  const table = (): StateTable<unknown> => {
    const made = new StateTable<unknown>('The machine m')
    made.states.set('a', define('a'))
    return made
  }

  it('names what is missing', () => {
    expect(() => table().get('x')).toThrow('The machine m has no state x')
    expect(() => table().rules('x')).toThrow(code('KAITHEM_KEY'))
    expect(() => table().deleteRule('a', 'go')).toThrow('no rule for go in a')
    expect(() => table().setTimer('x', 1, 'a')).toThrow(code('KAITHEM_KEY'))
    expect(() => table().setTimer('*', 1, 'a')).toThrow(code('KAITHEM_KEY'))
  })

  it('sets and removes timers', () => {
    const made = table()
    made.setTimer('a', 2, 'b')
    expect(made.get('a').timer).toEqual({ length: 2, dest: 'b' })
    made.setTimer('a', null, 'b')
    expect(made.get('a').timer).toBeUndefined()
    made.setTimer('a', 2, 'b')
    made.setTimer('a', 2, null)
    expect(made.get('a').timer).toBeUndefined()
    expect(() => made.setTimer('a', Number.NaN, 'b')).toThrow(code('KAITHEM_TYPE'))
  })
})
