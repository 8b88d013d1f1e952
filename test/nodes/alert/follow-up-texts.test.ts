import { expect, it } from 'vitest'
import { readEscalation, readReminders } from '../../../nodes/alert/follow-up-texts.ts'

it.each([
  ['', []],
  ['300', [300]],
  ['300, 900; 3600', [300, 900, 3600]],
  ['every 600', 600],
  [' Every 1.5 ', 1.5],
  ['every 0', undefined],
  ['every soon', undefined],
  ['every', undefined],
  ['0', undefined],
  ['300, 300', undefined],
  ['300, x', undefined],
  ['-5', undefined],
])('reminders %j', (text, expected) => {
  expect(readReminders(text)).toEqual(expected)
})

it.each([
  ['', []],
  ['300 critical', [{ after: 300, priority: 'critical' }]],
  [
    ' 0 /call \n\n 60 /call/boss error ',
    [
      { after: 0, topic: '/call' },
      { after: 60, priority: 'error', topic: '/call/boss' },
    ],
  ],
  ['300', undefined],
  ['soon critical', undefined],
  ['-1 critical', undefined],
  ['5 urgent', undefined],
  ['5 error critical', undefined],
  ['5 /a /b', undefined],
  ['5 error /a more', undefined],
])('escalation %j', (text, expected) => {
  expect(readEscalation(text)).toEqual(expected)
})
