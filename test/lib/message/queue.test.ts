import { describe, expect, it } from 'vitest'
import { Channel } from '../../../lib/message/channel.ts'
import { type Delivery, MessageQueue } from '../../../lib/message/queue.ts'

const channel = new Channel('/')

function setUp() {
  const queue = new MessageQueue()
  const push = (message: unknown, mark = 0): void => queue.push(channel, message, 1, null, mark)
  const seen: unknown[] = []
  const note: Delivery = (_channel, message) => seen.push(message)
  return { queue, push, seen, note }
}

describe('MessageQueue', () => {
  it('is first in, first out, with all of each message', () => {
    const queue = new MessageQueue()
    const other = new Channel('/b')
    queue.push(channel, 'a', 1.5, null, 1)
    queue.push(other, 'b', 2.5, 'note', 2)
    const seen: unknown[][] = []
    queue.drain(queue.size, (...all) => seen.push(all))
    expect(seen).toEqual([
      [channel, 'a', 1.5, null, 1],
      [other, 'b', 2.5, 'note', 2],
    ])
    expect(seen[0]?.[0]).toBe(channel)
    expect(queue.size).toBe(0)
  })

  it('leaves what comes during a drain for the next one', () => {
    const { queue, push, seen } = setUp()
    const deliver: Delivery = (_channel, message) => {
      seen.push(message)
      if (seen.length < 5) push(`after ${String(message)}`)
    }
    push(1)
    push(2)
    queue.drain(queue.size, deliver)
    expect(seen).toEqual([1, 2])
    expect(queue.size).toBe(2)
    queue.drain(queue.size, deliver)
    expect(seen).toEqual([1, 2, 'after 1', 'after 2'])
  })

  it('gives out no more than asked for, in order over many drains', () => {
    const { queue, push, seen, note } = setUp()
    let next = 0
    for (let round = 0; round < 200; round++) {
      for (let i = 0; i <= round % 7; i++) push(next++)
      queue.drain(3, note)
    }
    queue.drain(queue.size, note)
    expect(seen).toEqual(Array.from({ length: next }, (_, i) => i))
    expect(queue.size).toBe(0)
  })

  it('survives a burst larger than what stays reserved', () => {
    const { queue, push, seen, note } = setUp()
    for (let i = 0; i < 70_000; i++) push(i)
    queue.drain(69_999, note)
    expect([queue.size, seen.length]).toEqual([1, 69_999])
    push('last')
    queue.drain(queue.size, note)
    expect(seen.slice(-3)).toEqual([69_998, 69_999, 'last'])
  })

  it('can be cleared while it drains', () => {
    const { queue, push, seen, note } = setUp()
    for (let i = 0; i < 3; i++) push(i)
    queue.drain(3, (_channel, message) => {
      seen.push(message)
      queue.clear()
      push('next')
    })
    expect(seen).toEqual([0])
    queue.drain(queue.size, note)
    expect(seen).toEqual([0, 'next'])
  })
})
