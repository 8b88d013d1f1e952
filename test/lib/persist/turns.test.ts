import { expect, it } from 'vitest'
import { Turns } from '../../../lib/persist/turns.ts'

it('lets go in the order of taking, whoever is ready first, and keeps nothing afterwards', async () => {
  const turns = new Turns()
  const done: number[] = []
  const first = turns.take('a')
  const second = turns.take('a')
  const third = turns.take('a')
  const all = [third, second, first].map(async (turn, index) => {
    await turn.before
    done.push(3 - index)
    turn.end()
  })
  await Promise.all(all)
  expect(done).toEqual([1, 2, 3])
  await turns.take('b').before
  expect(turns.size).toBe(1)
})

it('does not let others wait for another file', async () => {
  const turns = new Turns()
  turns.take('a')
  await turns.take('b').before
})

it('keeps the order round one that ended before its turn', async () => {
  const turns = new Turns()
  const slow = turns.take('a')
  turns.take('a').end()
  const late = turns.take('a')
  const seen: string[] = []
  const waiting = late.before.then(() => seen.push('late'))
  await Promise.resolve()
  seen.push('slow')
  slow.end()
  await waiting
  expect(seen).toEqual(['slow', 'late'])
})
