import { expect, it } from 'vitest'
import { createKaithem, ManualClock } from '../../../lib/index.ts'
import { defaults, parseConfig } from '../../../nodes/alert/config.ts'
import { createAlert, watchTag, watchValues } from '../../../nodes/alert/start-alert.ts'

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

function rig(settings: object) {
  const clock = new ManualClock(1_700_000_000)
  const k = createKaithem({ clock, log: quiet })
  const config = parseConfig({ ...defaults, ...settings } as never)
  const alert = createAlert(k, config, 'node1', 'the node')
  return { clock, k, config, alert }
}

it('makes the alert of the settings', () => {
  const { alert } = rig({
    ...{
      priority: 'critical',
      zone: 'house',
      description: 'text',
      tripDelay: '1',
      clearDelay: '2',
      autoAck: '3',
      latch: true,
    },
    ...{
      silent: true,
      suppressedBy: 'a, b',
      reminders: 'every 60',
      escalation: '5 critical',
      shelveMax: '60',
      permissions: '/x',
    },
  })
  expect(alert).toMatchObject({
    ...{ name: 'the node', id: 'node1', priority: 'critical', zone: 'house', description: 'text', trip_delay: 1 },
    ...{ clear_delay: 2, auto_ack: 3, latch: true, silent: true, suppressed_by: ['a', 'b'], shelve_max: 60 },
    permissions: ['/x', '/users/alerts.view'],
  })
  expect(rig({ alert: 'own name' }).alert.name).toBe('own name')
})

it('breaks on values that make no sense, once', async () => {
  const { k, clock, config, alert } = rig({ source: 'payload', limit: '5' })
  const condition = watchValues(alert, config, clock)
  condition.offer(6)
  await clock.advance(0)
  expect(alert.state).toBe('active')
  condition.offer('unavailable')
  condition.offer('unavailable')
  expect([alert.state, k.alerts.journal.search({ event: 'error' }).length]).toEqual(['error', 1])
  condition.offer({})
  expect(alert.trip_message).toBe('The value to watch is no number: {}')
})

it('releases with the value that ended it', async () => {
  const { k, clock, config, alert } = rig({ source: 'payload', limit: '5' })
  const condition = watchValues(alert, config, clock)
  for (const value of [4, 6, 3, 2]) {
    condition.offer(value)
    await clock.advance(0)
  }
  expect(k.alerts.journal.search({ event: 'release' })).toMatchObject([{ value: 3, message: '3 no longer above 5' }])
})

it('follows a tag, and looks at it at once if it was ever set', async () => {
  const { k, clock, config, alert } = rig({ source: 'tag', tag: '/t', compare: 'lt', limit: '5' })
  const condition = watchValues(alert, config, clock)
  watchTag(k, config.tag, condition)
  expect(alert.state).toBe('normal')
  k.tags['/t'].value = 3
  expect(alert.state).toBe('tripped')
  const second = createAlert(k, config, 'node2', 'second')
  watchTag(k, config.tag, watchValues(second, config, clock))
  expect([second.state, second.trip_message]).toEqual(['tripped', '3 below 5'])
})
