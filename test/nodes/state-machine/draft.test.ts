import { expect, test } from 'vitest'
import { chartTextGraph, tableGraph } from '../../../nodes/state-machine/draft.ts'

test('tables as a graph', () => {
  const states = [
    { name: 'off' },
    { name: 'on', length: '2', unit: 'min', to: 'off' },
    { name: '' },
    { name: 'x', length: '5' },
  ]
  const rules = [
    { from: 'off', when: 'push', to: 'on' },
    { from: '*', kind: 'condition', when: 'true', to: 'off' },
    { from: '', when: 'unfinished', to: 'on' },
  ]
  expect(tableGraph('off', states, rules)).toEqual({
    start: 'off',
    states: [{ name: 'off' }, { name: 'on', timer: { length: 120, dest: 'off' } }, { name: 'x' }],
    rules: [
      { from: 'off', event: 'push', to: 'on', kind: 'event' },
      { from: '*', event: 'true', to: 'off', kind: 'condition' },
    ],
  })
})

test('states of one name are drawn once', () => {
  expect(tableGraph('a', [{ name: 'a' }, { name: 'a' }], []).states).toEqual([{ name: 'a' }])
})

test('a statechart as a graph', () => {
  const chart = {
    initial: 'a',
    states: { a: { on: { go: 'b' } }, b: { initial: 'c', states: { c: { after: { 1500: '#x' } }, d: { id: 'x' } } } },
    on: { stop: {} },
  }
  expect(chartTextGraph(JSON.stringify(chart))).toEqual({
    start: 'a',
    states: [{ name: 'a' }, { name: 'b', initial: 'b.c' }, { name: 'b.c', parent: 'b' }, { name: 'b.d', parent: 'b' }],
    rules: [
      { from: '*', event: 'stop', kind: 'event' },
      { from: 'a', event: 'go', kind: 'event', to: 'b' },
      { from: 'b.c', event: '1.5 s', kind: 'timer', to: 'b.d' },
    ],
  })
})

test('a statechart with errors is not drawn', () => {
  expect(chartTextGraph('{')).toEqual({ states: [], rules: [] })
})

test('a parallel chart has no start', () => {
  expect(chartTextGraph('{"type":"parallel","states":{"a":{},"b":{}}}').start).toBeUndefined()
})
