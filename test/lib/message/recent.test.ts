import { describe, expect, it } from 'vitest'
import { RecentMessages, TopicLog } from '../../../lib/message/recent.ts'
import { createSeededRandom } from './support.ts'

/** What is kept, with logs by topic as the bus has them. */
function setUp(perTopic?: number, capacity?: number) {
  const logs = new Map<string, TopicLog>()
  const emptied: string[] = []
  const onEmpty = (log: TopicLog): void => {
    emptied.push(log.topic)
    logs.delete(log.topic)
  }
  const recent = new RecentMessages(onEmpty, perTopic, capacity)
  const add = (topic: string, message: unknown): void => {
    const log = logs.get(topic) ?? new TopicLog(topic)
    logs.set(topic, log)
    recent.add(log, message, 1, null)
  }
  const of = (topic: string): unknown[] => recent.of(logs.get(topic) ?? new TopicLog(topic)).map((m) => m.message)
  const total = (): number => [...logs.values()].reduce((sum, log) => sum + log.count, 0)
  return { recent, logs, emptied, add, of, total }
}

describe('RecentMessages', () => {
  it('gives back what was posted', () => {
    const { recent, logs, add } = setUp()
    const message = {}
    add('/a', 1)
    recent.add(logs.get('/a') as TopicLog, message, 12.5, 'note')
    const list = recent.of(logs.get('/a') as TopicLog)
    expect(list[1]).toEqual({ topic: '/a', message, timestamp: 12.5, annotation: 'note' })
    expect(list[1]?.message).toBe(message)
  })

  it('keeps the newest of each topic, oldest first', () => {
    const { recent, add, of } = setUp(3)
    for (let i = 1; i <= 5; i++) add('/a', i)
    add('/b', 'x')
    expect(of('/a')).toEqual([3, 4, 5])
    expect(of('/b')).toEqual(['x'])
    expect(of('/c')).toEqual([])
    expect(recent.topics()).toEqual(['/a', '/b'])
  })

  it('holds 100 of a topic by default', () => {
    const { add, of } = setUp()
    for (let i = 0; i < 250; i++) add('/a', i)
    expect(of('/a')).toEqual(Array.from({ length: 100 }, (_, i) => 150 + i))
  })

  it('holds 100,000 in all by default', () => {
    const { add, total } = setUp()
    for (let i = 0; i < 120_000; i++) add(`/${i % 1500}`, i)
    expect(total()).toBe(100_000)
  })

  it('can keep one', () => {
    const { add, of, emptied } = setUp(1)
    for (let i = 0; i < 3; i++) add('/a', i)
    expect([of('/a'), emptied]).toEqual([[2], []])
  })

  it('lets a busy topic use the room of quiet ones until it is full', () => {
    const { add, of } = setUp(8, 10)
    add('/quiet', 0)
    for (let i = 0; i < 20; i++) add('/busy', i)
    expect(of('/busy')).toEqual([12, 13, 14, 15, 16, 17, 18, 19])
    expect(of('/quiet')).toEqual([0])
  })
})

describe('a full memory', () => {
  it('makes a topic with its share replace its own oldest message', () => {
    const { add, of, emptied } = setUp(4, 6)
    for (const topic of ['/a', '/b', '/c']) for (let i = 0; i < 2; i++) add(topic, i)
    for (let i = 2; i < 5; i++) add('/a', i)
    expect([of('/a'), of('/b'), of('/c'), emptied]).toEqual([[3, 4], [0, 1], [0, 1], []])
  })

  it('takes from the others in turn for a topic with less', () => {
    const { add, of, total } = setUp(4, 6)
    for (const topic of ['/a', '/b', '/c']) for (let i = 0; i < 2; i++) add(topic, i)
    add('/d', 'first')
    expect([of('/a'), of('/b'), of('/c'), of('/d')]).toEqual([[1], [0, 1], [0, 1], ['first']])
    add('/e', 'first')
    expect([of('/a'), of('/b'), of('/c'), of('/e')]).toEqual([[1], [1], [0, 1], ['first']])
    expect(total()).toBe(6)
  })

  it('tells which topic has lost everything', () => {
    const { recent, add, of, emptied } = setUp(2, 3)
    for (const topic of ['/a', '/b', '/c', '/d']) add(topic, topic)
    expect([emptied, recent.topics()]).toEqual([['/a'], ['/b', '/c', '/d']])
    add('/a', 'again')
    expect(of('/a')).toEqual(['again'])
    expect(recent.topics()).toHaveLength(3)
  })

  it('never takes from the topic that is posted to', () => {
    const { add, of } = setUp(4, 4)
    add('/a', 1)
    for (let i = 0; i < 3; i++) add('/b', i)
    add('/a', 2)
    expect([of('/a'), of('/b')]).toEqual([
      [1, 2],
      [1, 2],
    ])
  })

  it('lets a flood of topics push out itself, not the history of the others', () => {
    const { add, of, total } = setUp(20, 1000)
    for (let i = 0; i < 100; i++) add(`/steady/${i % 5}`, i)
    for (let i = 0; i < 3000; i++) add(`/flood/${i}`, i)
    for (let i = 0; i < 5; i++) expect(of(`/steady/${i}`).length).toBeGreaterThan(10)
    expect(total()).toBe(1000)
  })

  it('stays consistent under any order of posts', () => {
    const { recent, logs, add, of, total } = setUp(5, 40)
    const random = createSeededRandom(7)
    const posted = new Map<string, number[]>()
    for (let i = 0; i < 5000; i++) {
      const topic = `/${Math.floor(random() ** 3 * 60)}`
      add(topic, i)
      posted.set(topic, [...(posted.get(topic) ?? []), i])
      expect(total()).toBeLessThanOrEqual(40)
    }
    expect(total()).toBe(40)
    expect(recent.topics()).toEqual([...logs.keys()].sort())
    for (const [topic, log] of logs) {
      expect(log.count).toBeGreaterThan(0)
      expect(of(topic)).toEqual(posted.get(topic)?.slice(-log.count))
    }
  })
})

it('clear forgets everything, for the same logs too', () => {
  const { recent, add, of, emptied } = setUp()
  add('/a', 1)
  recent.clear()
  expect([recent.topics(), of('/a'), emptied]).toEqual([[], [], []])
  add('/b', 2)
  add('/a', 3)
  expect([of('/b'), of('/a'), recent.topics()]).toEqual([[2], [3], ['/a', '/b']])
})
