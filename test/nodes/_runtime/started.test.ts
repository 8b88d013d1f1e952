import { EventEmitter } from 'node:events'
import { beforeEach, expect, test } from 'vitest'
import type { Red } from '../../../nodes/_runtime/red-types.ts'
import { onceStarted, watchStarts, whenStarted } from '../../../nodes/_runtime/started.ts'

let events: EventEmitter
let RED: Red
const ran: string[] = []
beforeEach(() => {
  events = new EventEmitter()
  RED = { events } as unknown as Red
  ran.length = 0
})

test('runs at the next start only, in order, by one listener', () => {
  for (const name of ['a', 'b', 'c']) onceStarted(RED, () => ran.push(name))
  expect(ran).toEqual([])
  expect(events.listenerCount('flows:started')).toBe(1)
  events.emit('flows:started')
  events.emit('flows:started')
  expect(ran).toEqual(['a', 'b', 'c'])
})

test('what is forgotten does not run', () => {
  const forget = onceStarted(RED, () => ran.push('a'))
  onceStarted(RED, () => ran.push('b'))
  forget()
  forget()
  events.emit('flows:started')
  expect(ran).toEqual(['b'])
})

test('what comes while others run waits for the next start', () => {
  onceStarted(RED, () => onceStarted(RED, () => ran.push('later')))
  events.emit('flows:started')
  expect(ran).toEqual([])
  events.emit('flows:started')
  expect(ran).toEqual(['later'])
})

test('what may run at any time waits only while nodes are being made', () => {
  watchStarts(RED)
  whenStarted(RED, () => ran.push('before'))
  events.emit('flows:starting')
  whenStarted(RED, () => ran.push('during'))
  expect(ran).toEqual(['before'])
  events.emit('flows:started')
  whenStarted(RED, () => ran.push('after'))
  expect(ran).toEqual(['before', 'during', 'after'])
})
