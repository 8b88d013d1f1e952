/** What alerts have beyond the manual, by what it promises. */

import { describe, expect, it } from 'vitest'
import { active, clock, kaithem, listen, start, useAlerts } from './alerts-rig.ts'

useAlerts()

describe('kaithem.alerts', () => {
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
  it('kaithem.alerts.Alert#trip_value is what was measured at the last trip', () => {
    const a = kaithem.alerts.Alert('a')
    expect(a.trip_value).toBeUndefined()
    a.trip('hot', { value: 81 })
    expect(a.trip_value).toBe(81)
    a.trip('hot')
    expect(a.trip_value).toBeUndefined()
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
  it('kaithem.alerts.Alert#release notes who says so, if anybody', async () => {
    const a = await active('a')
    a.release({ by: 'ann', notes: 'wind' })
    a.trip()
    a.clear()
    const found = kaithem.alerts.journal.search({ event: 'release' })
    expect(found.map(({ by, notes }) => [by, notes])).toEqual([
      ['', ''],
      ['ann', 'wind'],
    ])
    expect(() => a.clear({ by: 5 } as never)).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
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
