import { describe, expect, it } from 'vitest'
import { MessageBus } from '../../../lib/message/bus.ts'
import type { MessageCallback } from '../../../lib/message/subscriber.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { Owner } from '../../../lib/scope.ts'

function setUp() {
  const clock = new ManualClock(1000)
  const bus = new MessageBus(clock)
  const errors: string[] = []
  const owner = new Owner('test', undefined, (error, what) => errors.push(`${what}: ${String(error)}`))
  const seen: unknown[] = []
  const log =
    (name: string): MessageCallback =>
    (message: unknown) =>
      seen.push([name, message])
  return { clock, bus, errors, owner, seen, log }
}

describe('delivery', () => {
  it('happens after post has returned, in the order of the posts', async () => {
    const { clock, bus, owner, seen, log } = setUp()
    bus.subscribe(owner, '/a', log('a'))
    for (let i = 0; i < 4; i++) bus.post('/a', i)
    expect(seen).toEqual([])
    await clock.advance(0)
    expect(seen.map((item) => (item as unknown[])[1])).toEqual([0, 1, 2, 3])
  })

  it('uses one timer for any number of messages', () => {
    const { clock, bus } = setUp()
    for (let i = 0; i < 100; i++) bus.post('/a', i)
    expect(clock.pending).toBe(1)
  })

  it('goes out in the order of subscribing over all filters', async () => {
    const { clock, bus, owner, seen, log } = setUp()
    for (const filter of ['/#', '/a/b', '/+/b', '/a/b', '/a/#', 'a/+', '/a/c'])
      bus.subscribe(owner, filter, log(filter))
    bus.post('a/b', 1)
    await clock.advance(0)
    expect(seen.map((item) => (item as unknown[])[0])).toEqual(['/#', '/a/b', '/+/b', '/a/b', '/a/#', 'a/+'])
  })

  it('takes a posted topic literally', async () => {
    const { clock, bus, owner, seen, log } = setUp()
    bus.subscribe(owner, '/a/b', log('exact'))
    bus.subscribe(owner, '/a/+', log('plus'))
    bus.post('/a/+', 1)
    bus.post('/a/#', 2)
    await clock.advance(0)
    expect(seen).toEqual([
      ['plus', 1],
      ['plus', 2],
    ])
  })

  it('passes messages by reference, undefined too', async () => {
    const { clock, bus, owner, seen } = setUp()
    const circular: { self?: unknown } = {}
    circular.self = circular
    bus.subscribe(owner, '/a', (message: unknown) => seen.push(message))
    bus.post('/a', circular)
    bus.post('/a', undefined)
    await clock.advance(0)
    expect(seen[0]).toBe(circular)
    expect(seen[1]).toBeUndefined()
  })

  it('does not reach subscriptions made after the post, nor during the delivery', async () => {
    const { clock, bus, owner, seen, log } = setUp()
    bus.subscribe(owner, '/a', () => {
      bus.subscribe(owner, '/a', log('during'))
      bus.subscribe(owner, '/#', log('during #'))
    })
    bus.post('/a', 1)
    bus.subscribe(owner, '/a', log('after'))
    await clock.advance(0)
    expect(seen).toEqual([])
    bus.post('/a', 2)
    await clock.advance(0)
    expect(seen).toEqual([
      ['after', 2],
      ['during', 2],
      ['during #', 2],
    ])
  })

  it('does not reach who has left before or during the delivery', async () => {
    const { clock, bus, owner, seen, log } = setUp()
    const first = bus.subscribe(owner, '/a', log('first'))
    bus.subscribe(owner, '/a', () => third())
    const third = bus.subscribe(owner, '/+', log('third'))
    bus.post('/a', 1)
    first()
    await clock.advance(0)
    expect(seen).toEqual([])
  })

  it('puts posts of subscribers behind what is queued, and lets others run in between', async () => {
    const { clock, bus, owner, seen } = setUp()
    bus.subscribe(owner, '/a', (message: number) => {
      seen.push(message)
      if (message < 3) bus.post('/a', message + 1)
    })
    bus.post('/a', 1)
    bus.post('/a', 10)
    await clock.advance(0)
    expect(seen).toEqual([1, 10, 2, 3])
  })

  it('of postSync happens before it returns', async () => {
    const { clock, bus, owner, seen, log } = setUp()
    bus.subscribe(owner, '/a', log('a'))
    bus.post('/a', 'queued')
    bus.postSync('/a', 'now', 5, 'note')
    expect(seen).toEqual([['a', 'now']])
    await clock.advance(0)
    expect(seen).toHaveLength(2)
    expect(bus.recent('/a').map((item) => item.message)).toEqual(['queued', 'now'])
    expect(bus.recent('/a')[1]).toEqual({ topic: '/a', message: 'now', timestamp: 5, annotation: 'note' })
  })
})

