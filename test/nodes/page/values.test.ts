import vm from 'node:vm'
import { expect, it } from 'vitest'
import { valuesOfMessage } from '../../../nodes/page/values.ts'

const values = (message: object) => valuesOfMessage({ _msgid: '1', ...message } as never)

it('are msg.kwargs, or a payload that is an object', () => {
  expect(values({ payload: { a: 1 } })).toEqual({ a: 1 })
  expect(values({ payload: { a: 1 }, kwargs: { b: 2 } })).toEqual({ b: 2 })
  expect(values({ payload: vm.runInNewContext('({ a: 1 })') })).toEqual({ a: 1 })
  for (const payload of [undefined, null, 1, 'text', [1], Buffer.from('x')]) expect(values({ payload })).toEqual({})
})
