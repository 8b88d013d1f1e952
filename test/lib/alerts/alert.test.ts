import { describe, expect, it } from 'vitest'
import { AlertHandle, causeOf } from '../../../lib/alerts/alert.ts'
import type { AlertChange } from '../../../lib/alerts/api.ts'
import { alertRig, codeOf, start } from './support.ts'

describe('acknowledge', () => {
  it('asks for every permission when somebody is named who may not do everything', async () => {
    const { clock, k } = alertRig()
    const a = k.alerts.Alert('a', { ackPermissions: ['/house.alarms'] })
    a.trip()
    await clock.advance(0)
    const asked: string[] = []
    const may = (permission: string): boolean => asked.push(permission) > 1
    expect(codeOf(() => a.acknowledge({ by: 'guest', may }))).toBe('KAITHEM_PERMISSION')
    expect([asked, a.state]).toEqual([['/house.alarms'], 'active'])
    expect([a.acknowledge({ by: 'ann', may: () => true }), a.state]).toEqual([true, 'acknowledged'])
    expect(codeOf(() => a.acknowledge({ may: 5 as never }))).toBe('KAITHEM_TYPE')
  })

  it('takes names in order or as options, and unknown for nobody', () => {
    expect(causeOf('acknowledge', {})).toEqual({ event: 'acknowledge', by: 'unknown', notes: '' })
    expect(causeOf('shelve', null)).toEqual({ event: 'shelve', by: 'unknown', notes: '' })
    expect(codeOf(() => causeOf('shelve', { by: 5 as never }))).toBe('KAITHEM_TYPE')
  })
})

describe('what belongs to an event', () => {
  const of = ({ k }: { k: ReturnType<typeof alertRig>['k'] }) =>
    k.alerts.journal
      .search()
      .map(({ event, by, notes, message, value }) => [event, by, notes, message, value])
      .reverse()

  it('a release has its own value and text where it was given some, and the trip keeps its own', async () => {
    const { clock, k } = alertRig()
    const a = k.alerts.Alert('a', { clear_delay: 5 })
    a.trip('99 above 80', { value: 99 })
    await clock.advance(0)
    a.release({ value: 70, message: '70 is fine' })
    await clock.advance(5)
    a.acknowledge('ann')
    expect(of({ k })).toEqual([
      ['trip', '', '', '99 above 80', 99],
      ['delay', '', '', '99 above 80', 99],
      ['release', '', '', '70 is fine', 70],
      ['acknowledge', 'ann', '', '99 above 80', 99],
    ])
    a.trip('again', { value: 81 })
    await clock.advance(0)
    a.clear({ value: 0 })
    await clock.advance(5)
    expect(of({ k }).at(-1)).toEqual(['release', '', '', '', 0])
    expect(codeOf(() => a.release({ message: 5 as never }))).toBe('KAITHEM_TYPE')
  })

  it('who trips it or breaks it is noted', async () => {
    const { k } = alertRig()
    const a = k.alerts.Alert('a')
    a.trip('drill', { value: 1, by: 'ann', notes: 'as agreed' })
    a.error('no sensor', { by: 'bob', notes: 'took it out' })
    expect(of({ k })).toEqual([
      ['trip', 'ann', 'as agreed', 'drill', 1],
      ['error', 'bob', 'took it out', 'no sensor', null],
    ])
    expect(codeOf(() => a.trip('', { by: 5 as never }))).toBe('KAITHEM_TYPE')
    expect(codeOf(() => a.error('', { notes: 5 as never }))).toBe('KAITHEM_TYPE')
    expect(a.trip_value).toBeUndefined()
  })
})

describe('subscribe', () => {
  it('gives everything about a change', async () => {
    const { clock, k } = alertRig()
    const a = k.alerts.Alert('a', 'error')
    const seen: AlertChange[] = []
    const off = a.subscribe((change) => void seen.push(change))
    a.trip('hot', { value: 99 })
    expect(seen).toEqual([
      {
        ...{ alert: a, state: 'tripped', prev: 'normal', event: 'trip', priority: 'error', time: start },
        ...{ by: '', notes: '', message: 'hot', value: 99 },
      },
    ])
    off()
    await clock.advance(1)
    expect(seen.length).toBe(1)
    expect(codeOf(() => a.subscribe(5 as never))).toBe('KAITHEM_TYPE')
    expect(codeOf(() => a.subscribe(undefined as never))).toBe('KAITHEM_TYPE')
  })

  it('ends with who asked, not with who made it', async () => {
    const { k } = alertRig()
    const a = k.alerts.Alert('a')
    const seen: string[] = []
    const scope = k.scope('flow')
    scope.alerts.get('a')?.subscribe(({ state }) => void seen.push(state))
    a.trip()
    scope.close()
    a.release()
    expect([seen, a.closed]).toEqual([['tripped'], false])
  })
})

it('refuses work once it is closed', () => {
  const { k } = alertRig()
  const a = k.alerts.Alert('a')
  a.dispose()
  a.close()
  const calls = [
    ...[
      () => a.trip(),
      () => a.release(),
      () => a.acknowledge(),
      () => a.error('x'),
      () => a.reset(),
      () => a.shelve(5),
    ],
    ...[() => a.disable(), () => a.subscribe(() => {}), () => a.unacknowledge()],
  ]
  expect(calls.map(codeOf)).toEqual(new Array(calls.length).fill('KAITHEM_CLOSED'))
  expect([a.closed, a.state, a.sm.state]).toEqual([true, 'normal', '__closed__'])
})

it('takes whatever it is given for a message', () => {
  const { k } = alertRig()
  const a = k.alerts.Alert('a')
  for (const message of [null, 5, {}, Object.create(null), Symbol('x')]) {
    a.trip(message as never)
    a.error(message as never)
  }
  expect(a.trip_message).toBe('Symbol(x)')
  a.trip('x', null as never)
})

it('has a machine that keeps itself and closes the alert', () => {
  const { k } = alertRig()
  const a = k.alerts.Alert('a')
  const { sm } = a
  expect([a.sm === sm, a.sm.name, a.sm.graph().states.length]).toEqual([true, 'a', 7])
  expect(codeOf(() => a.sm.persist())).toBe('KAITHEM_STATE')
  a.sm.close()
  expect([a.closed, k.alerts.all()]).toEqual([true, []])
})

it('goes on when somebody adds a state to its machine', async () => {
  const { k, clock } = alertRig()
  const a = k.alerts.Alert('a', 'error')
  const told: string[] = []
  a.subscribe(({ state }) => told.push(state))
  a.sm.add_state('parked')
  a.sm.add_rule('parked', 'trip', 'tripped')
  a.sm.jump('parked')
  expect([told, k.alerts.active.size, k.alerts.level]).toEqual([['parked'], 0, null])
  a.trip()
  await clock.advance(0)
  expect([told, k.alerts.level]).toEqual([['parked', 'tripped', 'active'], 'error'])
})

it('is plain in messages', () => {
  const { k } = alertRig()
  const a = new k.alerts.Alert('a', 'info', 'house')
  expect(JSON.parse(JSON.stringify({ a }))).toEqual({ a: { ...a.format() } })
  expect([a instanceof AlertHandle, a instanceof k.alerts.Alert, String(a), Object.keys(a)]).toEqual([
    true,
    true,
    '[object Alert]',
    [],
  ])
  k.close()
})