describe('timestamps', () => {
  it.each([
    [undefined, 1000],
    [null, 1000],
    [0, 1000],
    [Number.NaN, 1000],
    [12.5, 12.5],
    [-1, -1],
  ])('%s becomes %s', async (given, expected) => {
    const { clock, bus, owner, seen } = setUp()
    bus.subscribe(owner, '/a', (_t: string, _m: unknown, timestamp: number, annotation: unknown) =>
      seen.push(timestamp, annotation),
    )
    bus.post('/a', 1, given)
    await clock.advance(0)
    expect(seen).toEqual([expected, null])
  })

  it.each([['yesterday'], [Number.POSITIVE_INFINITY], [new Date(0)]])('%s is refused', (given) => {
    const { bus } = setUp()
    expect(() => Reflect.apply(bus.post, bus, ['/a', 1, given])).toThrow(
      expect.objectContaining({ code: 'KAITHEM_TYPE' }),
    )
    expect(bus.topics()).toEqual([])
  })
})

describe('subscriptions', () => {
  it('count per filter', () => {
    const { bus, owner, log } = setUp()
    bus.subscribe(owner, 'a', log('1'))
    const second = bus.subscribe(owner, '/a', log('2'))
    bus.subscribe(owner, '/+', log('3'))
    expect([bus.subscribers('/a'), bus.subscribers('/+'), bus.subscribers('/x'), bus.subscribers()]).toEqual([
      2, 1, 0, 3,
    ])
    second.dispose()
    expect([bus.subscribers('/a'), bus.subscribers()]).toEqual([1, 2])
  })

  it.each([['/a'], ['/+'], ['/#']])('unsubscribe from %s normalises and removes one at a time', async (filter) => {
    const { clock, bus, owner, seen, log } = setUp()
    const callback = log('x')
    bus.subscribe(owner, filter, callback)
    bus.subscribe(owner, filter, callback)
    bus.post('/a', 1)
    await clock.advance(0)
    expect(seen).toHaveLength(2)
    bus.unsubscribe(filter.slice(1), callback)
    bus.post('/a', 2)
    await clock.advance(0)
    expect(seen).toHaveLength(3)
    bus.unsubscribe(filter, log('another'))
    bus.unsubscribe('/other', callback)
    bus.unsubscribe(filter, callback)
    bus.unsubscribe(filter, callback)
    expect([bus.subscribers(), owner.size]).toEqual([0, 0])
  })

  it('end with their owner', async () => {
    const { clock, bus, owner, seen, log } = setUp()
    const inner = new Owner('node', owner)
    bus.subscribe(inner, '/a', log('inner'))
    bus.subscribe(inner, '/#', log('inner #'))
    bus.subscribe(owner, '/a', log('outer'))
    bus.post('/a', 1)
    inner.dispose()
    await clock.advance(0)
    expect(seen).toEqual([['outer', 1]])
    expect(() => bus.subscribe(inner, '/a', log('late'))).toThrow(expect.objectContaining({ code: 'KAITHEM_CLOSED' }))
    expect(bus.subscribers()).toBe(1)
  })

  it('to reserved words of JavaScript are ordinary', async () => {
    const { clock, bus, owner, seen, log } = setUp()
    bus.subscribe(owner, '/__proto__', log('p'))
    bus.subscribe(owner, '/+/constructor', log('c'))
    bus.post('__proto__', 1)
    bus.post('/toString/constructor', 2)
    await clock.advance(0)
    expect(seen).toEqual([
      ['p', 1],
      ['c', 2],
    ])
  })
})

