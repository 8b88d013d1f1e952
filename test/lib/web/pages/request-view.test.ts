import { describe, expect, it } from 'vitest'
import { createFields, parsePairs } from '../../../../lib/web/fields.ts'
import { formOf, requestView, valuesOf } from '../../../../lib/web/pages/request-view.ts'
import { createVisit } from './visit.ts'

const fields = (text: string) => createFields(parsePairs(text))

describe('values', () => {
  it('one is a text, several are a list, and all sources count', () => {
    const values = valuesOf(fields('a=1&b=2&b=3'), fields('a=4&c='))
    expect(values).toEqual({ __proto__: null, a: ['1', '4'], b: ['2', '3'], c: '' })
  })

  it('any name can stand in them', () => {
    const values = valuesOf(fields('__proto__=1&constructor=2&toString=3'))
    expect(Object.getPrototypeOf(values)).toBeNull()
    expect([Reflect.get(values, '__proto__'), values.constructor, values.toString]).toEqual(['1', '2', '3'])
    expect(valuesOf(fields('')).hasOwnProperty).toBeUndefined()
  })
})

describe('the request in a page', () => {
  const visit = createVisit({
    url: '/pages/m/p?x=1',
    user: 'ann',
    headers: { 'user-agent': 'test', cookie: 'lamp=on' },
    query: 'x=1',
  })

  it('has plain values', async () => {
    const request = requestView(visit, await formOf(visit.request))
    expect(request).toMatchObject({
      ...{ method: 'GET', url: '/pages/m/p?x=1', path: ['pages', 'm', 'p'], host: 'pi', user: 'ann', is_secure: false },
      ...{ query: { x: '1' }, form: {}, files: [], language: 'en-US', root: '' },
    })
    expect(request.headers['User-Agent']).toBe('test')
    expect('cookie' in request.headers).toBe(true)
    expect(request.headers.missing).toBeUndefined()
    expect(request.cookies.lamp).toBe('on')
    expect(Reflect.get(request.cookies, '__proto__')).toBeUndefined()
  })

  it('cannot be changed', async () => {
    const request = requestView(visit, await formOf(visit.request)) as unknown as Record<
      string,
      Record<string, unknown>
    >
    expect(() => Object.assign(request, { user: 'bob' })).toThrow(TypeError)
    expect(() => Object.assign(request.query as object, { x: 2 })).toThrow(TypeError)
    expect(() => Object.assign(request.headers as object, { x: 2 })).toThrow(TypeError)
  })
})

describe('the form', () => {
  it.each([
    ['POST', 'application/x-www-form-urlencoded', 'a=1', { a: '1' }],
    ['PUT', 'application/x-www-form-urlencoded; charset=utf-8', 'a=1', { a: '1' }],
    ['POST', 'text/plain', 'a=1', {}],
    ['POST', '', '', {}],
    ['GET', 'application/x-www-form-urlencoded', 'a=1', {}],
  ])('of %s with %s', async (method, type, body, values) => {
    const { request } = createVisit({ method, headers: { 'content-type': type }, form: body })
    expect(valuesOf(await formOf(request))).toEqual(values)
  })
})
