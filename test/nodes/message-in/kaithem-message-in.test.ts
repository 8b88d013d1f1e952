import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import kaithem from '../../../dist/lib/index.js'
import { type FlowNode, startRed, type TestRed } from '../../support/red.ts'
import { until } from '../../support/wait.ts'

let red: TestRed
beforeAll(async () => {
  red = await startRed()
})
afterAll(() => red.stop())

const receiver = (settings: object): FlowNode => ({
  id: 'in',
  type: 'kaithem-message-in',
  wires: [['out']],
  ...settings,
})
const sender: FlowNode = { id: 'send', type: 'kaithem-message-out', wires: [] }
const probe: FlowNode = { id: 'out', type: 'test-probe', wires: [] }

describe('receiving', () => {
  it('sends message, topic, time and annotation', async () => {
    await red.deploy([receiver({ topic: '/t/a' }), probe])
    kaithem.message.post('t/a', 42, 1234.5, { from: 'me' })
    expect(await red.next('out')).toMatchObject({
      payload: 42,
      topic: '/t/a',
      timestamp: 1234.5,
      annotation: { from: 'me' },
    })
  })

  it.each([
    ['/t/+/x', ['/t/a/x', '/t/b/x'], ['/t/x', '/t/a/b/x', '/t/a/y']],
    ['/t/#', ['/t', '/t/a', '/t/a/b'], ['/u', '/tt']],
    ['t/one', ['/t/one'], ['/t/two']],
  ])('filter %s', async (topic, taken, left) => {
    await red.deploy([receiver({ topic }), probe])
    for (const each of [...left, ...taken]) kaithem.message.post(each, each)
    await until(() => red.messages('out').length === taken.length, 2000, 'messages')
    expect(red.messages('out').map((msg) => msg.topic)).toEqual(taken)
  })

  it('shows the number of messages and the last topic', async () => {
    await red.deploy([receiver({ topic: '/t/#' }), probe])
    await red.status('in', ({ text }) => text?.endsWith('status.waiting') === true)
    kaithem.message.post('/t/1', 1)
    kaithem.message.post('/t/2', 1)
    await red.status('in', ({ text }) => text === '2: /t/2')
  })

  it('gives each node its own copy of an object', async () => {
    await red.deploy([receiver({ topic: '/t/a' }), probe])
    const payload = { list: [1] }
    kaithem.message.post('/t/a', payload)
    const { payload: received } = await red.next('out')
    expect(received).toEqual(payload)
    expect(received).not.toBe(payload)
  })

  it('skips what message-out nodes of the same flow post, if asked to', async () => {
    await red.deploy([receiver({ topic: '/t/#', skipOwn: true }), sender, probe])
    red.receive('send', { topic: '/t/own', payload: 1 })
    kaithem.message.post('/t/other', 2)
    expect(await red.next('out')).toMatchObject({ topic: '/t/other' })
    expect(red.messages('out')).toHaveLength(1)
  })
})

describe('start and end', () => {
  it('keeps what comes before the flows run', async () => {
    await red.deploy([receiver({ topic: '/t/early' }), sender, probe])
    red.RED.events.once('flows:starting', () => setTimeout(() => kaithem.message.post('/t/early', 'first'), 0))
    await red.deploy([receiver({ topic: '/t/early', name: 'again' }), sender, probe])
    kaithem.message.post('/t/early', 'second')
    await until(() => red.messages('out').some(({ payload }) => payload === 'second'), 2000, 'second message')
  })

  it('is subscribed once after many deploys, and not at all after it is gone', async () => {
    for (let round = 0; round < 5; round++) await red.deploy([receiver({ topic: '/t/once' }), probe])
    kaithem.message.post('/t/once', 1)
    await red.next('out')
    expect(red.messages('out')).toHaveLength(1)
    await red.deploy([probe])
    kaithem.message.post('/t/once', 2)
    await new Promise((resolve) => setImmediate(resolve))
    expect(red.messages('out')).toEqual([])
  })

  it.each([
    ['', 'KAITHEM_VALUE'],
    ['/a/#/b', 'KAITHEM_VALUE'],
  ])('refuses the topic %j', async (topic, code) => {
    await red.deploy([receiver({ topic }), probe])
    await red.status('in', ({ fill, text }) => fill === 'red' && text?.endsWith(code) === true)
  })
})
