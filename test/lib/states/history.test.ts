import { expect, it } from 'vitest'
import { TransitionHistory } from '../../../lib/states/history.ts'

it('keeps the last, oldest first, as copies', () => {
  const history = new TransitionHistory(3)
  expect(history.list()).toEqual([])
  history.add('a', 'b', 'event', 'go', 1)
  const early = history.list()
  for (let i = 2; i <= 7; i++) history.add('b', `s${i}`, 'timer', '', i)
  expect(history.list().map(({ to, time }) => [to, time])).toEqual([
    ['s5', 5],
    ['s6', 6],
    ['s7', 7],
  ])
  expect(early).toEqual([{ from: 'a', to: 'b', trigger: 'event', event: 'go', time: 1 }])
})

it('holds 50 by default', () => {
  const history = new TransitionHistory()
  for (let i = 0; i < 120; i++) history.add('a', 'b', 'jump', '', i)
  expect(history.list().map(({ time }) => time)).toEqual(Array.from({ length: 50 }, (_, i) => 70 + i))
})
