import { expect, it } from 'vitest'
import { alertRig } from './support.ts'

it('is a live, read-only map of handles', async () => {
  const { clock, k } = alertRig()
  const { active } = k.alerts
  const a = k.alerts.Alert('a', { id: 'i1' })
  const b = k.alerts.Alert('b', { id: 'i2' })
  expect([active.size, active.get('i1'), active.has('i1')]).toEqual([0, undefined, false])
  a.trip()
  b.trip()
  await clock.advance(0)
  expect([active.size, active.get('i1') === a, active.has('i2'), [...active.keys()]]).toEqual([
    2,
    true,
    true,
    ['i1', 'i2'],
  ])
  expect([...active.values()]).toEqual([a, b])
  expect([...active].map(([id, alert]) => [id, alert === a])).toEqual([
    ['i1', true],
    ['i2', false],
  ])
  const seen: unknown[] = []
  active.forEach((alert, id, map) => {
    seen.push(alert.name, id, map === active)
  })
  expect(seen).toEqual(['a', 'i1', true, 'b', 'i2', true])
  expect([String(active), 'set' in active, 'delete' in active]).toEqual(['[object Alerts]', false, false])
  for (const alert of active.values()) alert.release()
  expect(active.size).toBe(0)
})
