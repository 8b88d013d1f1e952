import { describe, expect, it } from 'vitest'
import { type BusMessage, RecentMessages } from '../../../lib/message/recent.ts'

const entry = (topic: string, message: unknown): BusMessage => ({ topic, message, timestamp: 1, annotation: null })
const texts = (list: readonly BusMessage[]): unknown[] => list.map((item) => item.message)

describe('RecentMessages', () => {
  it('keeps the newest of each topic, oldest first', () => {
    const recent = new RecentMessages(3)
    for (let i = 1; i <= 5; i++) recent.add(entry('/a', i))
    recent.add(entry('/b', 'x'))
    expect(texts(recent.of('/a'))).toEqual([3, 4, 5])
    expect(texts(recent.of('/b'))).toEqual(['x'])
    expect(texts(recent.of('/c'))).toEqual([])
    expect(recent.topics()).toEqual(['/a', '/b'])
  })

  it('holds 100 by default', () => {
    const recent = new RecentMessages()
    for (let i = 0; i < 250; i++) recent.add(entry('/a', i))
    expect(texts(recent.of('/a'))).toEqual(Array.from({ length: 100 }, (_, i) => 150 + i))
  })

  it('drops the topic that was not posted to for longest', () => {
    const recent = new RecentMessages(2, 3)
    for (const topic of ['/a', '/b', '/c']) recent.add(entry(topic, topic))
    recent.add(entry('/a', 'again'))
    recent.add(entry('/d', 'new'))
    expect(recent.topics()).toEqual(['/a', '/c', '/d'])
    recent.add(entry('/e', 1))
    recent.add(entry('/f', 1))
    expect(recent.topics()).toEqual(['/d', '/e', '/f'])
    expect(texts(recent.of('/d'))).toEqual(['new'])
  })

  it('stays bounded and ordered under many topics', () => {
    const recent = new RecentMessages(2, 10)
    for (let i = 0; i < 1000; i++) recent.add(entry(`/${(i * 7) % 37}`, i))
    expect(recent.topics()).toHaveLength(10)
    const last = Array.from({ length: 10 }, (_, i) => `/${((999 - i) * 7) % 37}`)
    expect(recent.topics()).toEqual(last.sort())
  })

  it('forgets everything', () => {
    const recent = new RecentMessages()
    recent.add(entry('/a', 1))
    recent.clear()
    expect(recent.topics()).toEqual([])
    recent.add(entry('/b', 2))
    expect(texts(recent.of('/b'))).toEqual([2])
  })
})
