import { describe, expect, it } from 'vitest'
import { alertRig, codeOf } from './support.ts'

describe('changes take effect at once', () => {
  it('of the priority: level and beeps', async () => {
    const { clock, k, of } = alertRig()
    const a = k.alerts.Alert('a', 'info')
    a.trip()
    await clock.advance(0)
    expect(of('/system/alerts/beep')).toEqual([])
    a.priority = 'critical'
    await clock.advance(0)
    expect([k.alerts.level, of('/system/alerts/beep').length, of('/system/alerts/level').at(-1)]).toEqual([
      'critical',
      1,
      'critical',
    ])
    a.priority = 'normal'
    expect([a.priority, k.alerts.level]).toEqual(['info', 'info'])
  })

  it('of the delays, also where one runs', async () => {
    const { clock, k } = alertRig()
    const a = k.alerts.Alert('a', { trip_delay: 100 })
    a.trip()
    await clock.advance(20)
    a.trip_delay = 10
    await clock.advance(0)
    expect(a.state).toBe('active')
    a.auto_ack = 5
    a.release()
    await clock.advance(3)
    a.auto_ack = false
    await clock.advance(10)
    expect([a.state, a.auto_ack]).toEqual(['cleared', false])
    a.auto_ack = true
    await clock.advance(0)
    expect([a.state, a.auto_ack]).toEqual(['normal', 10])
  })

  it('of the silence', async () => {
    const { clock, k, of } = alertRig()
    const a = k.alerts.Alert('a', 'critical')
    a.trip()
    await clock.advance(1)
    a.silent = true
    await clock.advance(1000)
    expect(of('/system/alerts/beep').length).toBe(1)
    expect(clock.pending).toBe(0)
  })
})

it('asks for the permissions of all alerts whatever it is given later', () => {
  const { k } = alertRig()
  const a = k.alerts.Alert('a', { permissions: ['/house'], ackPermissions: ['/house'] })
  a.permissions = ['/cellar']
  a.ackPermissions = []
  expect([a.permissions, a.ackPermissions]).toEqual([['/cellar', '/users/alerts.view'], ['/users/alerts.acknowledge']])
  a.trip()
  expect(codeOf(() => a.acknowledge({ by: 'eve', may: () => false }))).toBe('KAITHEM_PERMISSION')
})

it('refuses what makes no sense, and keeps what was', () => {
  const { k } = alertRig()
  const a = k.alerts.Alert('a', 'warning', 'house', { trip_delay: 5 })
  const set = (name: string, value: unknown) => codeOf(() => Reflect.set(a, name, value, a))
  expect(set('priority', 'x')).toBe('KAITHEM_VALUE')
  expect(set('trip_delay', -1)).toBe('KAITHEM_VALUE')
  expect(set('clear_delay', 'x')).toBe('KAITHEM_TYPE')
  expect(set('silent', 1)).toBe('KAITHEM_TYPE')
  expect(set('latch', 'no')).toBe('KAITHEM_TYPE')
  expect(set('zone', {})).toBe('KAITHEM_TYPE')
  expect(set('permissions', [5])).toBe('KAITHEM_TYPE')
  expect([a.priority, a.trip_delay, a.clear_delay, a.silent, a.latch, a.zone]).toEqual([
    'warning',
    5,
    0,
    false,
    false,
    'house',
  ])
})

it('answers to both spellings', () => {
  const { k } = alertRig()
  const a = k.alerts.Alert('a', { tripDelay: 7 } as never)
  a.clearDelay = 3
  expect([a.tripDelay, a.clear_delay, a.tripped_at, a.ack_permissions, a.shelvedUntil]).toEqual([
    7,
    3,
    0,
    a.ackPermissions,
    0,
  ])
})
