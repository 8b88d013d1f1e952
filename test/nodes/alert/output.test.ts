import { expect, it } from 'vitest'
import { createKaithem, ManualClock } from '../../../lib/index.ts'
import { changeMessage, lookOf, standingMessage } from '../../../nodes/alert/output.ts'

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

it('says everything about a change, and how it is', async () => {
  const clock = new ManualClock(1_700_000_000)
  const k = createKaithem({ clock, log: quiet })
  const alert = k.alerts.Alert('a', 'error', 'house')
  const messages: object[] = []
  alert.subscribe((change) => void messages.push(changeMessage(change)))
  expect(standingMessage(alert, 'start', 5)).toMatchObject({
    payload: 'normal',
    prev: 'normal',
    event: 'start',
    since: null,
    timestamp: 5,
  })
  alert.trip('hot', { value: 99 })
  await clock.advance(0)
  expect(messages[1]).toEqual({
    ...{
      payload: 'active',
      prev: 'tripped',
      event: 'delay',
      priority: 'error',
      message: 'hot',
      value: 99,
      by: '',
      notes: '',
    },
    ...{ topic: 'a', since: 1_700_000_000, inhibited: null, zone: 'house', timestamp: 1_700_000_000 },
  })
  expect(standingMessage(alert, 'query', 5)).toMatchObject({
    payload: 'active',
    prev: 'tripped',
    event: 'query',
    message: 'hot',
    value: 99,
  })
  k.close()
})

it.each([
  ['normal', 'critical', null, 'normal', 'green', 'dot'],
  ['tripped', 'warning', null, 'tripped', 'yellow', 'ring'],
  ['active', 'info', null, 'active', 'blue', 'dot'],
  ['active', 'critical', null, 'active', 'red', 'dot'],
  ['acknowledged', 'error', null, 'acknowledged', 'red', 'ring'],
  ['cleared', 'debug', null, 'cleared', 'blue', 'ring'],
  ['error', 'info', null, 'error', 'red', 'dot'],
  ['normal', 'critical', 'shelved', 'shelved', 'grey', 'ring'],
] as const)('%s, %s, %s looks like %s %s %s', (state, priority, inhibited, key, fill, shape) => {
  expect(lookOf({ state, priority, inhibited })).toEqual({ key, fill, shape })
})
