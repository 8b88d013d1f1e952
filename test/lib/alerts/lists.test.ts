import { expect, it } from 'vitest'
import { AlertLists, PriorityCount, urgencyOf } from '../../../lib/alerts/lists.ts'
import type { AlertState, Priority } from '../../../lib/alerts/names.ts'

const alert = (id: string, state: AlertState, priority: Priority = 'warning', silent = false) => ({
  id,
  state,
  priority,
  silent,
})

it('counts by priority', () => {
  const count = new PriorityCount()
  count.set('a', 'info')
  count.set('b', 'critical')
  count.set('b', 'error')
  expect(count.highest).toBe('error')
  count.set('b', undefined)
  count.set('nobody', undefined)
  expect(count.highest).toBe('info')
  count.set('a', undefined)
  expect(count.highest).toBeUndefined()
})

it.each([
  [['tripped'], [1, 0, 0]],
  [
    ['tripped', 'active'],
    [1, 1, 1],
  ],
  [
    ['tripped', 'active', 'cleared'],
    [1, 0, 1],
  ],
  [
    ['tripped', 'active', 'cleared', 'retripped'],
    [1, 0, 1],
  ],
  [
    ['tripped', 'active', 'acknowledged'],
    [1, 1, 0],
  ],
  [
    ['tripped', 'active', 'acknowledged', 'normal'],
    [0, 0, 0],
  ],
  [['error'], [0, 1, 1]],
  [
    ['error', 'normal'],
    [0, 0, 0],
  ],
] as const)('after %j there are %j', (states, sizes) => {
  const lists = new AlertLists()
  for (const state of states) lists.enter(alert('a', state))
  expect([lists.tripped.size, lists.active.size, lists.unacknowledged.size]).toEqual(sizes)
})

it('places what was kept where it belongs', () => {
  const sizes = (['normal', 'tripped', 'active', 'cleared', 'retripped', 'acknowledged', 'error'] as const).map(
    (state) => {
      const lists = new AlertLists()
      lists.place(alert('a', state))
      return [lists.tripped.size, lists.active.size, lists.unacknowledged.size]
    },
  )
  expect(sizes).toEqual([
    ...[
      [0, 0, 0],
      [1, 0, 0],
      [1, 1, 1],
      [1, 0, 1],
    ],
    ...[
      [1, 0, 1],
      [1, 1, 0],
      [1, 1, 1],
    ],
  ])
})

it('takes a broken alert for one of priority error', () => {
  expect(urgencyOf({ state: 'error', priority: 'info' })).toBe('error')
  const lists = new AlertLists()
  lists.enter(alert('a', 'error', 'debug'))
  expect([lists.level, lists.beepLevel]).toEqual(['error', 'error'])
})

it('beeps for what is active, not for what is cleared or silent', () => {
  const lists = new AlertLists()
  lists.enter(alert('a', 'active', 'critical', true))
  lists.enter(alert('b', 'active', 'warning'))
  expect([lists.level, lists.beepLevel]).toEqual(['critical', 'warning'])
  lists.enter(alert('b', 'cleared', 'warning'))
  expect(lists.beepLevel).toBeUndefined()
  lists.remove(alert('a', 'active'))
  expect(lists.level).toBe('warning')
})
