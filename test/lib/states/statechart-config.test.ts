import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { copyConfig } from '../../../lib/states/statechart-config.ts'

const code = (name: string) => expect.objectContaining({ code: name })

describe('copyConfig', () => {
  it('copies JSON, of another realm too, and shares nothing', () => {
    const config = { initial: 'a', states: { a: { on: { go: ['b', null, true, 1] } } }, context: undefined }
    const copy = copyConfig(config)
    expect(copy).toEqual({ initial: 'a', states: { a: { on: { go: ['b', null, true, 1] } } } })
    expect(copy.states).not.toBe(config.states)
    const foreign = runInNewContext('({ states: { a: { tags: ["x"] } } })')
    expect(copyConfig(foreign)).toEqual({ states: { a: { tags: ['x'] } } })
  })

  const cycle: { states: { a?: unknown } } = { states: {} }
  cycle.states.a = cycle

  it.each<[string, unknown]>([
    ['a function', { states: { a: { entry: () => 0 } } }],
    ['a number JSON lacks', { states: { a: { after: Number.NaN } } }],
    ['a symbol', { states: { a: Symbol('x') } }],
    ['a big integer', { states: { a: 1n } }],
    ['a cycle', cycle],
    ['a prototype', JSON.parse('{"states":{"__proto__":{}}}')],
    ['no states', { initial: 'a' }],
    ['a list', []],
    ['a text', 'states'],
    ['nothing', undefined],
    ['null', null],
  ])('refuses %s', (_, config) => {
    expect(() => copyConfig(config)).toThrow(code('KAITHEM_TYPE'))
  })

  it('says where', () => {
    expect(() => copyConfig({ states: { a: { entry: [1, () => 0] } } })).toThrow('states.a.entry[1] is a function')
  })
})
