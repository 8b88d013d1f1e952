/** Places a result is put in, in a real Node-RED. @module */

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Message, Red, RuntimeNode } from '../../../nodes/_runtime/red-types.ts'
import { prepareTypedOutput } from '../../../nodes/_runtime/typed-output.ts'
import { startRed, type TestRed } from '../../support/red.ts'
import { apiOf } from './api.ts'

let red: TestRed
let RED: Red
let node: RuntimeNode

beforeAll(async () => {
  red = await startRed()
  RED = apiOf(red)
  await red.deploy([{ id: 'n', type: 'test-probe', wires: [] }])
  node = red.node('n') as unknown as RuntimeNode
})
afterAll(() => red.stop())

test.each([
  ['payload', { payload: 5 }],
  ['a.b[0]', { a: { b: [5] } }],
  ["a['x y']", { a: { 'x y': 5 } }],
])('msg.%s', async (value, result) => {
  const message: Message = { _msgid: 'm' }
  expect(prepareTypedOutput(RED, node, { type: 'msg', value }, 'target')(message, 5)).toBeUndefined()
  expect(message).toEqual({ _msgid: 'm', ...result })
})

test.each(['flow', 'global'] as const)('%s context', async (type) => {
  await prepareTypedOutput(RED, node, { type, value: '#:(default)::deep.er' }, 'target')({ _msgid: 'm' }, 6)
  expect(node.context()[type].get('deep')).toEqual({ er: 6 })
})

test('a text that is no path is refused at the start', () => {
  expect(() => prepareTypedOutput(RED, node, { type: 'msg', value: 'a..b' }, 'target')).toThrow(
    expect.objectContaining({ code: 'KAITHEM_VALUE' }),
  )
})
