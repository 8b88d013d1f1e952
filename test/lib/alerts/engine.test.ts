import { describe, expect, it } from 'vitest'
import type { AlertOptions } from '../../../lib/alerts/api.ts'
import { createKaithem, ManualClock } from '../../../lib/index.ts'
import { temporaryFolders } from '../../support/temp.ts'
import { type AlertRig, alertRig, codeOf, start } from './support.ts'

/** The same kaithem after a restart. */
function restarted(rig: AlertRig, seconds = 60): AlertRig {
  rig.k.close()
  return alertRig({ store: rig.store, journals: rig.journals, at: rig.clock.now() + seconds })
}

describe('restore', () => {
  const options: AlertOptions = {
    priority: 'critical',
    reminders: [600],
    escalation: [{ after: 5, topic: '/system/call' }],
  }

  it('an active one is active again, and nobody is told twice', async () => {
    const before = alertRig()
    before.k.alerts.Alert('pump', options).trip('dry')
    await before.clock.advance(10)
    expect(before.of('/system/notifications/errors').length).toBe(2)
    const after = restarted(before)
    const a = after.k.alerts.Alert('pump', options)
    const told: unknown[] = []
    a.subscribe((change) => told.push(change))
    await after.clock.advance(5)
    expect([a.state, a.trip_message, a.active_since, after.k.alerts.level]).toEqual([
      'active',
      'dry',
      start,
      'critical',
    ])
    expect([
      told,
      after.of('/system/notifications/errors'),
      after.of('/system/alerts/beep'),
      after.log.entries,
    ]).toEqual([[], [], [], []])
    expect(after.of('/system/alerts/level')).toEqual(['critical'])
    expect([after.k.alerts.active.size, after.k.alerts.tripped.size, after.k.alerts.unacknowledged.size]).toEqual([
      1, 1, 1,
    ])
    // It goes on beeping, and the reminder comes 600 s after it became active.
    await after.clock.advance(526)
    expect(after.of('/system/alerts/beep').length).toBeGreaterThan(10)
    expect(told.length).toBe(1)
    expect(a.acknowledge('ann')).toBe(true)
  })

  it('a delay that ran goes on, also one that ended while nothing ran', async () => {
    const before = alertRig()
    before.k.alerts.Alert('short', { trip_delay: 30 }).trip()
    before.k.alerts.Alert('long', { trip_delay: 300 }).trip()
    await before.clock.advance(10)
    const after = restarted(before, 60)
    const short = after.k.alerts.Alert('short', { trip_delay: 30 })
    const long = after.k.alerts.Alert('long', { trip_delay: 300 })
    expect([short.state, long.state]).toEqual(['tripped', 'tripped'])
    await after.clock.advance(1)
    expect([short.state, long.state]).toEqual(['active', 'tripped'])
    await after.clock.advance(230)
    expect(long.state).toBe('active')
  })

  it('keeps what is shelved, out of service, acknowledged or raised', async () => {
    const before = alertRig()
    const raise = { escalation: [{ after: 1, priority: 'critical' }] }
    before.k.alerts.Alert('shelf').shelve(100, { by: 'ann' })
    before.k.alerts.Alert('off').disable()
    const acked = before.k.alerts.Alert('acked', { id: 'i1' })
    acked.trip()
    before.k.alerts.Alert('raised', raise).trip()
    await before.clock.advance(2)
    acked.acknowledge()
    const after = restarted(before)
    expect(after.k.alerts.Alert('shelf').inhibited).toBe('shelved')
    expect(after.k.alerts.Alert('off').enabled).toBe(false)
    expect(after.k.alerts.Alert('renamed', { id: 'i1' }).state).toBe('acknowledged')
    expect(after.k.alerts.Alert('raised', raise).priority).toBe('critical')
    await after.clock.advance(60)
    expect(after.k.alerts.get('shelf')?.inhibited).toBe(null)
  })

  it('is left to who wants it, and only the first of a name', async () => {
    const before = alertRig()
    const none = before.k.alerts.Alert('none', { restore: false })
    const first = before.k.alerts.Alert('twin')
    const second = before.k.alerts.Alert('twin')
    for (const alert of [none, second]) alert.trip()
    await before.clock.advance(1)
    expect([first.state, second.state]).toEqual(['normal', 'active'])
    const after = restarted(before)
    expect(['none', 'twin', 'twin'].map((name) => after.k.alerts.Alert(name).state)).toEqual([
      'normal',
      'normal',
      'normal',
    ])
  })

  it.each([0, '', false, 21.5, 'dry'])('keeps the value %j that tripped it', async (value) => {
    const before = alertRig()
    before.k.alerts.Alert('pump').trip('', { value })
    await before.clock.advance(1)
    const pump = restarted(before).k.alerts.Alert('pump')
    expect([pump.state, pump.trip_value]).toEqual(['active', value])
  })

  it('keeps an alert of an id apart from another of that name', async () => {
    const before = alertRig()
    before.k.alerts.Alert('motor', { id: 'pump' }).trip('stuck')
    before.k.alerts.Alert('pump').disable()
    await before.clock.advance(1)
    const after = restarted(before)
    const named = after.k.alerts.Alert('pump')
    const motor = after.k.alerts.Alert('motor', { id: 'pump' })
    expect([motor.state, motor.enabled, motor.trip_message]).toEqual(['active', true, 'stuck'])
    expect([named.state, named.enabled]).toEqual(['normal', false])
  })

  it('keeps one by its name beside others of that name that are kept elsewhere or not at all', async () => {
    const before = alertRig()
    const make = ({ k }: AlertRig) => {
      k.alerts.Alert('pump', { id: 'p1' })
      k.alerts.Alert('pump', { restore: false })
      return k.alerts.Alert('pump')
    }
    make(before).trip('dry')
    await before.clock.advance(1)
    expect(make(restarted(before)).trip_message).toBe('dry')
  })

  it('closing one that is not kept forgets nothing of the one that is', async () => {
    const before = alertRig()
    before.k.alerts.Alert('pump').trip('dry')
    await before.clock.advance(1)
    before.k.alerts.Alert('pump').close()
    expect(restarted(before).k.alerts.Alert('pump').state).toBe('active')
  })

  it('over a redeploy, but not after close', async () => {
    const { clock, k, store, of } = alertRig()
    const scope = k.scope('flow')
    const a = scope.alerts.Alert('a', 'warning')
    const b = scope.alerts.Alert('b', 'warning')
    a.trip()
    b.trip()
    await clock.advance(1)
    b.close()
    scope.close()
    expect([a.closed, k.alerts.all(), k.alerts.level, store.keys()]).toEqual([true, [], null, ['alert-name:a']])
    const again = k.scope('flow')
    expect([again.alerts.Alert('a').state, again.alerts.Alert('b').state]).toEqual(['active', 'normal'])
    await clock.advance(1)
    expect(of('/system/notifications/warnings').length).toBe(2)
    again.alerts.get('a')?.release()
    again.alerts.get('a')?.acknowledge()
    expect(store.keys()).toEqual([])
  })
})

