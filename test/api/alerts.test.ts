/** Every public name of kaithem.alerts, by what it promises. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKaithem, type Kaithem, type Log, ManualClock } from '../../lib/index.ts'

const start = 1_700_000_000
const quiet: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
const heading =
  'kaithem.alerts.Alert(name, priority="normal", zone=None, trip_delay=0, auto_ack=False, permissions=[], ' +
  "ackPermissions=[], [id],description='')"

let clock: ManualClock
let kaithem: Kaithem
beforeEach(() => {
  clock = new ManualClock(start)
  const alertsounds = { all: { soundcard: '' }, critical: { file: 'c.ogg', interval: 10 } }
  kaithem = createKaithem({ clock, log: quiet, alertsounds })
})
afterEach(() => {
  kaithem.close()
  expect(clock.pending).toBe(0)
})

const listen = (topic: string): unknown[] => {
  const got: unknown[] = []
  kaithem.message.subscribe(topic, (message: unknown) => void got.push(message))
  return got
}

async function active(name: string, options: object = {}) {
  const alert = kaithem.alerts.Alert(name, options)
  alert.trip('why')
  await clock.advance((alert.trip_delay ?? 0) + 0.01)
  expect(alert.state).toBe('active')
  return alert
}

describe('kaithem', () => {
  it('kaithem.alerts is the same in every view', () => {
    kaithem.alerts.Alert('a', { id: 'i1' })
    expect(kaithem.scope('flow').alerts.get('i1')?.name).toBe('a')
  })
})

describe(heading, () => {
  it('kaithem.alerts.Alert takes its arguments in order or as options, with and without new', () => {
    const a = new kaithem.alerts.Alert('a', 'warning', 'house', 2, true, ['/p'], ['/q'], 'i1', 'text')
    const b = kaithem.alerts.Alert('b', {
      ...{
        priority: 'warning',
        zone: 'house',
        trip_delay: 2,
        auto_ack: true,
        permissions: ['/p'],
        ackPermissions: ['/q'],
      },
      ...{ id: 'i2', description: 'text' },
    })
    const shape = ({ priority, zone, trip_delay, auto_ack, permissions, ackPermissions, description }: typeof a) => {
      return { priority, zone, trip_delay, auto_ack, permissions, ackPermissions, description }
    }
    expect(shape(a)).toEqual(shape(b))
    expect(a instanceof kaithem.alerts.Alert).toBe(true)
    expect(kaithem.alerts.Alert('c').priority).toBe('info')
  })
  it('kaithem.alerts.Alert#name has spaces for characters that names cannot have', () => {
    expect(kaithem.alerts.Alert('a-b/c').name).toBe('a b/c')
  })
  it('kaithem.alerts.Alert#priority is one of five, normal is info, others are refused', () => {
    const a = kaithem.alerts.Alert('a', 'normal')
    expect(a.priority).toBe('info')
    a.priority = 'critical'
    expect(() => (a.priority = 'urgent')).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
    expect(a.priority).toBe('critical')
  })
  it('kaithem.alerts.Alert#zone is null where nobody said so', () => {
    expect([kaithem.alerts.Alert('a').zone, kaithem.alerts.Alert('b', 'info', 'x.y').zone]).toEqual([null, 'x.y'])
  })
  it('kaithem.alerts.Alert#trip_delay is how long it stays tripped', async () => {
    const a = kaithem.alerts.Alert('a', { trip_delay: 5 })
    a.trip()
    await clock.advance(4.9)
    expect(a.state).toBe('tripped')
    await clock.advance(0.2)
    expect(a.state).toBe('active')
  })
  it('kaithem.alerts.Alert#auto_ack acknowledges after clearing: true after ten seconds', async () => {
    const a = await active('a', { auto_ack: true })
    expect(a.auto_ack).toBe(10)
    a.clear()
    await clock.advance(9.9)
    expect(a.state).toBe('cleared')
    await clock.advance(0.2)
    expect(a.state).toBe('normal')
  })
  it('kaithem.alerts.Alert#permissions end with the base one', () => {
    expect(kaithem.alerts.Alert('a', { permissions: ['/x'] }).permissions).toEqual(['/x', '/users/alerts.view'])
  })
  it('kaithem.alerts.Alert#ackPermissions are asked for when somebody acknowledges', async () => {
    const a = await active('a', { ackPermissions: ['/x'] })
    expect(a.ackPermissions).toEqual(['/x', '/users/alerts.acknowledge'])
    const may = (permission: string): boolean => permission !== '/users/alerts.acknowledge'
    expect(() => a.acknowledge({ by: 'guest', may })).toThrow(expect.objectContaining({ code: 'KAITHEM_PERMISSION' }))
    expect(a.state).toBe('active')
  })
  it('kaithem.alerts.Alert#id is unique', () => {
    const [a, b] = [kaithem.alerts.Alert('a'), kaithem.alerts.Alert('a')]
    expect(a.id).not.toBe(b.id)
    expect(() => kaithem.alerts.Alert('c', { id: a.id })).toThrow(expect.objectContaining({ code: 'KAITHEM_STATE' }))
  })
  it('kaithem.alerts.Alert#description is in the table of alerts', async () => {
    const tables = listen('/system/alerts/state')
    await active('a', { description: 'what it is' })
    expect(tables.at(-1)).toMatchObject({ a: { state: 'active', description: 'what it is', message: 'why' } })
  })
  it('kaithem.alerts.Alert#sm is its state machine', () => {
    const a = kaithem.alerts.Alert('a')
    const seen: string[] = []
    a.sm.subscribe((state) => void seen.push(state))
    a.sm('trip')
    expect([a.state, seen, a.sm.graph().states.length]).toEqual(['tripped', ['tripped'], 7])
  })
  it('kaithem.alerts.Alert#state goes through normal, tripped, active, cleared, retripped and acknowledged', async () => {
    const a = kaithem.alerts.Alert('a')
    const states = [a.state]
    a.subscribe(({ state }) => void states.push(state))
    a.trip()
    await clock.advance(0)
    a.clear()
    a.trip()
    await clock.advance(0)
    a.acknowledge()
    a.clear()
    expect(states).toEqual(['normal', 'tripped', 'active', 'cleared', 'retripped', 'active', 'acknowledged', 'normal'])
  })
  it('kaithem.alerts.Alert#trip announces by priority once it is active, and beeps', async () => {
    const notices = listen('/system/notifications/errors')
    const beeps = listen('/system/alerts/beep')
    await active('a', { priority: 'critical' })
    await clock.advance(14)
    expect(notices).toEqual(['Alarm a is active'])
    expect(beeps).toEqual(new Array(2).fill({ level: 'critical', file: 'c.ogg', soundcard: '' }))
  })
  it('kaithem.alerts.Alert#clear makes a tripped one normal, and an active one wait, without beeps', async () => {
    const beeps = listen('/system/alerts/beep')
    const a = kaithem.alerts.Alert('a', { trip_delay: 5 })
    a.trip()
    a.clear()
    expect(a.state).toBe('normal')
    const b = await active('b', { priority: 'critical' })
    b.clear()
    await clock.advance(100)
    expect([b.state, beeps.length]).toEqual(['cleared', 1])
  })
  it('kaithem.alerts.Alert#acknowledge tells who did it, only where something changed', async () => {
    const notices = listen('/system/notifications')
    const a = await active('a', { priority: 'warning' })
    expect([a.acknowledge('ann', 'on my way'), a.acknowledge('bob')]).toEqual([true, false])
    await clock.advance(0)
    expect(notices).toEqual(['Alarm a acknowledged by ann: on my way'])
  })
  it('kaithem.alerts.Alert#error behaves like an active alert of priority error', async () => {
    const levels = listen('/system/alerts/level')
    const a = kaithem.alerts.Alert('a', 'info')
    a.error('broken')
    await clock.advance(0)
    expect([a.state, kaithem.alerts.active.size, kaithem.alerts.unacknowledged.size, levels]).toEqual([
      'error',
      1,
      1,
      ['error'],
    ])
    a.acknowledge()
    expect(a.state).toBe('normal')
  })
})

describe('kaithem.alerts', () => {
  it('kaithem.alerts.get finds by id, then by name', () => {
    const a = kaithem.alerts.Alert('a', { id: 'i1' })
    expect([kaithem.alerts.get('i1'), kaithem.alerts.get('a'), kaithem.alerts.get('x')]).toEqual([a, a, undefined])
  })
  it('kaithem.alerts.all lists every live alert', () => {
    const made = [kaithem.alerts.Alert('a'), kaithem.alerts.Alert('b')]
    expect(kaithem.alerts.all()).toEqual(made)
    made[0]?.close()
    expect(kaithem.alerts.all().map(({ name }) => name)).toEqual(['b'])
  })
  it('kaithem.alerts.tripped has what was tripped and is not normal yet', async () => {
    const a = await active('a')
    a.clear()
    expect([...kaithem.alerts.tripped.keys()]).toEqual([a.id])
    a.acknowledge()
    expect(kaithem.alerts.tripped.size).toBe(0)
  })
  it('kaithem.alerts.active has what is there now', async () => {
    const a = await active('a')
    a.acknowledge()
    expect(kaithem.alerts.active.get(a.id)).toBe(a)
    a.clear()
    expect(kaithem.alerts.active.has(a.id)).toBe(false)
  })
  it('kaithem.alerts.unacknowledged has what waits for somebody', async () => {
    const a = await active('a')
    a.clear()
    expect(kaithem.alerts.unacknowledged.has(a.id)).toBe(true)
    a.acknowledge()
    expect(kaithem.alerts.unacknowledged.has(a.id)).toBe(false)
  })
  it('kaithem.alerts.level is the highest priority that waits for somebody', async () => {
    expect(kaithem.alerts.level).toBe(null)
    await active('a', { priority: 'info' })
    const b = await active('b', { priority: 'critical' })
    expect(kaithem.alerts.level).toBe('critical')
    b.acknowledge()
    expect(kaithem.alerts.level).toBe('info')
  })
  it('kaithem.alerts.acknowledge_all acknowledges everything and counts', async () => {
    await active('a')
    await active('b')
    expect([kaithem.alerts.acknowledge_all('ann'), kaithem.alerts.acknowledgeAll('ann'), kaithem.alerts.level]).toEqual(
      [2, 0, null],
    )
  })
  it('kaithem.alerts.journal has every change', async () => {
    const a = await active('a', { zone: 'house' })
    a.acknowledge('ann', 'ok')
    expect(kaithem.alerts.journal.search({ state: 'acknowledged' })).toEqual([
      {
        ...{ time: start + 0.01, id: a.id, name: 'a', zone: 'house', priority: 'info', event: 'acknowledge' },
        ...{ from: 'active', to: 'acknowledged', by: 'ann', notes: 'ok', message: 'why', value: null },
      },
    ])
  })
  it('kaithem.alerts.kpis counts activations and what stands', async () => {
    for (const name of ['a', 'b']) (await active(name)).shelve(60)
    await active('c')
    expect(kaithem.alerts.kpis()).toMatchObject({ per_10_minutes: 3, standing: 1, shelved: 2, unacknowledged: 1 })
    await clock.advance(601)
    expect(kaithem.alerts.kpis().per_10_minutes).toBe(2)
  })
  it('kaithem.alerts.journal.size counts what can be searched', async () => {
    await active('a')
    expect(kaithem.alerts.journal.size).toBe(2)
  })
  it('kaithem.alerts.journal.search filters, newest first', async () => {
    await active('pump 1', { zone: 'house.cellar' })
    await clock.advance(10)
    await active('pump 2', { zone: 'garden' })
    const names = (filter: object): string[] =>
      kaithem.alerts.journal.search({ state: 'active', ...filter }).map(({ name }) => name)
    expect([names({}), names({ name: 'pump*', limit: 1 })]).toEqual([['pump 2', 'pump 1'], ['pump 2']])
    expect([names({ zone: 'house' }), names({ until: start + 5 }), names({ since: start + 5 })]).toEqual([
      ['pump 1'],
      ['pump 1'],
      ['pump 2'],
    ])
  })
  it('kaithem.alerts.journal.to_csv is a table', async () => {
    await active('a, with "quotes"')
    const rows = kaithem.alerts.journal.to_csv({ state: 'active' }).split('\r\n')
    expect(rows[0]).toBe('time,name,zone,priority,event,from,to,by,notes,message,value,id')
    expect(rows[1]).toContain('2023-11-14T22:13:20')
    expect(kaithem.alerts.journal.search({ state: 'active' }).to_csv().split('\r\n')).toEqual(rows)
  })
  it('kaithem.alerts.Alert#silent never beeps', async () => {
    const beeps = listen('/system/alerts/beep')
    const a = await active('a', { priority: 'critical', silent: true })
    await clock.advance(100)
    expect([a.silent, beeps]).toEqual([true, []])
  })
  it('kaithem.alerts.Alert#clear_delay waits until the condition is gone for so long', async () => {
    const a = await active('a', { clear_delay: 10 })
    a.clear()
    await clock.advance(9)
    expect([a.state, a.clear_delay]).toEqual(['active', 10])
    await clock.advance(2)
    expect(a.state).toBe('cleared')
  })
  it('kaithem.alerts.Alert#latch stays active until it is acknowledged', async () => {
    const a = await active('a', { latch: true })
    a.clear()
    expect([a.state, a.latch]).toEqual(['active', true])
    a.acknowledge()
    expect(a.state).toBe('normal')
  })
  it('kaithem.alerts.Alert#suppressed_by keeps it quiet while another one is active', async () => {
    const power = await active('power')
    const pump = kaithem.alerts.Alert('pump', { suppressed_by: 'power' })
    pump.trip()
    expect([pump.suppressed_by, pump.state]).toEqual([['power'], 'normal'])
    power.clear()
    await clock.advance(0.01)
    expect(pump.state).toBe('active')
  })
  it('kaithem.alerts.Alert#shelve_max limits shelving', () => {
    const a = kaithem.alerts.Alert('a', { shelve_max: 60 })
    expect(() => a.shelve(a.shelve_max + 1)).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  })
  it('kaithem.alerts.Alert#trip_message is the last one, also where nothing changes', async () => {
    const a = await active('a')
    a.trip('newer')
    expect([a.trip_message, a.state]).toEqual(['newer', 'active'])
  })
  it('kaithem.alerts.Alert#trippedAt is the time of the last trip', async () => {
    const a = await active('a')
    await clock.advance(9.99)
    a.trip()
    expect(a.trippedAt).toBe(start + 10)
  })
  it('kaithem.alerts.Alert#active_since is when it became active, until it is normal', async () => {
    const a = await active('a')
    await clock.advance(60)
    expect(a.active_since).toBe(start)
    a.acknowledge()
    a.clear()
    expect(a.active_since).toBe(0)
  })
  it('kaithem.alerts.Alert#condition says whether it is there, also on the shelf', () => {
    const a = kaithem.alerts.Alert('a')
    a.shelve(60)
    a.trip()
    expect(a.condition).toBe(true)
    a.clear()
    expect(a.condition).toBe(false)
  })
  it('kaithem.alerts.Alert#inhibited says why it is kept quiet', () => {
    const a = kaithem.alerts.Alert('a')
    expect(a.inhibited).toBe(null)
    a.shelve(60)
    expect(a.inhibited).toBe('shelved')
    a.disable()
    expect(a.inhibited).toBe('disabled')
  })
  it('kaithem.alerts.Alert#shelved_until is when the shelf ends', () => {
    const a = kaithem.alerts.Alert('a')
    a.shelve(60)
    expect(a.shelved_until).toBe(start + 60)
  })
  it('kaithem.alerts.Alert#enabled is false while it is out of service', () => {
    const a = kaithem.alerts.Alert('a')
    a.disable()
    expect(a.enabled).toBe(false)
  })
  it('kaithem.alerts.Alert#closed is true once it was closed', () => {
    const a = kaithem.alerts.Alert('a')
    a.close()
    expect(a.closed).toBe(true)
    expect(() => a.trip()).toThrow(expect.objectContaining({ code: 'KAITHEM_CLOSED' }))
  })
  it('kaithem.alerts.Alert#release is another word for clear', async () => {
    const a = await active('a')
    a.release()
    expect(a.state).toBe('cleared')
  })
  it('kaithem.alerts.Alert#unacknowledge takes it back', async () => {
    const a = await active('a')
    a.acknowledge()
    expect([a.unacknowledge({ by: 'bob' }), a.state, a.unacknowledge()]).toEqual([true, 'active', false])
  })
  it('kaithem.alerts.Alert#reset ends what waits, not while the condition is there', async () => {
    const a = await active('a', { latch: true })
    expect(a.reset()).toBe(false)
    a.clear()
    expect([a.reset(), a.state]).toEqual([true, 'normal'])
  })
  it('kaithem.alerts.Alert#shelve is quiet for a time and goes on afterwards', async () => {
    const a = await active('a')
    a.shelve(60, { by: 'ann' })
    expect([a.state, kaithem.alerts.active.size]).toEqual(['normal', 0])
    await clock.advance(61)
    expect(a.state).toBe('active')
  })
  it('kaithem.alerts.Alert#unshelve ends the shelf now', async () => {
    const a = await active('a')
    a.shelve(60)
    a.unshelve()
    await clock.advance(0.01)
    expect([a.state, a.inhibited]).toEqual(['active', null])
  })
  it('kaithem.alerts.Alert#disable takes it out of service', async () => {
    const a = await active('a')
    a.disable({ by: 'ann' })
    a.trip()
    await clock.advance(10_000)
    expect(a.state).toBe('normal')
  })
  it('kaithem.alerts.Alert#enable puts it into service again', async () => {
    const a = kaithem.alerts.Alert('a')
    a.disable()
    a.trip()
    a.enable()
    await clock.advance(0.01)
    expect(a.state).toBe('active')
  })
  it('kaithem.alerts.Alert#subscribe tells everything, reminders and escalation too', async () => {
    const a = kaithem.alerts.Alert('a', {
      reminders: [20],
      escalation: [{ after: 10, priority: 'critical', topic: '/call' }],
    })
    const calls = listen('/call')
    const events: string[] = []
    const off = a.subscribe(
      ({ alert, event, state, prev }) => void events.push(`${alert.name} ${event} ${prev}>${state}`),
    )
    a.trip()
    await clock.advance(30)
    expect(events).toEqual([
      'a trip normal>tripped',
      'a delay tripped>active',
      'a escalation active>active',
      'a reminder active>active',
    ])
    expect([a.priority, calls.length]).toEqual(['critical', 1])
    off()
    a.acknowledge()
    expect(events.length).toBe(4)
  })
  it('kaithem.alerts.Alert#format is short plain data', () => {
    expect(kaithem.alerts.Alert('a', { id: 'i1', zone: 'z' }).format()).toEqual({
      ...{ id: 'i1', name: 'a', zone: 'z', state: 'normal', description: '' },
    })
  })
  it('kaithem.alerts.Alert#close takes it from every list and forgets its state', async () => {
    const levels = listen('/system/alerts/level')
    const a = await active('a')
    a.close()
    await clock.advance(0)
    expect([kaithem.alerts.all(), kaithem.alerts.active.size, levels.at(-1)]).toEqual([[], 0, null])
    expect(kaithem.alerts.Alert('a').state).toBe('normal')
  })
  it('kaithem.alerts.Alert#dispose is the same as close', () => {
    const a = kaithem.alerts.Alert('a')
    a.dispose()
    using b = kaithem.alerts.Alert('b')
    expect([a.closed, b.closed, kaithem.alerts.all().length]).toEqual([true, false, 1])
  })
})

describe('numeric tag points', () => {
  it('kaithem.tags.NumericTagPointClass#set_limits watches up to four limits with a deadband', async () => {
    const t = kaithem.tags.NumericTag('/t')
    const { hi, hihi } = t.set_limits({ hi: 80, hihi: 90, deadband: 5 })
    t.value = 95
    await clock.advance(0)
    expect([hi?.state, hi?.priority, hihi?.state, hihi?.priority]).toEqual(['active', 'warning', 'active', 'critical'])
    t.value = 80
    expect([hi?.state, hihi?.state]).toEqual(['active', 'cleared'])
    t.set_limits(null)
    expect(t.alarms.size).toBe(0)
  })
})
