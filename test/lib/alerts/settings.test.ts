import { describe, expect, it } from 'vitest'
import { readAlertArguments, readAlertSettings, readAutoAck, readSeconds } from '../../../lib/alerts/settings.ts'
import { codeOf } from './support.ts'

const read = (options: object) => readAlertSettings('a', options)

describe('arguments', () => {
  it('come in order, as options, or in order with options last', () => {
    const list = ['error', 'house', 5, true, ['p'], ['q'], 'id1', 'text', true]
    const options = {
      ...{ priority: 'error', zone: 'house', trip_delay: 5, auto_ack: true, permissions: ['p'] },
      ...{ ackPermissions: ['q'], id: 'id1', description: 'text', silent: true },
    }
    expect(readAlertArguments(list)).toEqual(options)
    expect(readAlertArguments([options])).toEqual(options)
    expect(readAlertArguments(['error', 'house', { tripDelay: 5, latch: true }])).toEqual({
      ...{ priority: 'error', zone: 'house', trip_delay: 5, latch: true },
    })
  })

  it('may be left out', () => {
    expect(readAlertArguments([])).toEqual({})
    expect(readAlertArguments([null, undefined, 3])).toEqual({ priority: null, trip_delay: 3 })
  })
})

describe('settings', () => {
  it('have usual values', () => {
    expect(read({})).toEqual({
      ...{ name: 'a', id: undefined, priority: 'info', zone: null, description: '', silent: false },
      ...{ permissions: ['/users/alerts.view'], ackPermissions: ['/users/alerts.acknowledge'] },
      ...{ tripDelay: 0, clearDelay: 0, autoAck: undefined, latch: false, suppressedBy: [], reminders: [] },
      ...{ remindEvery: undefined, escalation: [], shelveMax: 28_800, restore: true },
    })
  })

  it('put the base permission last, once', () => {
    expect(read({ permissions: '/a, /b', ackPermissions: ['/users/alerts.acknowledge', '/c'] })).toMatchObject({
      permissions: ['/a', '/b', '/users/alerts.view'],
      ackPermissions: ['/c', '/users/alerts.acknowledge'],
    })
  })

  it('sort the steps of an escalation', () => {
    const steps = [
      { after: 60, topic: '/call' },
      { after: 5, priority: 'critical' },
    ]
    expect(read({ escalation: steps }).escalation).toEqual([
      { after: 5, priority: 'critical', topic: undefined },
      { after: 60, priority: undefined, topic: '/call' },
    ])
  })

  it.each([
    [{ trip_delay: -1 }, 'KAITHEM_VALUE'],
    [{ trip_delay: 'soon' }, 'KAITHEM_TYPE'],
    [{ trip_delay: Number.NaN }, 'KAITHEM_TYPE'],
    [{ clear_delay: {} }, 'KAITHEM_TYPE'],
    [{ priority: 'urgent' }, 'KAITHEM_VALUE'],
    [{ zone: 5 }, 'KAITHEM_TYPE'],
    [{ id: {} }, 'KAITHEM_TYPE'],
    [{ silent: 'yes' }, 'KAITHEM_TYPE'],
    [{ permissions: [1] }, 'KAITHEM_TYPE'],
    [{ permissions: new Array(101).fill('p') }, 'KAITHEM_VALUE'],
    [{ reminders: 0 }, 'KAITHEM_VALUE'],
    [{ reminders: [10, 10] }, 'KAITHEM_VALUE'],
    [{ reminders: [0] }, 'KAITHEM_VALUE'],
    [{ reminders: new Array(101).fill(1) }, 'KAITHEM_VALUE'],
    [{ escalation: 'now' }, 'KAITHEM_TYPE'],
    [{ escalation: [5] }, 'KAITHEM_TYPE'],
    [{ escalation: [{ after: 5, priority: 'x' }] }, 'KAITHEM_VALUE'],
    [{ escalation: [{ after: -5 }] }, 'KAITHEM_VALUE'],
  ])('refuse %j', (options, code) => {
    expect(codeOf(() => read(options))).toBe(code)
  })
})

it.each([
  [true, 10],
  ['yes', 10],
  ['Auto', 10],
  ['y', 10],
  [30, 30],
  ['30', 30],
  [false, undefined],
  [0, undefined],
  ['no', undefined],
  ['', undefined],
  [null, undefined],
])('auto_ack %j is %j', (given, expected) => {
  expect(readAutoAck(given)).toBe(expected)
})

it('reads seconds, also as text', () => {
  expect([readSeconds('1.5', 'x', 0), readSeconds(undefined, 'x', 7), readSeconds('', 'x', 7)]).toEqual([1.5, 7, 7])
})
