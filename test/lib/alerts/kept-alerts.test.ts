import { expect, it } from 'vitest'
import { type KeptAlert, KeptAlerts, type KeptKey } from '../../../lib/alerts/kept-alerts.ts'
import { createMemoryStore } from '../../../lib/platform/fake/store.ts'
import type { Json } from '../../../lib/platform/store.ts'

const named = (name: string): KeptKey => ({ by: 'name', key: name })
const identified = (id: string): KeptKey => ({ by: 'id', key: id })

const kept: KeptAlert = {
  ...{
    state: 'active',
    prev: 'tripped',
    entered: 90,
    message: 'dry',
    value: 0,
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
  expect(alerts.get(named('pump'))).toBeUndefined()
  alerts.set(named('pump'), kept)
  expect(new KeptAlerts(store, () => 100).get(named('pump'))).toEqual(kept)
  alerts.delete(named('pump'))
  alerts.delete(named('nobody'))
  expect(store.keys()).toEqual([])
})

it.each([5, null, 'x', [], {}, { state: 'burning', priority: 'info' }, { state: 'active' }] as Json[])(
  'cannot read %j',
  (value) => {
    expect(new KeptAlerts(createMemoryStore({ 'alert-name:a': value }), () => 0).get(named('a'))).toBeUndefined()
  },
)

it('takes what is missing for nothing', () => {
  const store = createMemoryStore({ 'alert-name:a': { state: 'cleared', priority: 'info', seen: 'x', message: 5 } })
  expect(new KeptAlerts(store, () => 0).get(named('a'))).toMatchObject({
    state: 'cleared',
    prev: null,
    message: '',
    entered: 0,
    enabled: true,
  })
})

it('forgets what nobody made again for three months, and only that', () => {
  const store = createMemoryStore({ 'tag:/x': 1, 'alert:older': { state: 'active', priority: 'info', seen: 0 } })
  new KeptAlerts(store, () => 0).set(named('old'), { ...kept, seen: 0 })
  new KeptAlerts(store, () => 0).set(identified('new'), { ...kept, seen: 90 * 86_400 })
  new KeptAlerts(store, () => 91 * 86_400).get(named('anything'))
  expect(store.keys()).toEqual(['tag:/x', 'alert-id:new'])
})

it('keeps an id apart from a name that is spelled the same', () => {
  const alerts = new KeptAlerts(createMemoryStore(), () => 100)
  alerts.set(named('pump'), kept)
  expect(alerts.get(identified('pump'))).toBeUndefined()
  alerts.set(identified('pump'), { ...kept, message: 'stuck' })
  alerts.delete(identified('pump'))
  expect(alerts.get(named('pump'))).toEqual(kept)
})

it.each([named('pump'), identified('pump')])('takes over what was kept under one key for both: %j', (key) => {
  const store = createMemoryStore({ 'alert:pump': { state: 'active', priority: 'error', message: 'dry', seen: 95 } })
  const alerts = new KeptAlerts(store, () => 100)
  expect(alerts.get(key)).toMatchObject({ state: 'active', message: 'dry' })
  expect(alerts.get(key.by === 'id' ? named('pump') : identified('pump'))).toBeUndefined()
  expect(store.keys()).toEqual([key.by === 'id' ? 'alert-id:pump' : 'alert-name:pump'])
  alerts.set(key, kept)
  expect(alerts.get(key)).toEqual(kept)
})

it('knows the names that something is kept under', () => {
  const alerts = new KeptAlerts(createMemoryStore({ 'alert:Older': { state: 'active', priority: 'info' } }), () => 0)
  alerts.set(named('pump'), kept)
  alerts.set(identified('node'), kept)
  expect(alerts.names().sort()).toEqual(['Older', 'pump'])
})
