/** The frame of our nodes, in a real Node-RED. The frame is the built one, so that it shares the live object. @module */

import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { defineNode, type NodeHandlers } from '../../../build/nodes/_runtime/define-node.js'
import kaithem from '../../../dist/lib/index.js'
import { KaithemError } from '../../../lib/errors.ts'
import type { Red } from '../../../nodes/_runtime/red-types.ts'
import { type FlowNode, startRed, type TestRed } from '../../support/red.ts'
import { until } from '../../support/wait.ts'
import { ownedBy } from '../kaithem/flows.ts'
import { apiOf } from './api.ts'

interface Config {
  readonly mode: string
}

let red: TestRed
let RED: Red
/** What the test node did, in order. */
const done: string[] = []
const shared = '@kaithem/node-red-kaithem/kaithem:'

/** Behaviour of the test node by its mode. */
const handlers: Record<string, NodeHandlers['input']> = {
  sync: (message, send) => send({ ...message, payload: 'sync' }),
  async: async (message, send) => {
    await Promise.resolve()
    send({ ...message, payload: 'async' })
  },
  throw: () => {
    throw new KaithemError('KAITHEM_UNIT', 'no such unit')
  },
  reject: () => Promise.reject(new KaithemError('KAITHEM_TYPE', 'wrong')),
  text: () => {
    throw 'only text'
  },
  undefined: () => {
    throw undefined
  },
  callback: () => void kaithem.message.post('/define', 'here'),
  value: (() => 5) as unknown as NonNullable<NodeHandlers['input']>,
}

beforeAll(async () => {
  red = await startRed()
  RED = apiOf(red)
  defineNode<Config>(RED as never, 'test-node', {
    parse: (raw) => {
      if (raw.mode === 'explained') throw new KaithemError('KAITHEM_VALUE', 'explained', { property: 'mode' })
      if (raw.mode === 'bad') throw new KaithemError('KAITHEM_VALUE', 'mode: "bad" is bad', { name: 'mode' })
      return { mode: String(raw.mode) }
    },
    explain: (error, raw) =>
      error instanceof KaithemError && error.data.property === 'mode' ? `${String(raw.mode)} is wrong` : undefined,
    start: ({ config, node, kaithem: scope, status }) => {
      const { mode } = config
      scope.message.subscribe('/define', (value: unknown) => {
        if (mode === 'callback') throw new Error(`callback ${String(value)}`)
      })
      if (mode === 'start') throw new Error('cannot start')
      if (mode === 'status') status.text('running')
      const input = handlers[mode]
      return {
        ...(input === undefined ? {} : { input }),
        started: () => {
          if (mode === 'started-throws') throw new Error('not started')
          done.push(`${node.id} started`)
        },
        close: (removed) => {
          done.push(`${node.id} ${removed ? 'removed' : 'closed'} ${ownedBy(scope).size}`)
          if (mode === 'close-throws') throw new Error('not closed')
          return mode === 'close-async' ? Promise.resolve().then(() => void done.push('later')) : undefined
        },
      }
    },
  })
})
afterEach(async () => {
  await red.deploy([])
  red.log.length = 0
  done.length = 0
})
afterAll(() => red.stop())

const watching: FlowNode[] = [
  { id: 'out', type: 'test-probe', wires: [] },
  { id: 'catch', type: 'catch', scope: null, wires: [['caught']] },
  { id: 'caught', type: 'test-probe', wires: [] },
  { id: 'complete', type: 'complete', scope: ['n'], wires: [['completed']] },
  { id: 'completed', type: 'test-probe', wires: [] },
]
const flow = (mode: string, more: FlowNode[] = watching): FlowNode[] => [
  { id: 'n', type: 'test-node', mode, wires: [['out']] },
  ...more,
]

describe('input', () => {
  test.each(['sync', 'async'])('%s handlers send and complete', async (mode) => {
    await red.deploy(flow(mode))
    red.receive('n', { payload: 1 })
    expect((await red.next('out')).payload).toBe(mode)
    expect((await red.next('completed')).payload).toBe(1)
  })

  test('a handler that answers a value is done', async () => {
    await red.deploy(flow('value'))
    red.receive('n', { payload: 1 })
    expect((await red.next('completed')).payload).toBe(1)
  })

  test.each([
    ['throw', 'no such unit', 'KAITHEM_UNIT', `${shared}errors.KAITHEM_UNIT`],
    ['reject', 'wrong', 'KAITHEM_TYPE', `${shared}errors.KAITHEM_TYPE`],
    ['text', 'only text', undefined, 'only text'],
    ['undefined', 'nothing', undefined, 'undefined'],
  ])('%s: Catch nodes get the error with its code, the status shows it', async (mode, text, code, shown) => {
    await red.deploy(flow(mode))
    red.receive('n', { payload: 1 })
    const { error, payload } = (await red.next('caught')) as {
      error?: { message: string; code?: string }
      payload?: unknown
    }
    expect(error?.message).toContain(text)
    expect(error?.code).toBe(code)
    expect(payload).toBe(1)
    expect(red.status('n')).toEqual({ fill: 'red', shape: 'ring', text: shown })
    expect(red.messages('completed')).toEqual([])
  })
})

