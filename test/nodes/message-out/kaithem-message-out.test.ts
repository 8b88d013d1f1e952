import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import kaithem from '../../../dist/lib/index.js'
import { type FlowNode, startRed, type TestRed } from '../../support/red.ts'
import { until } from '../../support/wait.ts'

interface Posted {
  topic: string
  message: unknown
  timestamp: number
  annotation: unknown
}

let red: TestRed
let posted: Posted[] = []
beforeAll(async () => {
  red = await startRed()
  kaithem.message.subscribe('/o/#', (topic: string, message: unknown, timestamp: number, annotation: unknown) =>
    posted.push({ topic, message, timestamp, annotation }),
  )
})
beforeEach(() => {
  posted = []
})
afterAll(() => red.stop())

const sender = (settings: object): FlowNode => ({ id: 'send', type: 'kaithem-message-out', wires: [], ...settings })
const catcher: FlowNode = { id: 'catch', type: 'catch', scope: null, uncaught: false, wires: [['caught']] }
const caught: FlowNode = { id: 'caught', type: 'test-probe', wires: [] }

async function post(settings: object, msg: Record<string, unknown>): Promise<Posted> {
  await red.deploy([sender(settings)])
  red.receive('send', msg)
  await until(() => posted.length > 0, 2000, 'a message')
  return posted[0] as Posted
}

describe('posting', () => {
  it.each([
    ['msg.topic and msg.payload', {}, { topic: 'o/a', payload: 1 }, { topic: '/o/a', message: 1 }],
    ['another property', { topic: 'where' }, { where: '/o/b', payload: 1 }, { topic: '/o/b' }],
    ['a fixed topic', { topic: '/o/c', topicType: 'str' }, { topic: '/o/no', payload: 1 }, { topic: '/o/c' }],
    ['a fixed payload', { payload: '5', payloadType: 'num' }, { topic: '/o/a' }, { message: 5 }],
    ['JSONata', { payload: 'payload + 1', payloadType: 'jsonata' }, { topic: '/o/a', payload: 1 }, { message: 2 }],
    ['nothing', {}, { topic: '/o/a' }, { message: undefined }],
    ['wildcards in msg.topic are letters', {}, { topic: '/o/+', payload: 1 }, { topic: '/o/+' }],
    ['a time', { timestamp: 'time', timestampType: 'msg' }, { topic: '/o/a', time: 12.5 }, { timestamp: 12.5 }],
    ['a fixed annotation', { annotation: 'me', annotationType: 'str' }, { topic: '/o/a' }, { annotation: 'me' }],
    [
      'an annotation of the message',
      { annotation: 'note', annotationType: 'msg' },
      { topic: '/o/a', note: 7 },
      { annotation: 7 },
    ],
    ['no annotation', { annotationType: 'none' }, { topic: '/o/a' }, { annotation: null }],
    ['the mark of the flow', {}, { topic: '/o/a' }, { annotation: 'flow:test-tab' }],
  ])('%s', async (_title, settings, msg, expected) => {
    expect(await post(settings, msg)).toMatchObject(expected)
  })

  it('means now where the message has no time', async () => {
    const before = Date.now() / 1000 - 1
    const { timestamp } = await post({ timestamp: 'time', timestampType: 'msg' }, { topic: '/o/a' })
    expect(timestamp).toBeGreaterThan(before)
  })

  it('keeps the order, and shows number and last topic', async () => {
    await red.deploy([sender({})])
    for (let n = 0; n < 20; n++) red.receive('send', { topic: `/o/${n}`, payload: n })
    await until(() => posted.length === 20, 2000, '20 messages')
    expect(posted.map(({ message }) => message)).toEqual([...Array(20).keys()])
    await red.status('send', ({ text }) => text === '20: /o/19')
  })
})

describe('bad input', () => {
  it.each([
    ['no topic', {}, {}, 'KAITHEM_TYPE'],
    ['an empty topic', {}, { topic: ' ' }, 'KAITHEM_VALUE'],
    ['a topic that is no text', {}, { topic: { a: 1 } }, 'KAITHEM_TYPE'],
    ['a huge topic', {}, { topic: 'x'.repeat(5000) }, 'KAITHEM_VALUE'],
    [
      'a time that is no number',
      { timestamp: 'time', timestampType: 'msg' },
      { topic: '/o/a', time: 'now' },
      'KAITHEM_TYPE',
    ],
    [
      'a time that is NaN',
      { timestamp: 'time', timestampType: 'msg' },
      { topic: '/o/a', time: Number.NaN },
      'KAITHEM_TYPE',
    ],
  ])('%s', async (_title, settings, msg, code) => {
    await red.deploy([sender(settings), catcher, caught])
    red.receive('send', msg)
    expect(await red.next('caught')).toMatchObject({ error: { code, source: { id: 'send' } } })
    await red.status('send', ({ fill, text }) => fill === 'red' && text?.endsWith(code) === true)
    expect(posted).toEqual([])
    red.receive('send', { topic: '/o/good' })
    await until(() => posted.length === 1, 2000, 'the good message')
  })

  it('shows wrong settings on the node', async () => {
    await red.deploy([sender({ topic: '/o/#', topicType: 'str' })])
    await red.status('send', ({ fill, text }) => fill === 'red' && text?.endsWith('KAITHEM_VALUE') === true)
  })
})
