import { afterEach, beforeEach, expect, test } from 'vitest'
import { createKaithem, type Kaithem, ManualClock } from '../../../lib/index.ts'
import { createChart, runChart } from '../../../nodes/state-machine/chart-machine.ts'
import type { Change } from '../../../nodes/state-machine/running.ts'

const config = {
  id: 'crossing',
  initial: 'green',
  states: {
    green: { on: { button: { target: 'red', guard: "tv('/night') < 1" } } },
    red: { initial: 'walk', states: { walk: { after: { 5000: 'stop' } }, stop: { on: { go: '#crossing.green' } } } },
  },
}

let clock: ManualClock
let kaithem: Kaithem
beforeEach(() => {
  clock = new ManualClock(1_700_000_000)
  kaithem = createKaithem({ clock })
})
afterEach(() => kaithem.close())

function run(chart: object = config) {
  const made = createChart({ kaithem, clock, name: 'crossing', chart: { ...chart } })
  return runChart(made, { ...chart }, made.snapshot())
}

test('nested states are paths, and changes tell what made them', async () => {
  const machine = run()
  const changes: Change[] = []
  machine.watch((change) => changes.push(change))
  await clock.advance(3)
  machine.event('button')
  expect(machine.now()).toMatchObject({ state: 'red.walk', previous: 'green', active: ['red.walk'], age: 0 })
  await clock.advance(6)
  machine.event('unknown')
  machine.event('go')
  expect(changes.map(({ state, previous, age, trigger, event }) => [state, previous, age, trigger, event])).toEqual([
    ['red.walk', 'green', 3, 'event', 'button'],
    ['red.stop', 'red.walk', 5, 'timer', ''],
    ['green', 'red.stop', 1, 'event', 'go'],
  ])
  expect(machine.history()).toHaveLength(3)
})

test('guards are conditions', () => {
  const machine = run()
  kaithem.tags.NumericTag('/night').value = 1
  expect(machine.events()).toEqual([])
  machine.event('button')
  expect(machine.now().state).toBe('green')
  kaithem.tags.NumericTag('/night').value = 0
  expect(machine.events()).toEqual(['button'])
})

test('reset begins anew and tells it', () => {
  const machine = run()
  machine.event('button')
  const changes: Change[] = []
  machine.watch((change) => changes.push(change))
  machine.reset()
  expect(machine.now().state).toBe('green')
  expect(changes).toMatchObject([{ state: 'green', previous: 'red.walk', trigger: 'jump' }])
  machine.event('button')
  expect(machine.now().state).toBe('red.walk')
})

test('parallel states are all active', () => {
  const parallel = {
    type: 'parallel',
    states: { a: { initial: 'x', states: { x: { on: { e: 'y' } }, y: {} } }, b: {} },
  }
  const machine = run(parallel)
  expect(machine.now()).toMatchObject({ state: 'a.x, b', active: ['a.x', 'b'] })
  machine.event('e')
  expect(machine.now().active).toEqual(['a.y', 'b'])
})

test('what only tables can do is refused with a code', () => {
  const machine = run()
  expect(() => machine.jump('red')).toThrow(expect.objectContaining({ code: 'KAITHEM_STATE' }))
  expect(() => machine.seek(1)).toThrow(expect.objectContaining({ code: 'KAITHEM_STATE' }))
})

test('other words for it', () => {
  const machine = run()
  expect(machine.toMermaid()).toContain('stateDiagram-v2')
  expect(machine.toXstate()).toEqual(config)
  expect(machine.graph().states.map(({ name }) => name)).toEqual(['green', 'red', 'red.walk', 'red.stop'])
})

test.each([
  [
    'a guard that cannot be read',
    { ...config, states: { green: { on: { x: { guard: 'tv(' } } } } },
    'KAITHEM_EXPRESSION',
  ],
  ['an actor nobody gave', { ...config, states: { green: { invoke: { src: 'fetch' } } } }, 'KAITHEM_KEY'],
])('%s is a coded error', (_title, chart, code) => {
  expect(() => run(chart)).toThrow(expect.objectContaining({ code }))
})
