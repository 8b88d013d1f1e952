import { describe, expect, it } from 'vitest'
import { hasWildcard, matchesTopic, normalizeFilter, normalizeTopic, topicLevels } from '../../../lib/message/topic.ts'
import { matches } from './support.ts'

describe('normalizeTopic', () => {
  it.each([
    ['foo', '/foo'],
    ['/foo', '/foo'],
    ['  /foo \n', '/foo'],
    [' foo', '/foo'],
    ['/foo/', '/foo/'],
    ['', '/'],
    ['/', '/'],
    ['//foo', '//foo'],
    ['/Foo', '/Foo'],
    ['/a\u00a0', '/a'],
    ['/größe', '/größe'],
  ])('%j -> %j', (topic, expected) => {
    expect(normalizeTopic(topic)).toBe(expected)
  })

  it.each([[undefined], [null], [5], [{}], [['a']]])('refuses %j', (topic) => {
    expect(() => normalizeTopic(topic)).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
  })

  it('refuses more than 1,024 characters', () => {
    expect(normalizeTopic(`/${'x'.repeat(1023)}`)).toHaveLength(1024)
    expect(() => normalizeTopic('x'.repeat(1025))).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  })
})

describe('normalizeFilter', () => {
  it.each([
    ['#', '/#'],
    ['+/a', '/+/a'],
    ['foo#', '/foo#'],
    ['/a/#', '/a/#'],
    ['/a#/b', '/a#/b'],
  ])('%j -> %j', (filter, expected) => {
    expect(normalizeFilter(filter)).toBe(expected)
  })

  it.each([['/#/a'], ['#/a'], ['/a/#/'], ['/a/#/#']])('refuses %j', (filter) => {
    expect(() => normalizeFilter(filter)).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  })
})

describe('hasWildcard', () => {
  it.each([
    ['/a/b', false],
    ['/foo#', false],
    ['/foo+/b', false],
    ['/#', true],
    ['/+/b', true],
    ['/a/+', true],
  ])('%j: %s', (filter, expected) => {
    expect(hasWildcard(filter)).toBe(expected)
  })
})

describe('matchesTopic', () => {
  it.each(matches)('%j %j %s', (filter, topic, expected) => {
    expect(matchesTopic(filter, topic)).toBe(expected)
  })

  it('divides at every slash', () => {
    expect(topicLevels('//a/')).toEqual(['', 'a', ''])
  })
})
