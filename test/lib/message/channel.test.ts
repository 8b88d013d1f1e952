import { expect, it } from 'vitest'
import { Channel } from '../../../lib/message/channel.ts'
import { Subscriber } from '../../../lib/message/subscriber.ts'
import { TopicTree } from '../../../lib/message/topic-tree.ts'
import { Owner } from '../../../lib/scope.ts'

const owner = new Owner('test')
const subscriber = (filter: string, sequence: number) => new Subscriber(owner, filter, () => 0, sequence, undefined)

it('routes to exact subscriptions and wildcards by age', () => {
  const wildcards = new TopicTree<Subscriber>()
  const channel = new Channel('/a')
  const [first, second, third] = [subscriber('/+', 0), subscriber('/a', 1), subscriber('/#', 2)] as const
  wildcards.add('/#', third)
  channel.add(second)
  wildcards.add('/+', first)
  expect(channel.routeBy(wildcards, 1)).toEqual([first, second, third])
})

it('keeps a route until something changes, and never changes one that is in use', () => {
  const wildcards = new TopicTree<Subscriber>()
  const channel = new Channel('/a')
  const [first, second, third] = [subscriber('/a', 0), subscriber('/a', 1), subscriber('/#', 2)] as const
  channel.add(first)
  const route = channel.routeBy(wildcards, 0)
  expect(channel.routeBy(wildcards, 0)).toBe(route)
  channel.add(second)
  expect([channel.routeBy(wildcards, 0), route]).toEqual([[first, second], [first]])
  wildcards.add('/#', third)
  expect(channel.routeBy(wildcards, 1)).toEqual([first, second, third])
  channel.remove(first)
  expect(channel.routeBy(wildcards, 1)).toEqual([second, third])
})

it('is unused without subscriptions and kept messages', () => {
  const channel = new Channel('/a')
  const only = subscriber('/a', 0)
  expect([channel.unused, channel.exact.size, channel.topic]).toEqual([true, 0, '/a'])
  channel.remove(only)
  channel.add(only)
  expect([channel.unused, [...channel.exact]]).toEqual([false, [only]])
  channel.remove(only)
  expect(channel.unused).toBe(true)
  channel.count = 1
  expect(channel.unused).toBe(false)
})
