import { expect, it } from 'vitest'
import { type Waiting, WallWatch } from '../../../lib/events/wall-watch.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'

function waiter(due: number | undefined) {
  const calls: string[] = []
  const item: Waiting & { due: number | undefined } = {
    due,
    arrive: (wall) => {
      calls.push(`arrived ${wall}`)
      item.due = undefined
    },
    jump: (_wall, by) => calls.push(`jumped ${by}`),
  }
  return { item, calls }
}

it('one timer serves all, and none is left', async () => {
  const clock = new ManualClock(1000)
  const watch = new WallWatch(clock)
  const [a, b] = [waiter(1010), waiter(1020)]
  watch.add(a.item)
  watch.add(b.item)
  expect(clock.pending).toBe(1)
  await clock.advance(30)
  expect([a.calls, b.calls]).toEqual([['arrived 1010'], ['arrived 1020']])
  watch.remove(a.item)
  expect(watch.size).toBe(1)
  watch.remove(b.item)
  expect(clock.pending).toBe(0)
})

it('looks at the clock at least once a minute, and tells of jumps but not of drift', async () => {
  const clock = new ManualClock(1000)
  const watch = new WallWatch(clock)
  const { item, calls } = waiter(undefined)
  watch.add(item)
  clock.jumpWall(1.5)
  await clock.advance(60)
  expect(calls).toEqual([])
  clock.jumpWall(3600)
  await clock.advance(60)
  clock.jumpWall(-7200)
  await clock.advance(60)
  expect(calls).toEqual(['jumped 3600', 'jumped -7200'])
  watch.stop()
  expect(clock.pending).toBe(0)
})

it('what is removed while others arrive does not arrive', async () => {
  const clock = new ManualClock(1000)
  const watch = new WallWatch(clock)
  const second = waiter(1010)
  watch.add({ due: 1010, arrive: () => watch.remove(second.item), jump: () => {} })
  watch.add(second.item)
  await clock.advance(0)
  await clock.advance(10)
  expect(second.calls).toEqual([])
  watch.stop()
})

it('tells of another place, and nobody stops the others', async () => {
  const clock = new ManualClock(1000)
  const place = { now: 'here' }
  const watch = new WallWatch(clock, () => place.now)
  const { item, calls } = waiter(1100)
  const broken: Waiting & { due: number | undefined } = {
    due: 1010,
    arrive: () => {
      broken.due = undefined
      throw new Error('broken')
    },
    jump: () => {},
  }
  watch.add(broken)
  watch.add(Object.assign(item, { moved: (wall: number) => calls.push(`moved ${wall}`) }))
  await expect(clock.advance(60)).rejects.toThrow('broken')
  place.now = 'there'
  await clock.advance(60)
  expect(calls).toContain('arrived 1100')
  expect(calls.filter((call) => call.startsWith('moved'))).toHaveLength(1)
  watch.stop()
})
