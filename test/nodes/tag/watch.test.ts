import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { Watch, type WatchOptions } from '../../../nodes/tag/watch.ts'

function setUp(options: Partial<WatchOptions>) {
  const clock = new ManualClock(1000)
  const sent: unknown[] = []
  const watch = new Watch({ deadband: 0, minInterval: 0, ...options }, clock, ({ value }) => sent.push(value))
  const offer = (...values: unknown[]): void => {
    for (const value of values) watch.offer({ value, timestamp: clock.now(), annotation: null })
  }
  return { clock, sent, watch, offer }
}

it('sends everything without limits', () => {
  const { sent, offer } = setUp({})
  offer(1, 1, 'a', { b: 1 })
  expect(sent).toEqual([1, 1, 'a', { b: 1 }])
})

describe('deadband', () => {
  it('leaves out what is near the value sent last, not the value before', () => {
    const { sent, offer } = setUp({ deadband: 1 })
    offer(10, 10.4, 10.8, 11.2, 10.5, 10.2)
    expect(sent).toEqual([10, 11.2, 10.2])
  })

  it('lets texts and NaN through', () => {
    const { sent, offer } = setUp({ deadband: 1 })
    offer(1, 'x', 'x', Number.NaN, 1)
    expect(sent).toEqual([1, 'x', 'x', Number.NaN, 1])
  })
})

describe('rate limit', () => {
  it('sends the first at once and then the latest', async () => {
    const { clock, sent, offer } = setUp({ minInterval: 2 })
    offer(1, 2, 3)
    expect(sent).toEqual([1])
    await clock.advance(1.9)
    offer(4)
    expect(sent).toEqual([1])
    await clock.advance(0.1)
    expect(sent).toEqual([1, 4])
    await clock.advance(10)
    offer(5)
    expect(sent).toEqual([1, 4, 5])
  })

  it('drops what came back into the deadband while it waited', async () => {
    const { clock, sent, offer } = setUp({ minInterval: 2, deadband: 1 })
    offer(10, 20, 10.2)
    await clock.advance(5)
    expect(sent).toEqual([10])
    offer(20)
    expect(sent).toEqual([10, 20])
  })

  it('leaves no timer and sends nothing after stop', async () => {
    const { clock, sent, watch, offer } = setUp({ minInterval: 2 })
    offer(1, 2)
    watch.stop()
    await clock.advance(10)
    expect(sent).toEqual([1])
  })
})
