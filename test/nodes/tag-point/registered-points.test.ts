import { EventEmitter } from 'node:events'
import { beforeEach, expect, it } from 'vitest'
import type { Red } from '../../../nodes/_runtime/red-types.ts'
import {
  type Applied,
  givenTo,
  isTaken,
  leaveTag,
  noteGiven,
  takeTag,
} from '../../../nodes/tag-point/registered-points.ts'

let RED: Red
beforeEach(() => {
  RED = { events: new EventEmitter() } as unknown as Red
})
const number = (name: string): Applied => ({ name, valueType: 'number' })

it('one tag has one config node', () => {
  takeTag(RED, 'one', number('/a'))
  expect(() => takeTag(RED, 'two', number('/a'))).toThrow(expect.objectContaining({ code: 'KAITHEM_STATE' }))
  expect(() => takeTag(RED, 'two', number('/b'))).not.toThrow()
})

it('the tag is free after its config node stopped', () => {
  takeTag(RED, 'one', number('/a'))
  expect(isTaken(RED, '/a')).toBe(true)
  leaveTag(RED, 'one', '/a', true)
  expect(isTaken(RED, '/a')).toBe(false)
  expect(() => takeTag(RED, 'two', number('/a'))).not.toThrow()
})

it('a node that never got the tag does not free it', () => {
  takeTag(RED, 'one', number('/a'))
  leaveTag(RED, 'two', '/a', false)
  expect(isTaken(RED, '/a')).toBe(true)
})

it.each<[string, Applied, Applied, Applied | undefined]>([
  ['the same', number('/a'), number('/a'), undefined],
  ['another tag', number('/a'), number('/b'), number('/a')],
  ['another type', number('/a'), { name: '/a', valueType: 'string' }, number('/a')],
])('tells what a restarted node applied before: %s', (_title, first, second, expected) => {
  expect(takeTag(RED, 'one', first)).toBeUndefined()
  leaveTag(RED, 'one', first.name, false)
  expect(takeTag(RED, 'one', second)).toEqual(expected)
})

it('forgets a deleted node', () => {
  takeTag(RED, 'one', number('/a'))
  leaveTag(RED, 'one', '/a', true)
  expect(takeTag(RED, 'one', number('/b'))).toBeUndefined()
})

it('remembers what a tag got, also when the config node is gone', () => {
  expect(givenTo(RED, '/a')).toBeUndefined()
  noteGiven(RED, '/a', { valueType: 'number', unit: 'K' })
  leaveTag(RED, 'one', '/a', true)
  expect(givenTo(RED, '/a')).toEqual({ valueType: 'number', unit: 'K' })
})
