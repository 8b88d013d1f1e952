import { expect, it } from 'vitest'
import { alertRig, codeOf } from './support.ts'

it('shows every view the same alerts, each with its own handles', () => {
  const { k } = alertRig()
  const scope = k.scope('flow')
  const a = scope.alerts.Alert('a', { id: 'i1' })
  expect([k.alerts.all().length, k.alerts.get('a') === a, scope.alerts.get('i1') === a, k.alerts.get('a')?.id]).toEqual(
    [1, false, true, 'i1'],
  )
  expect(k.alerts.get('nobody')).toBeUndefined()
})

it('acknowledges all that may be', async () => {
  const { clock, k } = alertRig()
  const open = k.alerts.Alert('open')
  const guarded = k.alerts.Alert('guarded', { ackPermissions: '/admin' })
  for (const alert of [open, guarded]) alert.trip()
  await clock.advance(0)
  expect(k.alerts.acknowledge_all({ by: 'ann', may: (permission) => permission !== '/admin' })).toBe(1)
  expect([open.state, guarded.state]).toEqual(['acknowledged', 'active'])
  expect([k.alerts.acknowledgeAll('ann', 'all'), guarded.state]).toEqual([1, 'acknowledged'])
  expect(k.alerts.journal.search({ by: 'ann', name: 'guarded' })[0]?.notes).toBe('all')
})

it.each([
  [[''], 'KAITHEM_VALUE'],
  [[5], 'KAITHEM_TYPE'],
  [[], 'KAITHEM_TYPE'],
  [['a', 'urgent'], 'KAITHEM_VALUE'],
  [['a', 5], 'KAITHEM_VALUE'],
  [['a', 'info', null, 'x'], 'KAITHEM_TYPE'],
  [['a', 'info', null, 0, -1], 'KAITHEM_VALUE'],
])('refuses %j', (args, code) => {
  const { k } = alertRig()
  const make: (...args: never[]) => unknown = k.alerts.Alert
  expect(codeOf(() => make(...(args as never[])))).toBe(code)
  expect(k.alerts.all()).toEqual([])
})

it('an alert is found by the name it was given, also where that is spelled otherwise', async () => {
  const { k, clock } = alertRig()
  const power = k.alerts.Alert('power-1', 'critical')
  const pump = k.alerts.Alert('pump', 'warning', { suppressed_by: 'power-1' })
  const late = k.alerts.Alert('late', { suppressed_by: ['main(2)'] })
  const main = k.alerts.Alert('main(2)')
  expect([k.alerts.get('power-1'), k.alerts.get('power 1')]).toEqual([power, power])
  for (const alert of [power, main]) alert.trip()
  await clock.advance(0)
  expect([pump.inhibited, late.inhibited]).toEqual(['suppressed', 'suppressed'])
  expect(k.alerts.journal.search({ name: 'power-1' }).length).toBe(2)
  expect(k.alerts.journal.search({ name: 'pow*-1' }).length).toBe(2)
  main.close()
  expect(late.inhibited).toBeNull()
  expect(codeOf(() => k.alerts.Alert('a-b', { suppressed_by: 'a-b' }))).toBe('KAITHEM_CYCLE')
})