describe('watching subscriptions', () => {
  it('tells the filter of each that is made, until it ends', () => {
    const { bus, owner } = setUp()
    const filters: string[] = []
    bus.subscribe(owner, '/before', () => {})
    const end = bus.watchSubscriptions((filter) => filters.push(filter))
    bus.subscribe(owner, 'a/#', () => {})
    bus.subscribe(owner, '/b', () => {})
    expect(() => bus.subscribe(owner, '/#/c', () => {})).toThrow()
    end()
    bus.subscribe(owner, '/after', () => {})
    expect(filters).toEqual(['/a/#', '/b'])
  })
})

describe('errors', () => {
  it('are reported to the owner of the subscription and stop nobody', async () => {
    const { clock, bus, owner, errors, seen, log } = setUp()
    const other: string[] = []
    const second = new Owner('second', undefined, (error) => other.push(String(error)))
    bus.subscribe(owner, '/a', () => {
      throw new TypeError('one')
    })
    bus.subscribe(second, '/+', () => {
      throw 'two'
    })
    bus.subscribe(owner, '/a', log('last'))
    bus.post('/a', 1)
    bus.post('/a', 2)
    await clock.advance(0)
    expect(errors).toEqual(Array(2).fill('the message subscription to /a: TypeError: one'))
    expect(other).toEqual(['two', 'two'])
    expect(seen).toHaveLength(2)
  })

  it('of promises are reported too', async () => {
    const { clock, bus, owner, errors } = setUp()
    bus.subscribe(owner, '/a', async () => {
      await Promise.resolve()
      throw new Error('late')
    })
    bus.post('/a', 1)
    await clock.advance(0)
    expect(errors).toEqual(['the message subscription to /a: Error: late'])
  })
})

describe('what is remembered of a topic', () => {
  const channels = (bus: MessageBus): number => (Reflect.get(bus, 'channels') as Map<string, unknown>).size

  it('ends with its last subscription when nothing was posted', () => {
    const { bus, owner, log } = setUp()
    const off = bus.subscribe(owner, '/a', log('a'))
    bus.subscribe(owner, '/+', log('+'))
    expect(channels(bus)).toBe(1)
    off()
    expect(channels(bus)).toBe(0)
  })

  it('is bounded under any number of topics', async () => {
    const { clock, bus, owner, seen, log } = setUp()
    bus.subscribe(owner, '/0', log('exact'))
    for (let i = 0; i < 150_000; i++) bus.post(`/${i}`, i)
    // The subscribed topic is found although its message is forgotten.
    expect([channels(bus), bus.topics().length]).toEqual([100_001, 100_000])
    expect(bus.recent('/0')).toEqual([])
    bus.post('/0', 'again')
    await clock.advance(0)
    expect(seen).toEqual([
      ['exact', 0],
      ['exact', 'again'],
    ])
  })

  it('may be forgotten while its message waits', async () => {
    const { clock, bus, owner, seen } = setUp()
    bus.subscribe(owner, '/x/#', (topic: string, message: unknown) => seen.push([topic, message]))
    bus.post('/x/first', 1)
    for (let i = 0; i < 100_000; i++) bus.post(`/${i}`, i)
    bus.post('/x/first', 2)
    await clock.advance(0)
    expect(seen).toEqual([
      ['/x/first', 1],
      ['/x/first', 2],
    ])
  })

  it('is not made by a post that is refused, or that comes after the end', () => {
    const { bus } = setUp()
    expect(() => bus.post('/a', 1, Number.POSITIVE_INFINITY)).toThrow()
    bus.close()
    bus.post('/a', 1)
    bus.postSync('/b', 1)
    expect(channels(bus)).toBe(0)
  })
})

describe('close', () => {
  it('frees everything', async () => {
    const { clock, bus, owner, seen, log } = setUp()
    bus.subscribe(owner, '/a', log('a'))
    bus.subscribe(owner, '/#', log('#'))
    bus.post('/a', 1)
    bus.close()
    bus.post('/a', 2)
    bus.postSync('/a', 3)
    await clock.advance(1)
    expect(seen).toEqual([])
    expect([clock.pending, owner.size, bus.subscribers(), bus.topics().length]).toEqual([0, 0, 0, 0])
    expect(() => bus.subscribe(owner, '/a', log('a'))).toThrow(expect.objectContaining({ code: 'KAITHEM_CLOSED' }))
  })
})
