import { describe, expect, test } from 'vitest'
import { check, defaults, parseConfig, stateNames } from '../../../nodes/state-machine/config.ts'

const chart = { initial: 'a', states: { a: { on: { go: 'b' } }, b: {} } }
const reasons = (raw: object): unknown[] =>
  check({ ...defaults, ...raw }).map(({ property, reason }) => [property, reason])

test('a new node works', () => {
  expect(check(defaults)).toEqual([])
  expect(parseConfig(defaults)).toEqual({
    machine: '',
    definition: {
      mode: 'table',
      table: { start: 'off', states: [{ name: 'off' }, { name: 'on' }], rules: defaults.rules },
    },
    pollRate: 24,
    event: { value: 'payload', type: 'msg' },
    unknown: 'ignore',
    outputs: undefined,
    emitInitial: true,
    keep: 'deploy',
    timer: 'resume',
  })
})

describe('what is wrong', () => {
  test.each([
    ['no states', { states: [], rules: [] }, [['states', 'noStates']]],
    ['states that are no list', { states: 'off', rules: [] }, [['states', 'noStates']]],
    ['no start', { start: '' }, [['start', 'startMissing']]],
    ['unknown start', { start: 'x' }, [['start', 'startUnknown']]],
    ['a rule', { rules: [{ from: 'off', when: '', to: 'on' }] }, [['rules', 'eventMissing']]],
    ['a state', { states: [{ name: 'off' }, { name: 'on' }, { name: 'a b' }] }, [['states', 'stateCharacter']]],
    ['poll rate', { pollRate: '0' }, [['pollRate', 'atLeast']]],
    ['poll rate that is no number', { pollRate: 'often' }, [['pollRate', 'number']]],
    ['mode', { mode: 'prose' }, [['mode', 'choice']]],
    ['unknown events', { unknown: 'cry' }, [['unknown', 'choice']]],
    ['keep', { keep: 'always' }, [['keep', 'choice']]],
    ['timer', { timer: 'later' }, [['timer', 'choice']]],
    ['event', { event: ' ' }, [['event', 'missing']]],
    ['a huge name for code', { machine: 'x'.repeat(600) }, [['machine', 'nameLong']]],
    ['a huge name', { name: 'x'.repeat(600) }, [['name', 'nameLong']]],
    ['a huge name that code does not use', { name: 'x'.repeat(600), machine: 'm' }, []],
    ['no chart', { mode: 'statechart' }, [['chart', 'chartMissing']]],
    [
      'parallel chart with outputs',
      { mode: 'statechart', outputPerState: true, chart: '{"type":"parallel","states":{"a":{}}}' },
      [['outputPerState', 'outputsParallel']],
    ],
  ])('%s', (_title, raw, expected) => {
    expect(reasons(raw)).toEqual(expected)
  })

  test('the tables of a statechart do not matter, nor the chart of a table', () => {
    expect(reasons({ mode: 'statechart', chart: JSON.stringify(chart), states: [], start: '' })).toEqual([])
    expect(reasons({ chart: '{' })).toEqual([])
  })

  test('parsing refuses it with the first code', () => {
    expect(() => parseConfig({ ...defaults, start: 'x' })).toThrow(expect.objectContaining({ code: 'KAITHEM_KEY' }))
    expect(() => parseConfig({ ...defaults, states: [] })).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  })
})

test('timers are seconds', () => {
  const states = [{ name: 'off' }, { name: 'on', length: '2', unit: 'h', to: 'off' }]
  const { definition } = parseConfig({ ...defaults, states })
  expect(definition).toMatchObject({
    table: { states: [{ name: 'off' }, { name: 'on', timer: { length: 7200, to: 'off' } }] },
  })
})

test('outputs follow the states', () => {
  expect(parseConfig({ ...defaults, outputPerState: true }).outputs).toEqual(['off', 'on'])
  expect(stateNames({ mode: 'statechart', chart: JSON.stringify(chart) })).toEqual(['a', 'b'])
  expect(stateNames({ mode: 'statechart', chart: '{' })).toEqual([])
})

test('a flow written by hand gets the defaults for what it leaves out', () => {
  const { states, rules } = defaults
  expect(parseConfig({ start: 'off', states, rules })).toEqual(parseConfig(defaults))
})
