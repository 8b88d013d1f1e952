/** Typed inputs, against a real Node-RED's contexts, environment and JSONata. @module */

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Message, Red, RuntimeNode } from '../../../nodes/_runtime/red-types.ts'
import { prepareTypedInput, type TypedValue } from '../../../nodes/_runtime/typed-input.ts'
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
  node.context().flow.set('f', { deep: 3 })
  node.context().global.set('g', 4)
  process.env.KAITHEM_TEST_ENV = 'from env'
})
afterAll(() => red.stop())

const message: Message = { _msgid: 'm', payload: 1, key: 'two', a: { b: [10, { two: 22 }] } }

async function read(value: TypedValue): Promise<unknown> {
  const got: unknown[] = []
  await value.use(message, (result) => void got.push(result))
  expect(got).toHaveLength(1)
  return got[0]
}

const cases: [type: string, text: string, result: unknown][] = [
  ['msg', 'payload', 1],
  ['msg', 'msg.payload', 1],
  ['msg', 'a.b[1].two', 22],
  ['msg', "a['b'][0]", 10],
  ['msg', 'a.b[1][msg.key]', 22],
  ['msg', 'nothing.at.all', undefined],
  ['msg', 'payload.x.y', undefined],
  ['flow', 'f.deep', 3],
  ['global', 'g', 4],
  ['global', '#:(default)::g', 4],
  ['env', 'KAITHEM_TEST_ENV', 'from env'],
  ['jsonata', 'payload + 1', 2],
  ['jsonata', "$flowContext('f').deep", 3],
  ['num', '0x10', 16],
  ['num', '-1.5', -1.5],
  ['str', 'text', 'text'],
  ['str', '', ''],
  ['bool', 'true', true],
  ['bool', 'false', false],
  ['json', '{"x":[1]}', { x: [1] }],
  ['json', '5', 5],
]

describe('values', () => {
  test.each(cases)('%s %s', async (type, value, result) => {
    expect(await read(prepareTypedInput(RED, node, { type, value }, 'value'))).toEqual(result)
  })

  test('a date is that of each message', async () => {
    const value = prepareTypedInput(RED, node, { type: 'date', value: '' }, 'value')
    expect(Math.abs(Number(await read(value)) - Date.now())).toBeLessThan(1000)
  })

  test('each message gets its own object', async () => {
    const value = prepareTypedInput(RED, node, { type: 'json', value: '{}' }, 'value')
    expect(await read(value)).not.toBe(await read(value))
  })

  test.each(['msg', 'num', 'str', 'bool', 'json', 'env'])('%s is handed over at once', (type) => {
    const value = prepareTypedInput(RED, node, { type, value: type === 'msg' ? 'payload' : '1' }, 'value')
    const got: unknown[] = []
    expect(value.use(message, (result) => void got.push(result))).toBeUndefined()
    expect(got).toHaveLength(1)
  })

  test('what the handler answers or throws reaches the caller', async () => {
    const fail = (): never => {
      throw new Error('handler')
    }
    const fast = prepareTypedInput(RED, node, { type: 'num', value: '1' }, 'value')
    const slow = prepareTypedInput(RED, node, { type: 'jsonata', value: '1' }, 'value')
    expect(() => fast.use(message, fail)).toThrow('handler')
    await expect(slow.use(message, fail)).rejects.toThrow('handler')
  })
})

describe('mistakes', () => {
  test.each([
    ['num', 'one', 'KAITHEM_VALUE'],
    ['num', ' ', 'KAITHEM_VALUE'],
    ['json', '{', 'KAITHEM_VALUE'],
    ['msg', 'a..b', 'KAITHEM_VALUE'],
    ['msg', 'a[', 'KAITHEM_VALUE'],
    ['jsonata', '1 +', 'KAITHEM_EXPRESSION'],
  ])('%s "%s" is refused when the node starts: %s', (type, value, code) => {
    expect(() => prepareTypedInput(RED, node, { type, value }, 'limit')).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining('limit') }),
    )
  })

  test('JSONata that fails with a message fails for that message', async () => {
    const value = prepareTypedInput(RED, node, { type: 'jsonata', value: '$number(key)' }, 'limit')
    await expect(read(value)).rejects.toMatchObject({ code: 'KAITHEM_EXPRESSION' })
  })
})
