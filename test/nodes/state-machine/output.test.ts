import { expect, test } from 'vitest'
import { changeMessage, Outlet, standingMessage } from '../../../nodes/state-machine/output.ts'
import type { RunningMachine } from '../../../nodes/state-machine/running.ts'

const change = {
  state: 'on',
  previous: 'off',
  age: 2.5,
  trigger: 'poll',
  event: 'x > 1',
  time: 1_700_000_000.5,
} as const

test('a change as a message', () => {
  expect(changeMessage('lamp', change)).toEqual({
    payload: 'on',
    topic: 'lamp',
    prev_state: 'off',
    age: 2.5,
    trigger: 'condition',
    event: 'x > 1',
    timestamp: 1_700_000_000.5,
  })
  expect(changeMessage('lamp', { ...change, trigger: 'timer', event: '' })).toMatchObject({
    trigger: 'timer',
    event: null,
  })
})

test('where a machine is as a message', () => {
  const now = { state: 'on', previous: null, since: 100, age: 7, active: ['on'], timer: undefined }
  const machine = { name: 'lamp', now: () => now } as unknown as RunningMachine
  expect(standingMessage(machine, 'query')).toEqual({
    payload: 'on',
    topic: 'lamp',
    prev_state: null,
    age: 7,
    trigger: 'query',
    event: null,
    timestamp: 100,
  })
})

test('nothing is sent before the flow has started, and nothing is lost', () => {
  const sent: unknown[] = []
  const outlet = new Outlet((message) => sent.push(message), undefined)
  outlet.put('off', { n: 1 })
  outlet.put('on', { n: 2 })
  expect(sent).toEqual([])
  outlet.open()
  outlet.put('off', { n: 3 })
  expect(sent).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
})

test('one output for each state', () => {
  const sent: unknown[] = []
  const outlet = new Outlet((message) => sent.push(message), ['off', 'red'])
  outlet.open()
  for (const state of ['off', 'red', 'red.walk', 'unknown']) outlet.put(state, { state })
  expect(sent).toEqual([
    [{ state: 'off' }, null],
    [null, { state: 'red' }],
    [null, { state: 'red.walk' }],
    [null, null],
  ])
})

test('an answer goes by the given way', () => {
  const answers: unknown[] = []
  const outlet = new Outlet(() => undefined, undefined)
  outlet.open()
  outlet.put('off', { n: 1 }, (message) => answers.push(message))
  expect(answers).toEqual([{ n: 1 }])
})
