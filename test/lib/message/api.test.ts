import { describe, expect, it } from 'vitest'
import { createMessageApi } from '../../../lib/message/api.ts'
import { MessageBus } from '../../../lib/message/bus.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { Owner } from '../../../lib/scope.ts'

function setUp() {
  const clock = new ManualClock(1000)
  const owner = new Owner('test')
  return { clock, owner, message: createMessageApi(new MessageBus(clock), owner) }
}

describe('kaithem.message', () => {
  it.each<[string, unknown[], unknown[]]>([
    ['two arguments', [], [1000, null]],
    ['positional', [5, 'note'], [5, 'note']],
    ['named', [{ timestamp: 5, annotation: 'note' }], [5, 'note']],
    ['named, one only', [{ annotation: 'note' }], [1000, 'note']],
    ['null for now', [null, 'note'], [1000, 'note']],
  ])('post with %s', async (_, rest, expected) => {
    const { clock, message } = setUp()
    const seen: unknown[] = []
    message.subscribe('/a', (_t: string, _m: unknown, timestamp: number, annotation: unknown) =>
      seen.push(timestamp, annotation),
    )
    Reflect.apply(message.post, undefined, ['a', 'x', ...rest])
    await clock.advance(0)
    expect(seen).toEqual(expected)
  })

  it('refuses a date or an array where seconds are wanted', () => {
    const { message } = setUp()
    for (const wrong of [new Date(), [1]]) {
      expect(() => Reflect.apply(message.post, undefined, ['/a', 1, wrong])).toThrow(
        expect.objectContaining({ code: 'KAITHEM_TYPE' }),
      )
    }
  })

  it('subscribe gives a function that ends it, and belongs to the owner', async () => {
    const { clock, owner, message } = setUp()
    const seen: unknown[] = []
    const off = message.subscribe('/foo/#', (m) => seen.push(m))
    expect(owner.size).toBe(1)
    message.post('foo', 1)
    await clock.advance(0)
    off()
    message.post('foo', 2)
    await clock.advance(0)
    expect(seen).toEqual([1])
    expect(owner.size).toBe(0)
  })

  it('unsubscribe, recent and topics', async () => {
    const { clock, message } = setUp()
    const seen: unknown[] = []
    const callback = (m: unknown): number => seen.push(m)
    message.subscribe('foo', callback)
    message.unsubscribe('/foo', callback)
    message.post('foo', 1)
    message.post('bar', 2)
    await clock.advance(0)
    expect(seen).toEqual([])
    expect(message.recent('foo')).toEqual([{ topic: '/foo', message: 1, timestamp: 1000, annotation: null }])
    expect(message.topics()).toEqual(['/bar', '/foo'])
  })

  it('works on functions taken off the object', async () => {
    const { clock, message } = setUp()
    const { post, subscribe } = message
    const seen: unknown[] = []
    subscribe('/a', (m) => seen.push(m))
    post('/a', 1)
    await clock.advance(0)
    expect(seen).toEqual([1])
  })
})
