import { expect, it } from 'vitest'
import { AlertCore, type AlertHost } from '../../../lib/alerts/alert-core.ts'
import { keptOf, placeAlert } from '../../../lib/alerts/restore.ts'
import { readAlertSettings } from '../../../lib/alerts/settings.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { Owner } from '../../../lib/scope.ts'

function core(at: number, told: unknown[] = []) {
  const clock = new ManualClock(at)
  const host: AlertHost = {
    ...{
      clock,
      owner: new Owner('host'),
      recount: () => {},
      keep: () => {},
      standingChanged: () => {},
      post: () => {},
    },
    happened: (_alert, info) => void told.push(info.event),
  }
  const settings = readAlertSettings('a', { trip_delay: 30, shelve_max: 100, reminders: 60 })
  return { clock, alert: new AlertCore('i', settings, new Owner('maker'), host) }
}

it('comes back as it was, without a word', async () => {
  const before = core(1000)
  before.alert.trip('dry', 1)
  await before.clock.advance(31)
  const kept = keptOf(before.alert, before.clock.now())
  const told: unknown[] = []
  const after = core(1040, told)
  placeAlert(after.alert, kept, 1040)
  expect({ ...keptOf(after.alert, 1031) }).toEqual(kept)
  expect([after.alert.stands, told]).toEqual([true, []])
  await after.clock.advance(51)
  expect(told).toEqual(['reminder'])
})

it('trusts no time that lies ahead', () => {
  const before = core(5000)
  before.alert.shelve(100, { event: 'shelve', by: 'ann' })
  before.alert.trip('', undefined)
  const { alert, clock } = core(1000)
  placeAlert(alert, { ...keptOf(before.alert, 5000), state: 'tripped', prev: 'normal', entered: 5000 }, 1000)
  expect([alert.quiet.shelvedUntil, alert.conditionSince, alert.machine.timeline.entered]).toEqual([1100, 1000, 1000])
  alert.close()
  expect(clock.pending).toBe(0)
})
