import { expect, it } from 'vitest'
import { html } from '../../../lib/markup.ts'
import { answerOf, isAsyncIterable } from '../../../lib/web/answer-of.ts'

const type = (value: unknown) => String(answerOf(value).headers?.['Content-Type']).split(';')[0]

it('makes an answer of whatever code gives back', async () => {
  const stream = (async function* () {
    yield 'a'
  })()
  expect(answerOf('<b>')).toMatchObject({ body: '<b>' })
  expect([type('x'), type(html`x`), type(null), type(undefined)]).toEqual(Array(4).fill('text/html'))
  expect([type(new Uint8Array(1)), type(stream)]).toEqual(Array(2).fill('application/octet-stream'))
  expect([type({ a: 1 }), type([1]), type(5), type(false), type({})]).toEqual(Array(5).fill('application/json'))
  const answer = { status: 201, body: 'x' }
  expect(answerOf(answer)).toBe(answer)
  expect(answerOf({ status: 'shipped', order: 5 })).toMatchObject({ body: '{"status":"shipped","order":5}' })
  expect([isAsyncIterable(stream), isAsyncIterable([]), isAsyncIterable('x')]).toEqual([true, false, false])
})

it.each([() => 1, Symbol('x'), 5n])('refuses %s', (value) => {
  expect(() => answerOf(value)).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
})
