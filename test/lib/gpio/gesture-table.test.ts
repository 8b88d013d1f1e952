import { expect, it } from 'vitest'
import { GestureTable } from '../../../lib/gpio/gesture-table.ts'
import { ManualClock } from '../../../lib/index.ts'

const times = { doubleTime: 0.3, longTime: 1, maxClicks: 2 }

it('tells each gesture once per set of times, however many listen', async () => {
  const clock = new ManualClock()
  const seen: string[] = []
  const table = new GestureTable(clock, ({ kind }, key) => seen.push(`${kind} ${JSON.parse(key).longTime}`))
  const first = table.add(times)
  const second = table.add({ ...times })
  const slow = table.add({ ...times, longTime: 5 })
  expect([first.key === second.key, first.key === slow.key]).toEqual([true, false])
  const press = async (seconds: number): Promise<void> => {
    table.change(true, clock.now())
    await clock.advance(seconds)
    table.change(false, clock.now())
    await clock.advance(1)
  }
  await press(2)
  expect(seen.sort()).toEqual(['click 5', 'long 1'])
  first.end()
  await press(0.1)
  expect(seen).toHaveLength(4)
  second.end()
  slow.end()
  await press(0.1)
  expect([seen.length, clock.pending]).toEqual([4, 0])
})

it('stop ends what is going on', () => {
  const clock = new ManualClock()
  const table = new GestureTable(clock, () => expect.fail('nothing to tell'))
  const { end } = table.add(times)
  table.change(true, 0)
  expect(clock.pending).toBe(1)
  table.stop()
  end()
  expect(clock.pending).toBe(0)
})
