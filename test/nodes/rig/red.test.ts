/** The rig itself: a real Node-RED of the expected version runs flows and shows errors and status. @module */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { nodeRedMajor, probeType, startRed, type TestRed } from '../../support/red.ts'

let red: TestRed

beforeAll(async () => {
  red = await startRed()
})

afterAll(() => red.stop())

const flow = [
  { id: 'in', type: 'inject', props: [{ p: 'payload' }], payload: '20', payloadType: 'num', wires: [['f']] },
  {
    id: 'f',
    type: 'function',
    func: 'node.status({ text: String(msg.payload) })\nif (msg.payload < 0) throw new Error("negative")\nmsg.payload *= 2\nreturn msg',
    wires: [['out']],
  },
  { id: 'out', type: probeType, wires: [] },
]

test('the version under test answers', async () => {
  const settings = (await (await fetch(`${red.http}/settings`)).json()) as { version: string }
  expect(settings.version).toMatch(new RegExp(`^${nodeRedMajor}\\.`))
})

test('a message goes through a flow to the probe', async () => {
  await red.deploy(flow)
  red.receive('in', {})
  expect((await red.next('out')).payload).toBe(40)
  red.receive('f', { payload: 4 })
  expect((await red.next('out')).payload).toBe(8)
  expect(await red.status('f', ({ text }) => text === '4')).toEqual({ text: '4' })
})

test('errors of nodes are collected with their node', async () => {
  red.receive('f', { payload: -1 })
  await red.status('f', ({ text }) => text === '-1')
  expect(red.errors.at(-1)).toMatchObject({ id: 'f', type: 'function', text: expect.stringContaining('negative') })
})

test('every deploy type ends with running flows', async () => {
  for (const type of ['nodes', 'flows', 'reload', 'full'] as const) {
    await red.deploy(flow, type)
    red.receive('f', { payload: 1 })
    expect((await red.next('out')).payload).toBe(2)
  }
})

test('an unknown type fails the deploy by name', async () => {
  const unknown = { id: 'x', type: 'no-such-type', wires: [] }
  await expect(red.deploy([unknown])).rejects.toThrow('no-such-type')
})
