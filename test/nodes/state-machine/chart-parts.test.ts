import { expect, test } from 'vitest'
import {
  chartParts,
  entriesOf,
  isNode,
  isParallel,
  listed,
  placesOf,
  resolveTarget,
  topStates,
} from '../../../nodes/state-machine/chart-parts.ts'

const chart = {
  id: 'm',
  initial: 'red',
  states: {
    red: {
      initial: 'walk',
      states: { walk: { after: { 5000: { target: 'stop' } }, id: 'w' }, stop: { type: 'final' } },
      onDone: 'green',
    },
    green: {
      on: { go: [{ target: 'red', guard: 'dark' }, { actions: 'beep' }], off: '#w' },
      always: { target: 'red', guard: { type: 'late' } },
    },
  },
  on: { stop: '.red.stop' },
}

test('every state with where its transitions lead', () => {
  expect(chartParts(chart)).toEqual([
    {
      path: [],
      initial: 'red',
      transitions: [{ kind: 'event', event: 'stop', label: 'stop', target: ['red', 'stop'] }],
    },
    {
      path: ['red'],
      initial: 'walk',
      transitions: [{ kind: 'condition', event: '', label: 'done', target: ['green'] }],
    },
    {
      path: ['red', 'walk'],
      initial: undefined,
      transitions: [{ kind: 'timer', event: '', label: '5 s', target: ['red', 'stop'] }],
    },
    { path: ['red', 'stop'], initial: undefined, transitions: [] },
    {
      path: ['green'],
      initial: undefined,
      transitions: [
        { kind: 'event', event: 'go', label: 'go [dark]', target: ['red'] },
        { kind: 'event', event: 'go', label: 'go', target: undefined },
        { kind: 'event', event: 'off', label: 'off', target: ['red', 'walk'] },
        { kind: 'condition', event: '', label: '[late]', target: ['red'] },
      ],
    },
  ])
})

test.each([
  [['green'], 'red', ['red']],
  [['green'], 'red.walk', ['red', 'walk']],
  [['red'], '.stop', ['red', 'stop']],
  [['green'], '#w', ['red', 'walk']],
  [['green'], '#m.red.stop', ['red', 'stop']],
  [[], '.green', ['green']],
  [[], 'green', undefined],
  [['green'], 'blue', undefined],
  [['green'], '#m.blue', undefined],
])('from %j to %s', (path, target, expected) => {
  expect(resolveTarget(path, target, placesOf(chart))).toEqual(expected)
})

test('small questions', () => {
  expect(topStates(chart)).toEqual(['red', 'green'])
  expect(topStates({})).toEqual([])
  expect([isParallel(chart), isParallel({ type: 'parallel' })]).toEqual([false, true])
  expect([isNode({}), isNode([]), isNode(null), isNode('a')]).toEqual([true, false, false, false])
  expect([listed(undefined), listed('a'), listed(['a'])]).toEqual([[], ['a'], ['a']])
  expect([entriesOf({ a: 1 }), entriesOf('text')]).toEqual([[['a', 1]], []])
})
