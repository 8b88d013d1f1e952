import { describe, expect, it } from 'vitest'
import { check, defaults, parseConfig } from '../../../nodes/message-in/config.ts'

describe('check', () => {
  it.each([
    ['/a/b', []],
    ['a', []],
    ['#', []],
    ['/a/+/c/#', []],
    ['', ['missing']],
    ['  ', ['missing']],
    ['/a/#/c', ['hashNotLast']],
    [`/${'x'.repeat(1100)}`, ['topicTooLong']],
  ])('%.20s', (topic, expected) => {
    expect(check({ ...defaults, topic }).map(({ reason }) => reason)).toEqual(expected)
  })
})

it('parseConfig normalises the filter', () => {
  expect(parseConfig({ topic: ' house/# ', skipOwn: 'true' })).toEqual({ topic: '/house/#', skipOwn: true })
  expect(() => parseConfig({ topic: '/a/#/b' })).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
})
