import { expect, it } from 'vitest'
import { checkFilter, checkTopic, takes } from '../../../../lib/devices/types/mqtt-topic.ts'

it.each([
  ['a/b', 'a/b', true],
  ['a/+', 'a/b', true],
  ['a/+', 'a/b/c', false],
  ['a/#', 'a', true],
  ['a/#', 'a/b/c', true],
  ['#', 'a', true],
  ['#', '$SYS/x', false],
  ['$SYS/#', '$SYS/x', true],
  ['+/b', '/b', true],
  ['+', 'a/b', false],
  ['a/b/c', 'a/b', false],
])('%s takes %s: %s', (filter, topic, expected) => {
  expect(takes(filter, topic)).toBe(expected)
})

it('refuses what no broker takes', () => {
  for (const filter of ['', 'a/#/b', 'a#', 'a/b+', 'a\0', 'x'.repeat(70_000)]) {
    expect(() => checkFilter(filter)).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  }
  for (const topic of ['a/+', '#', '']) expect(() => checkTopic(topic)).toThrow(/topic/)
  expect([checkFilter('+/a/#'), checkTopic('a/b')]).toEqual(['+/a/#', 'a/b'])
})
