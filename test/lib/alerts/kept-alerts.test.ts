import { expect, it } from 'vitest'
import { type KeptAlert, KeptAlerts } from '../../../lib/alerts/kept-alerts.ts'
import { createMemoryStore } from '../../../lib/platform/fake/store.ts'
import type { Json } from '../../../lib/platform/store.ts'

const kept: KeptAlert = {
  ...{
    state: 'active',
    prev: 'tripped',
    entered: 90,
    message: 'dry',
    trippedAt: 80,
    activeSince: 90,
    unackedSince: 90,
  },
  ...{ reminded: 1, escalated: 2, priority: 'error', condition: true, conditionSince: 80, enabled: false },
  ...{ shelvedUntil: 500, shelvedBy: 'ann', seen: 95 },
}

it('gives back what was kept, until it is deleted', () => {
  const store = createMemoryStore()
  const alerts = new KeptAlerts(store, () => 100)
  expect(alerts.get('pump')).toBeUndefined()
  alerts.set('pump', kept)
  expect(new KeptAlerts(store, () => 100).get('pump')).toEqual(kept)
  alerts.delete('pump')
  alerts.delete('nobody')
  expect(store.keys()).toEqual([])
})

it.each([5, null, 'x', [], {}, { state: 'burning', priority: 'info' }, { state: 'active' }] as Json[])(
  'cannot read %j',
  (value) => {
    expect(new KeptAlerts(createMemoryStore({ 'alert:a': value }), () => 0).get('a')).toBeUndefined()
  },
)

it('takes what is missing for nothing', () => {
  const store = createMemoryStore({ 'alert:a': { state: 'cleared', priority: 'info', seen: 'x', message: 5 } })
  expect(new KeptAlerts(store, () => 0).get('a')).toMatchObject({
    state: 'cleared',
    prev: null,
    message: '',
    entered: 0,
    enabled: true,
  })
})

it('forgets what nobody made again for three months, and only that', () => {
  const store = createMemoryStore({ 'tag:/x': 1 })
  new KeptAlerts(store, () => 0).set('old', { ...kept, seen: 0 })
  new KeptAlerts(store, () => 0).set('new', { ...kept, seen: 90 * 86_400 })
  new KeptAlerts(store, () => 91 * 86_400).get('anything')
  expect(store.keys()).toEqual(['tag:/x', 'alert:new'])
})
