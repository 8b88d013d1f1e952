/** Every public name of kaithem.alerts, by what it promises. */

import { describe, expect, it } from 'vitest'
import { active, clock, kaithem, listen, start, useAlerts } from './alerts-rig.ts'

const heading =
  'kaithem.alerts.Alert(name, priority="normal", zone=None, trip_delay=0, auto_ack=False, permissions=[], ' +
  "ackPermissions=[], [id],description='')"

useAlerts()

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
})
