import { expect, it } from 'vitest'
import { payloadOf, reportOf } from '../../../nodes/event/event-message.ts'

const info = { name: 'n', time: 1_700_000_000, value: 5, __value: 5, previous: 4 }

it.each([
  ['time', 'value', 1_700_000_000],
  ['edge', 'value', 5],
  ['change', 'time', 1_700_000_000],
  ['time', 'iso', '2023-11-14T22:13:20.000Z'],
  ['change', 'event', { kind: 'change', name: 'n', time: 1_700_000_000, value: 5, previous: 4 }],
  ['time', 'fixed', undefined],
] as const)('%s as %s', (kind, output, expected) => {
  expect(payloadOf(info, { kind, output })).toEqual(expected)
})

it('a message is its value', () => {
  const message = { name: 'n', time: 1, topic: '/a', message: { x: 1 } }
  expect(payloadOf(message, { kind: 'message', output: 'value' })).toEqual({ x: 1 })
  expect(reportOf(message, 'message')).toEqual({ kind: 'message', name: 'n', time: 1, topic: '/a', message: { x: 1 } })
})
