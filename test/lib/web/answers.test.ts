import { expect, it } from 'vitest'
import { html } from '../../../lib/markup.ts'
import { complete, htmlAnswer, jsonAnswer, redirect, textAnswer } from '../../../lib/web/answers.ts'

it('makes answers of text, HTML and JSON that no browser keeps', () => {
  const kept = { 'Cache-Control': 'no-store' }
  expect(textAnswer('a', 404)).toMatchObject({ status: 404, headers: kept, body: 'a' })
  expect(htmlAnswer(html`<b>${'<'}</b>`, 200, { X: 'y' })).toMatchObject({
    headers: { ...kept, X: 'y' },
    body: '<b>&lt;</b>',
  })
  expect([jsonAnswer({ a: 1 }).body, jsonAnswer(undefined).body]).toEqual(['{"a":1}', 'null'])
  expect(redirect('/a')).toMatchObject({ status: 303, headers: { ...kept, Location: '/a' } })
})

it('gives every answer what protects it, unless it says otherwise', () => {
  const { status, headers } = complete({ headers: { 'x-frame-options': 'DENY', 'Set-Cookie': 'a=1' } }, ['b=2'])
  expect(status).toBe(200)
  expect(headers).toEqual({
    'x-frame-options': 'DENY',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Content-Security-Policy': "frame-ancestors 'self'",
    'Set-Cookie': ['a=1', 'b=2'],
  })
  expect(complete({}, []).headers).not.toHaveProperty('Set-Cookie')
})
