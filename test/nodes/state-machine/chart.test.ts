import { expect, test } from 'vitest'
import { longestChart, readChart } from '../../../nodes/state-machine/chart.ts'

const reasons = (value: unknown): string[] =>
  readChart(typeof value === 'string' ? value : JSON.stringify(value)).issues.map(({ reason }) => reason)

const door = {
  id: 'door',
  initial: 'shut',
  states: {
    shut: {
      on: { push: 'open', kick: [{ guard: 'locked', target: 'open' }, { target: '.inner' }] },
      states: { inner: {} },
      initial: 'inner',
    },
    open: {
      initial: 'wide',
      after: { 1000: '#door.shut' },
      onDone: 'shut',
      states: { wide: { id: 'w', always: { target: 'end', guard: 'x' } }, end: { type: 'final', on: { again: '#w' } } },
    },
    both: { type: 'parallel', states: { a: {}, b: {} } },
  },
  on: { stop: '.both', nothing: {} },
}

test('a chart with everything is fine', () => {
  expect(readChart(JSON.stringify(door))).toEqual({ chart: door, issues: [] })
})

test('a chart without id has the id (machine)', () => {
  expect(reasons({ initial: 'a', states: { a: { on: { x: '#(machine).a' } } } })).toEqual([])
})

test.each([
  ['nothing', '', ['chartMissing']],
  ['no JSON', '{', ['chartJson']],
  ['a list', [], ['chartShape']],
  ['a number', 5, ['chartShape']],
  ['null', 'null', ['chartShape']],
  ['no states', {}, ['chartStates']],
  ['empty states', { states: {} }, ['chartStates']],
  ['a list of states', { states: [1] }, ['chartStates']],
  ['a state that is no object', { initial: 'a', states: { a: 5 } }, ['chartState']],
  ['no initial', { states: { a: {} } }, ['chartInitial']],
  ['an unknown initial', { initial: 'b', states: { a: {} } }, ['chartInitialUnknown']],
  ['no initial inside', { initial: 'a', states: { a: { states: { b: {} } } } }, ['chartInitial']],
  ['states inside that are none', { initial: 'a', states: { a: { states: 1 } } }, ['chartStatesShape']],
  ['unknown sibling', { initial: 'a', states: { a: { on: { x: 'b' } } } }, ['chartTarget']],
  ['unknown child', { initial: 'a', states: { a: { on: { x: '.b' } } } }, ['chartTarget']],
  ['unknown id', { initial: 'a', states: { a: { on: { x: '#b' } } } }, ['chartTarget']],
  ['a sibling of the chart itself', { initial: 'a', states: { a: {} }, on: { x: 'a' } }, ['chartTarget']],
  ['unknown after a delay', { initial: 'a', states: { a: { after: { 10: 'b' } } } }, ['chartTarget']],
  ['a target that is no text', { initial: 'a', states: { a: { always: { target: 5 } } } }, ['chartTarget']],
])('%s', (_title, value, expected) => {
  expect(reasons(value)).toEqual(expected)
})

test('limits of length and depth', () => {
  expect(reasons(`"${'x'.repeat(longestChart)}"`)).toEqual(['chartLong'])
  let deep: object = {}
  for (let level = 0; level < 60; level++) deep = { initial: 'a', states: { a: deep } }
  expect(reasons(deep)).toEqual(['chartDeep'])
})

test('a name from the prototype is no state', () => {
  expect(reasons({ initial: 'a', states: { a: { on: { x: 'constructor' } } } })).toEqual(['chartTarget'])
})
