import { describe, expect, it } from 'vitest'
import { alertRig, codeOf } from './support.ts'

describe('set_alarm', () => {
  it('trips, releases with hysteresis, and says with which value', async () => {
    const { clock, k } = alertRig()
    const t = k.tags.NumericTag('/t')
    const alarm = t.set_alarm('hot', 'value > 80', { priority: 'warning', releaseCondition: 'value < 75' })
    t.value = 81
    await clock.advance(0)
    expect([alarm?.state, alarm?.name, alarm?.trip_message]).toEqual(['active', '/t.alarms.hot', 'Tag value:81'])
    expect(k.alerts.journal.search({ state: 'tripped' })[0]?.value).toBe(81)
    t.value = 78
    expect(alarm?.state).toBe('active')
    t.value = 74
    expect(alarm?.state).toBe('cleared')
    expect(k.alerts.journal.search({ event: 'release' })).toMatchObject([{ value: 74, message: 'Tag value:74' }])
    expect(t.alarms.get('hot')).toBe(alarm)
    expect(k.alerts.get('/t.alarms.hot')).toBe(alarm)
  })

  it('never trips while the tag was never set, and evaluates once when it is made', async () => {
    const { clock, k } = alertRig()
    const t = k.tags.NumericTag('/t')
    const alarm = t.set_alarm('zero', 'value == 0')
    await clock.advance(300)
    expect(alarm?.state).toBe('normal')
    t.value = 0
    expect(alarm?.state).toBe('tripped')
    expect(t.set_alarm('second', 'value == 0')?.state).toBe('tripped')
  })

  it('looks again when another tag changes, and every minute', async () => {
    const { clock, k } = alertRig()
    const t = k.tags.NumericTag('/t')
    t.value = 5
    const limit = k.tags.NumericTag('/limit')
    limit.value = 9
    const over = t.set_alarm('over', "value > tv('/limit')")
    const stale = t.set_alarm('stale', 'tag.age > 90')
    limit.value = 4
    expect(over?.state).toBe('tripped')
    await clock.advance(61)
    expect(stale?.state).toBe('normal')
    await clock.advance(60)
    expect(stale?.state).toBe('active')
  })

  it('a condition that fails breaks the alarm, told once; setting the tag goes on', async () => {
    const { clock, k, of } = alertRig()
    const t = k.tags.NumericTag('/t')
    t.value = 1
    const alarm = t.set_alarm('bad', 'value.x.y > 1')
    expect(alarm?.state).toBe('error')
    t.value = 2
    t.value = 3
    await clock.advance(0)
    expect([t.value, k.alerts.journal.search({ event: 'error' }).length]).toEqual([3, 1])
    expect(
      of('/system/notifications/errors')
        .map(String)
        .some((text) => text.includes('The condition of /t.alarms.bad fails')),
    ).toBe(true)
    expect([alarm?.acknowledge('ann'), alarm?.state]).toEqual([true, 'normal'])
  })

  it('starts anew when it is set again, keeps what it was when the new one is refused, and is removed quietly', async () => {
    const { clock, k, store } = alertRig()
    const t = k.tags.NumericTag('/t')
    t.value = 9
    const first = t.set_alarm('x', 'value > 5')
    await clock.advance(0)
    expect(codeOf(() => t.set_alarm('x', 'value > 5', { priority: 'urgent' }))).toBe('KAITHEM_VALUE')
    expect([t.alarms.get('x') === first, first?.state]).toEqual([true, 'active'])
    const second = t.set_alarm('x', 'value > 50')
    expect([second?.state, second === first, k.alerts.all().length]).toEqual(['normal', false, 1])
    expect(t.set_alarm('x', null)).toBeUndefined()
    await clock.advance(0)
    expect([t.alarms.size, k.alerts.all(), store.keys(), clock.pending]).toEqual([0, [], [], 0])
  })

  it('takes the options of alerts, text numbers and yes', async () => {
    const { clock, k } = alertRig()
    const t = k.tags.NumericTag('/t')
    const alarm = t.set_alarm('x', 'value > 5', 'error', '', 'yes', '2')
    t.value = 9
    await clock.advance(1)
    expect([alarm?.state, alarm?.priority]).toEqual(['tripped', 'error'])
    await clock.advance(2)
    t.value = 1
    await clock.advance(11)
    expect(alarm?.state).toBe('normal')
    expect(k.alerts.get(t.set_alarm('y', 'value > 5', { zone: 'house', latch: true })?.id ?? '')).toMatchObject({
      zone: 'house',
      latch: true,
    })
  })

  it('upgrades by configuration, and goes with the tag', () => {
    const { k } = alertRig()
    const t = k.tags.NumericTag('/t')
    t.set_alarm('x', 'value > 5', 'info')
    t.set_config_data({ alarms: { x: { priority: 'critical' } } })
    expect(t.alarms.get('x')?.priority).toBe('critical')
    t.close()
    expect(k.alerts.all()).toEqual([])
  })

  it('of data and circles has a message too', () => {
    const { k } = alertRig()
    const t = k.tags.ObjectTag('/o')
    const alarm = t.set_alarm('x', 'value.bad')
    t.value = { bad: true }
    expect(alarm?.trip_message).toBe('Tag value:{"bad":true}')
  })
})

describe('over a restart', () => {
  it('an alarm that was active is active again before the tag has a value', async () => {
    const before = alertRig()
    const t = before.k.tags.NumericTag('/t')
    t.set_alarm('hot', 'value > 5', 'warning')
    t.value = 9
    await before.clock.advance(2)
    before.k.close()
    const { clock, k, of } = alertRig({ store: before.store, journals: before.journals, at: before.clock.now() + 60 })
    const again = k.tags.NumericTag('/t')
    const alarm = again.set_alarm('hot', 'value > 5', 'warning')
    await clock.advance(120)
    expect([alarm?.state, of('/system/notifications/warnings')]).toEqual(['active', []])
    again.value = 10
    await clock.advance(0)
    expect([alarm?.state, of('/system/notifications/warnings')]).toEqual(['active', []])
    again.value = 1
    expect(alarm?.state).toBe('cleared')
  })

  it('and over a redeploy of the flow that made it', async () => {
    const { clock, k } = alertRig()
    const t = k.tags.NumericTag('/t')
    t.value = 9
    const flow = k.scope('flow')
    flow.tags.NumericTag('/t').set_alarm('hot', 'value > 5')
    await clock.advance(1)
    flow.close()
    expect([k.alerts.all(), t.alarms.size]).toEqual([[], 0])
    expect(k.scope('flow').tags.NumericTag('/t').set_alarm('hot', 'value > 5')?.state).toBe('active')
  })
})
