import { expect, it } from 'vitest'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { Ticker } from '../../../lib/time/ticker.ts'

it('calls everybody once a minute by one timer, and rests without listeners', async () => {
  const clock = new ManualClock()
  const ticker = new Ticker(clock)
  expect(clock.pending).toBe(0)
  const calls: string[] = []
  const a = ticker.listen(() => calls.push('a'))
  const b = ticker.listen(() => {
    calls.push('b')
    b()
  })
  expect(clock.pending).toBe(1)
  await clock.advance(120)
  expect(calls).toEqual(['a', 'b', 'a'])
  a()
  a()
  expect(clock.pending).toBe(0)
  ticker.listen(() => calls.push('c'))
  await clock.advance(60)
  expect(calls.at(-1)).toBe('c')
})

it('does not call who stopped listening in the same round', async () => {
  const clock = new ManualClock()
  const ticker = new Ticker(clock)
  const calls: string[] = []
  const stops: (() => void)[] = []
  ticker.listen(() => {
    calls.push('first')
    for (const stop of stops) stop()
  })
  stops.push(ticker.listen(() => calls.push('second')))
  await clock.advance(60)
  expect(calls).toEqual(['first'])
})
