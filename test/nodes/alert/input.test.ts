import { describe, expect, it } from 'vitest'
import { createKaithem, ManualClock } from '../../../lib/index.ts'
import { actionOf, neededAction, obey } from '../../../nodes/alert/input.ts'

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
const message = (more: object) => ({ _msgid: '1', ...more }) as never

function rig(options = {}) {
  const clock = new ManualClock(1_700_000_000)
  const k = createKaithem({ clock, log: quiet })
  const alert = k.alerts.Alert('a', options)
  const order = async (action: string, more: object = {}): Promise<string> => {
    obey(alert, action, message(more))
    await clock.advance(0)
    return alert.inhibited ?? alert.state
  }
  return { k, alert, order }
}

describe('the order of a message', () => {
  it.each([
    [{ action: 'ack' }, 'ack'],
    [{ action: 'trip', payload: 'clear' }, 'trip'],
    [{ payload: 'shelve' }, 'shelve'],
    [{ payload: 'hello' }, undefined],
    [{ payload: 5, action: '' }, undefined],
    [{ action: null }, undefined],
  ])('%j is %s', (given, expected) => {
    expect(actionOf(message(given))).toBe(expected)
  })

  it('is needed where nothing else is understood', () => {
    expect([true, false, 'reset'].map((payload) => neededAction(message({ payload })))).toEqual([
      'trip',
      'clear',
      'reset',
    ])
    for (const payload of [5, 'hello', undefined, {}])
      expect(() => neededAction(message({ payload }))).toThrow(/asks for nothing/)
  })

  it.each(['explode', 5, {}, 'constructor'])('refuses the action %j', (action) => {
    expect(() => actionOf(message({ action }))).toThrow(/msg.action is one of trip/)
  })
})

it('does what is asked for, and notes who asked', async () => {
  const { k, alert, order } = rig()
  expect(await order('trip', { message: 'dry', value: 3 })).toBe('active')
  expect(await order('acknowledge', { by: 'ann', notes: 'looking' })).toBe('acknowledged')
  expect(await order('unacknowledge')).toBe('active')
  expect(await order('clear', { by: 'keypad', notes: 'code 7' })).toBe('cleared')
  expect(await order('ack', { by: 7 })).toBe('normal')
  expect(await order('error', { message: 'no sensor' })).toBe('error')
  expect(await order('reset')).toBe('normal')
  expect(await order('shelve', { seconds: 60 })).toBe('shelved')
  expect(await order('unshelve')).toBe('normal')
  expect(await order('disable')).toBe('disabled')
  expect(await order('enable')).toBe('normal')
  expect(k.alerts.journal.search({ event: 'acknowledge' }).map(({ by, notes }) => [by, notes])).toEqual([
    ['7', ''],
    ['ann', 'looking'],
  ])
  const [released] = k.alerts.journal.search({ event: 'release' })
  expect([released?.by, released?.notes]).toEqual(['keypad', 'code 7'])
  expect(alert.trip_message).toBe('no sensor')
})

it('notes who trips or breaks it, and with what it was cleared', async () => {
  const { k, order } = rig()
  await order('trip', { message: 'drill', value: 1, by: 'ann', notes: 'as agreed' })
  await order('clear', { message: 'over', value: 0, by: 'bob' })
  await order('error', { message: 'no sensor', by: 'eve', notes: 'took it' })
  const seen = k.alerts.journal
    .search()
    .map(({ event, by, notes, message, value }) => [event, by, notes, message, value])
  expect(seen.reverse()).toEqual([
    ['trip', 'ann', 'as agreed', 'drill', 1],
    ['delay', '', '', 'drill', 1],
    ['release', 'bob', '', 'over', 0],
    ['error', 'eve', 'took it', 'no sensor', null],
  ])
})

it('shelves for an hour, or for as long as is allowed', async () => {
  const long = rig()
  await long.order('shelve')
  expect(long.alert.shelved_until).toBe(1_700_003_600)
  const short = rig({ shelve_max: 60 })
  await short.order('shelve')
  expect(short.alert.shelved_until).toBe(1_700_000_060)
})

it.each([
  ['shelve', { seconds: '60' }],
  ['shelve', { seconds: -1 }],
  ['acknowledge', { by: {} }],
  ['trip', { message: [] }],
])('refuses %s with %j', async (action, more) => {
  await expect(rig().order(action, more)).rejects.toMatchObject({ code: expect.stringMatching(/KAITHEM_(TYPE|VALUE)/) })
})