const folder = temporaryFolders()

it('keeps state and journal on disk where there is a directory', async () => {
  const vardir = folder()
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  const first = { clock: new ManualClock(start), vardir, log }
  const before = createKaithem(first)
  before.alerts.Alert('pump', 'warning').trip('dry')
  await first.clock.advance(0)
  before.close()
  const after = createKaithem({ clock: new ManualClock(start + 60), vardir, log })
  expect(after.alerts.Alert('pump', 'warning').state).toBe('active')
  expect(after.alerts.journal.search().map(({ to, message }) => [to, message])).toEqual([
    ['active', 'dry'],
    ['tripped', 'dry'],
  ])
  after.close()
})

describe('suppression', () => {
  it('keeps quiet while another one is active, and goes on afterwards', async () => {
    const { clock, k } = alertRig()
    const power = k.alerts.Alert('power', 'critical')
    const pump = k.alerts.Alert('pump', 'warning', { suppressed_by: 'power' })
    pump.trip()
    await clock.advance(1)
    power.trip()
    await clock.advance(1)
    expect([pump.state, pump.inhibited]).toEqual(['normal', 'suppressed'])
    power.acknowledge()
    expect(pump.inhibited).toBe('suppressed')
    power.release()
    await clock.advance(1)
    expect([pump.state, pump.inhibited]).toEqual(['active', null])
    expect(k.alerts.journal.search({ event: 'suppress' })[0]?.notes).toBe('while power is active')
  })

  it('begins at once with one that is active already, and ends when that one is closed', async () => {
    const { clock, k } = alertRig()
    const power = k.alerts.Alert('power')
    power.trip()
    await clock.advance(1)
    const pump = k.alerts.Alert('pump', { suppressed_by: [power.id] })
    expect(pump.inhibited).toBe('suppressed')
    power.close()
    expect(pump.inhibited).toBe(null)
  })

  it('can be changed; rings are refused and leave everything as it was', async () => {
    const { clock, k } = alertRig()
    const power = k.alerts.Alert('power')
    const pump = k.alerts.Alert('pump', { suppressed_by: 'power' })
    power.trip()
    await clock.advance(1)
    pump.suppressed_by = []
    expect(pump.inhibited).toBe(null)
    pump.suppressed_by = ['power']
    expect(pump.inhibited).toBe('suppressed')
    expect(codeOf(() => (power.suppressed_by = 'pump'))).toBe('KAITHEM_CYCLE')
    expect(codeOf(() => k.alerts.Alert('self', { suppressed_by: 'self' }))).toBe('KAITHEM_CYCLE')
    expect([power.suppressed_by, k.alerts.get('self'), pump.inhibited]).toEqual([[], undefined, 'suppressed'])
  })
})

