import { EventEmitter } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { createMemoryStore } from '../../../lib/platform/fake/store.ts'
import { createKeptStates } from '../../../lib/states/kept-states.ts'
import type { Red } from '../../../nodes/_runtime/red-types.ts'
import { createKeeping, keyOf } from '../../../nodes/state-machine/keep.ts'
import { root } from '../../support/package-info.ts'
import { getJson, type RedProcess, startNodeRedProcess } from '../../support/red-process.ts'
import { temporaryFolders } from '../../support/temp.ts'

const folder = temporaryFolders()
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

test('a real restart of Node-RED: what is kept on disk is there again, the rest begins anew', async () => {
  const userDir = folder()
  const rows = {
    start: 'off',
    states: [{ name: 'off' }, { name: 'on' }],
    rules: [{ from: 'off', when: 'push', to: 'on' }],
  }
  const type = 'kaithem-state-machine'
  const place = { z: 'tab', x: 100, wires: [[]] }
  const flow = [
    { id: 'tab', type: 'tab', label: 'Test' },
    { ...place, ...rows, id: 'kept', type, name: 'kept', keep: 'restart', y: 40 },
    { ...place, ...rows, id: 'lost', type, name: 'lost', keep: 'deploy', y: 80 },
  ]
  writeFileSync(join(userDir, 'flows.json'), JSON.stringify(flow))
  const look = async (red: RedProcess): Promise<unknown[]> => {
    const views = ['kept', 'lost'].map((id) => getJson<{ state: string }>(red, `/kaithem/editor/machine?id=${id}`))
    return (await Promise.all(views)).map(({ state }) => state)
  }
  const major = process.versions.node.startsWith('20') ? 4 : 5
  const settings = JSON.stringify({ nodesDir: [root] })
  const first = await startNodeRedProcess(major, userDir, settings)
  try {
    for (const id of ['kept', 'lost']) {
      await fetch(`${first.http}/kaithem/editor/machine/event?id=${id}&event=push`, { method: 'POST' })
    }
    expect(await look(first)).toEqual(['on', 'on'])
  } finally {
    await first.stop()
  }
  const second = await startNodeRedProcess(major, userDir, settings)
  try {
    expect(await look(second)).toEqual(['on', 'off'])
  } finally {
    await second.stop()
  }
}, 120_000)
