import { describe, expect, it } from 'vitest'
import { MessageQueue } from '../../../lib/message/queue.ts'
import type { BusMessage } from '../../../lib/message/recent.ts'

const entry = (message: unknown): BusMessage => ({ topic: '/', message, timestamp: 1, annotation: null })

describe('MessageQueue', () => {
  it('is first in, first out, with the mark of each', () => {
    const queue = new MessageQueue()
    queue.push(entry('a'), 1)
    queue.push(entry('b'), 2)
    const seen: unknown[] = []
    queue.drain(queue.size, (item, mark) => seen.push([item.message, mark]))
    expect(seen).toEqual([
      ['a', 1],
      ['b', 2],
    ])
    expect(queue.size).toBe(0)
  })

  it('leaves what comes during a drain for the next one', () => {
    const queue = new MessageQueue()
    const seen: unknown[] = []
    const deliver = (item: BusMessage): void => {
      seen.push(item.message)
      if (seen.length < 5) queue.push(entry(`after ${String(item.message)}`), 0)
    }
    queue.push(entry(1), 0)
    queue.push(entry(2), 0)
    queue.drain(queue.size, deliver)
    expect(seen).toEqual([1, 2])
    expect(queue.size).toBe(2)
    queue.drain(queue.size, deliver)
    expect(seen).toEqual([1, 2, 'after 1', 'after 2'])
  })

  it('can be cleared while it drains', () => {
    const queue = new MessageQueue()
    for (let i = 0; i < 3; i++) queue.push(entry(i), 0)
    const seen: unknown[] = []
    queue.drain(3, (item) => {
      seen.push(item.message)
      queue.clear()
      queue.push(entry('next'), 0)
    })
    expect(seen).toEqual([0])
    queue.drain(queue.size, (item) => seen.push(item.message))
    expect(seen).toEqual([0, 'next'])
  })
})