describe('settings', () => {
  test('bad ones are told when all nodes are there, and to each message', async () => {
    await red.deploy(flow('bad'))
    expect(red.status('n').text).toBe(`${shared}errors.KAITHEM_VALUE`)
    expect(await red.next('caught')).toMatchObject({
      error: { code: 'KAITHEM_VALUE', message: expect.stringContaining('"bad" is bad') },
    })
    red.receive('n', { payload: 1 })
    const { error, payload } = (await red.next('caught')) as { error?: { code?: string }; payload?: unknown }
    expect([error?.code, payload]).toEqual(['KAITHEM_VALUE', 1])
  })

  test('bad ones without a catch node are logged once, without a stack', async () => {
    red.log.length = 0
    await red.deploy([{ id: 'n', type: 'test-node', mode: 'bad', wires: [] }])
    expect(red.errors.map(({ text }) => text)).toEqual(['[test-node:n] KaithemError: mode: "bad" is bad'])
    expect(red.status('n').text).toBe(`${shared}errors.KAITHEM_VALUE`)
  })

  test('a node may say in its own words what is wrong', async () => {
    await red.deploy(flow('explained'))
    expect(red.status('n').text).toBe('explained is wrong')
    red.receive('n', { payload: 1 })
    await until(() => red.messages('caught').length === 2, 5000, 'both errors')
    expect(red.status('n').text).toBe('explained is wrong')
  })

  test('a start that fails answers messages with its error', async () => {
    await red.deploy(flow('start'))
    await red.next('caught')
    red.receive('n', { payload: 1 })
    expect((await red.next('caught')) as object).toMatchObject({
      error: { message: expect.stringContaining('cannot start') },
    })
  })
})

describe('life', () => {
  test('started runs once for each start of the node', async () => {
    await red.deploy(flow('sync'))
    expect(done).toEqual(['n started'])
    await red.deploy([...flow('sync'), { id: 'm', type: 'test-node', mode: 'sync', wires: [] }], 'nodes')
    expect(done).toEqual(['n started', 'm started'])
    await red.deploy([], 'reload')
    expect(done.filter((line) => line.endsWith('started')).sort()).toEqual([
      'm started',
      'm started',
      'n started',
      'n started',
    ])
  })

  test('a started that fails is shown', async () => {
    await red.deploy(flow('started-throws'))
    expect((await red.next('caught')) as object).toMatchObject({
      error: { message: expect.stringContaining('not started') },
    })
    expect(red.status('n').fill).toBe('red')
  })

  test('close runs before the scope is freed, and tells if the node is gone', async () => {
    await red.deploy(flow('sync'))
    await red.deploy(flow('status'), 'nodes')
    expect(done).toContain('n closed 1')
    await red.deploy([], 'nodes')
    expect(done).toContain('n removed 1')
  })

  test.each(['close-throws', 'close-async'])('%s frees the scope all the same', async (mode) => {
    const before = ownedBy(kaithem).size
    await red.deploy(flow(mode, []))
    expect(ownedBy(kaithem).size).toBe(before + 1)
    await red.deploy([])
    expect(ownedBy(kaithem).size).toBe(before)
  })

  test('the status is cleared', async () => {
    await red.deploy(flow('status'))
    expect(red.status('n').text).toBe('running')
    await red.deploy([])
    expect(red.status('n')).toEqual({})
  })

  test('an error in a callback is shown on the node', async () => {
    await red.deploy(flow('callback'))
    kaithem.message.post('/define', 7)
    const { error } = (await red.next('caught')) as { error?: { message: string; source: { id: string } } }
    expect(error?.message).toContain('callback 7')
    expect(error?.source.id).toBe('n')
  })

  test('an error in a callback that a message led to is not wiped by the end of that message', async () => {
    await red.deploy(flow('callback'))
    red.receive('n', { payload: 1 })
    await red.next('completed')
    // Longer than from one update of the status to the next.
    await sleep(600)
    expect(red.status('n')).toMatchObject({ fill: 'red', text: expect.stringContaining('callback here') })
  })

  test('fifty deploys leave no listener', async () => {
    const count = (): number[] => red.RED.events.eventNames().map((name) => red.RED.events.listenerCount(name))
    await red.deploy(flow('sync'))
    const before = count()
    for (let round = 0; round < 50; round++) await red.deploy(flow('sync'))
    expect(count()).toEqual(before)
  })
})