it('refuses an id that is taken, and new alerts once it is closed', () => {
  const { k } = alertRig()
  k.alerts.Alert('a', { id: 'i1' })
  expect(codeOf(() => k.alerts.Alert('b', { id: 'i1' }))).toBe('KAITHEM_STATE')
  const scope = k.scope('flow')
  scope.close()
  expect(codeOf(() => scope.alerts.Alert('c'))).toBe('KAITHEM_CLOSED')
  k.close()
  expect(codeOf(() => k.alerts.Alert('d'))).toBe('KAITHEM_CLOSED')
})

it('journals all of a thousand alerts at once, with few messages and no timers left', async () => {
  const { clock, k, journals, posted, log } = alertRig()
  const alerts = Array.from({ length: 1000 }, (_, n) =>
    k.alerts.Alert(`alert ${n}`, 'critical', 'plant', { reminders: 60 }),
  )
  for (const alert of alerts) alert.trip()
  await clock.advance(0)
  expect(k.alerts.journal.search({ state: 'active', limit: 5000 }).length).toBe(1000)
  expect(new Set(k.alerts.journal.search({ limit: 5000 }).map(({ name }) => name)).size).toBe(1000)
  expect(journals.lines.get('alerts')?.length).toBe(2000)
  expect(posted.filter(([topic]) => topic === '/system/alerts/beep').length).toBe(1)
  expect(posted.filter(([topic]) => topic === '/system/alerts/state').length).toBeLessThan(5)
  expect(log.entries.length).toBeLessThan(250)
  expect([k.alerts.active.size, k.alerts.acknowledge_all({ by: 'ann' }), k.alerts.level]).toEqual([1000, 1000, null])
  k.close()
  expect(clock.pending).toBe(0)
})

it('goes on when the store and the journal fail', async () => {
  const broken = () => {
    throw new Error('disk full')
  }
  const store = { get: () => undefined, set: broken, delete: broken, keys: () => [], flush: () => {}, close: () => {} }
  const { clock, k, log } = alertRig({ store })
  const a = k.alerts.Alert('a', 'warning')
  a.trip()
  await clock.advance(1)
  expect([a.state, log.entries.some(({ text }) => text.includes('disk full'))]).toEqual(['active', true])
})
