import { describe, expect, it } from 'vitest'
import { MessageBus } from '../../lib/message/bus.ts'
import { matchesTopic } from '../../lib/message/topic.ts'
import { ManualClock } from '../../lib/platform/fake/clock.ts'
import { Owner, type Subscription } from '../../lib/scope.ts'
import { createSeededRandom } from '../lib/message/support.ts'

/** A bus that looks at every subscription for every message: slow, and easy to believe. */
class PlainBus {
  readonly seen: string[] = []
  private readonly live: { id: number; filter: string }[] = []
  private readonly queue: { topic: string; message: number; to: number[] }[] = []

  subscribe(id: number, filter: string): void {
    this.live.push({ id, filter })
  }

  unsubscribe(id: number): void {
    this.live.splice(
      this.live.findIndex((item) => item.id === id),
      1,
    )
  }

  post(topic: string, message: number): void {
    const to = this.live.filter(({ filter }) => matchesTopic(filter, topic)).map(({ id }) => id)
    this.queue.push({ topic, message, to })
  }

  flush(): void {
    for (const { topic, message, to } of this.queue.splice(0)) {
      for (const id of to) {
        if (this.live.some((item) => item.id === id)) this.seen.push(`${id} ${topic} ${message}`)
      }
    }
  }
}

const levels = ['a', 'b', 'c', '']
const filters = ['/a', '/b', '/a/b', '/a/', '/#', '/+', '/a/#', '/+/b', '/a/+', '/+/+/#', '/a/b/c', '/c#']

describe('the bus', () => {
  it.each([1, 2, 3, 4, 5])('does what a plain one does, random run %d', async (seed) => {
    const random = createSeededRandom(seed)
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
    const clock = new ManualClock(1)
    const bus = new MessageBus(clock)
    const plain = new PlainBus()
    const owner = new Owner('test')
    const seen: string[] = []
    const live = new Map<number, Subscription>()
    for (let step = 0; step < 2000; step++) {
      const dice = random()
      if (dice < 0.2) {
        const filter = pick(filters)
        live.set(
          step,
          bus.subscribe(owner, filter, (topic: string, message: number) => seen.push(`${step} ${topic} ${message}`)),
        )
        plain.subscribe(step, filter)
      } else if (dice < 0.37 && live.size > 0) {
        const id = pick([...live.keys()])
        live.get(id)?.unsubscribe()
        live.delete(id)
        plain.unsubscribe(id)
      } else if (dice < 0.9) {
        const topic = `/${Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(levels)).join('/')}`
        bus.post(topic, step)
        plain.post(topic, step)
      } else {
        await clock.advance(0)
        plain.flush()
      }
    }
    await clock.advance(0)
    plain.flush()
    expect(seen.length).toBeGreaterThan(1000)
    expect(seen).toEqual(plain.seen)
    expect([bus.subscribers(), owner.size]).toEqual([live.size, live.size])
  })

  it('does not slow down with subscriptions to other topics', () => {
    const time = (others: number): number => {
      const bus = new MessageBus(new ManualClock(1))
      const owner = new Owner('test')
      for (let i = 0; i < others; i++) bus.subscribe(owner, `/other/${i}`, () => 0)
      bus.subscribe(owner, '/+/x', () => 0)
      bus.subscribe(owner, '/#', () => 0)
      const best = { ms: Number.POSITIVE_INFINITY }
      for (let round = 0; round < 5; round++) {
        const begin = performance.now()
        for (let i = 0; i < 5000; i++) bus.postSync('/house/x', i)
        best.ms = Math.min(best.ms, performance.now() - begin)
      }
      return best.ms
    }
    time(10)
    expect(time(20_000)).toBeLessThan(10 * time(10) + 5)
  })
})
