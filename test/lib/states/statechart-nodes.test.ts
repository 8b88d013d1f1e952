import { describe, expect, it } from 'vitest'
import { createMachine } from 'xstate'
import {
  allNodes,
  assertGiven,
  type ChartNode,
  namesIn,
  transitionsOf,
  typeName,
} from '../../../lib/states/statechart-nodes.ts'

const rootOf = (config: object): ChartNode =>
  createMachine(config as Parameters<typeof createMachine>[0]).root as unknown as ChartNode

const chart = {
  initial: 'a',
  states: {
    a: {
      entry: ['lampOn', { type: 'note', params: { text: 'x' } }],
      exit: 'lampOff',
      after: { 1000: 'b', longer: 'b' },
      on: { go: { target: 'b', guard: 'allowed', actions: 'went' } },
      invoke: { src: 'work', onDone: 'b' },
    },
    b: { initial: 'c', always: { target: 'a', guard: { type: 'empty' } }, states: { c: {} } },
  },
}

describe('reading a machine', () => {
  it('finds every state, outer ones first', () => {
    expect(allNodes(rootOf(chart)).map(({ path }) => path.join('.'))).toEqual(['', 'a', 'b', 'b.c'])
  })

  it('finds the names that need code, and none of the built-in ones', () => {
    const names = namesIn(rootOf(chart))
    expect([...names.actions].sort()).toEqual(['lampOff', 'lampOn', 'note', 'went'])
    expect([...names.guards].sort()).toEqual(['allowed', 'empty'])
    expect([...names.delays]).toEqual(['longer'])
    expect([...names.actors]).toEqual(['work'])
  })

  it('lists transitions with their events', () => {
    const [, , b] = allNodes(rootOf(chart))
    expect(b === undefined ? [] : transitionsOf(b).map(([event]) => event)).toEqual([''])
  })

  it.each([
    ['x', 'x'],
    [{ type: 'x' }, 'x'],
    [{ type: 5 }, undefined],
    [() => 0, undefined],
    [undefined, undefined],
    [null, undefined],
  ])('names %s', (item, expected) => {
    expect(typeName(item)).toBe(expected)
  })
})

describe('assertGiven', () => {
  it('names all that is missing', () => {
    expect(() => assertGiven('guards', new Set(['a', 'b', 'toString']), { a: 1 })).toThrow(
      expect.objectContaining({ code: 'KAITHEM_KEY', data: { missing: ['b', 'toString'] } }),
    )
    expect(() => assertGiven('guards', new Set(), undefined)).not.toThrow()
  })
})
