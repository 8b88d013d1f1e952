import { EventEmitter } from 'node:events'
import { beforeEach, describe, expect, test } from 'vitest'
import { createMemoryStore } from '../../../lib/platform/fake/store.ts'
import { createKeptStates } from '../../../lib/states/kept-states.ts'
import type { Red } from '../../../nodes/_runtime/red-types.ts'
import { createKeeping, isStillThere, keyOf } from '../../../nodes/state-machine/keep.ts'

let ids: string[]
let red: Red
const store = createMemoryStore()
const disk = createKeptStates(store)
beforeEach(() => {
  ids = ['a', 'b']
  for (const key of store.keys()) store.delete(key)
  const eachNode = (visit: (node: { id: string }) => void): void => {
    for (const id of ids) visit({ id })
  }
  const nodes = { eachNode }
  red = { events: new EventEmitter(), nodes } as unknown as Red
})

describe('over a redeploy', () => {
  test('it is kept in memory', () => {
    createKeeping(red, 'a', 'deploy', disk).set('', { state: 'on' })
    expect(createKeeping(red, 'a', 'deploy', disk).get('')).toEqual({ state: 'on' })
    expect(createKeeping(red, 'b', 'deploy', disk).get('')).toBeUndefined()
    expect(store.keys()).toEqual([])
  })

  test('another process knows nothing of it', () => {
    createKeeping(red, 'a', 'deploy', disk).set('', { state: 'on' })
    const other = { events: new EventEmitter(), nodes: red.nodes } as unknown as Red
    expect(createKeeping(other, 'a', 'deploy', disk).get('')).toBeUndefined()
  })
})

test('over a restart it is kept on disk', () => {
  createKeeping(red, 'a', 'restart', disk).set('', { state: 'on' })
  expect(store.keys()).toEqual([`machine:${keyOf('a')}`])
  const other = { events: new EventEmitter(), nodes: red.nodes } as unknown as Red
  expect(createKeeping(other, 'a', 'restart', disk).get('')).toEqual({ state: 'on' })
})

test('never keeps nothing', () => {
  const keeping = createKeeping(red, 'a', 'never', disk)
  keeping.set('', { state: 'on' })
  expect(keeping.isOff).toBe(true)
  expect(keeping.get('')).toBeUndefined()
})

test.each(['deploy', 'never'] as const)('a change to %s and back brings no old state to life', (keep) => {
  createKeeping(red, 'a', 'restart', disk).set('', { state: 'old' })
  createKeeping(red, 'a', keep, disk)
  expect(createKeeping(red, 'a', 'restart', disk).get('')).toBeUndefined()
})

test('forgetting, and ending for good', () => {
  const keeping = createKeeping(red, 'a', 'restart', disk)
  keeping.set('', { state: 'on' })
  keeping.forget()
  expect(keeping.get('')).toBeUndefined()
  keeping.set('', { state: 'off' })
  expect(keeping.get('')).toEqual({ state: 'off' })
  keeping.end()
  keeping.set('', { state: 'on' })
  expect(store.keys()).toEqual([])
})

test('whether a node is still in the flows', () => {
  expect([isStillThere(red, 'a'), isStillThere(red, 'c')]).toEqual([true, false])
})
