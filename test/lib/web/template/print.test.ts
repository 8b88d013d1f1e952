import { describe, expect, it } from 'vitest'
import { Markup } from '../../../../lib/markup.ts'
import { isA, iterable, plain, refusePromise, textOf } from '../../../../lib/web/template/print.ts'
import { compatible, errorOf, render } from './support.ts'

describe('values', () => {
  it.each([
    ['a', 'a'],
    ['', ''],
    [1.5, '1.5'],
    [0, '0'],
    [-0, '0'],
    [Number.NaN, 'NaN'],
    [10n, '10'],
    [true, 'true'],
    [false, 'false'],
    [null, ''],
    [[1, [2, null]], '1,2,'],
    [{ toString: () => '<o>' }, '&lt;o&gt;'],
    [new Markup('<b>'), '<b>'],
    [new Date(Number.NaN), 'Invalid Date'],
  ])('%s is printed as %s', (x, expected) => {
    expect(render('${x}', { x })).toBe(expected)
  })

  it.each([
    [undefined, 'x.y is undefined'],
    [() => 1, 'x.y is a function: did you forget ()?'],
    [Symbol('s'), 'x.y is a symbol, which has no text'],
    [Promise.resolve(1), 'x.y is a promise: write await before it'],
  ])('%s is an error', (y, reason) => {
    const text = 'line\n  a ${ x.y }'
    expect(errorOf(text, { x: { y } })).toMatchObject({ place: 'page.html:2:8', reason, phase: 'render' })
    expect(errorOf(text, { x: { y } }, { compatible: true })).toMatchObject({ place: 'page.html:2:8', reason })
    expect(errorOf('${x.y | trim}', { x: { y } })).toMatchObject({ place: 'page.html:1:3', reason })
  })

  it('names a long expression by its beginning', () => {
    expect(errorOf(`\${x.${'y'.repeat(500)}}`, { x: {} }).reason).toMatch(/^x\.y+… is undefined$/)
  })

  it('reports an object without a text', () => {
    expect(errorOf('${x}', { x: Object.create(null) })).toMatchObject({
      place: expect.stringMatching(/^page.html:1:/),
      phase: 'render',
    })
  })

  it('is printed as it is under the rules of Mako', () => {
    expect(compatible('${x}${n}${m}', { x: '<b>', n: 1, m: null })).toBe('<b>1')
  })
})

describe('helpers', () => {
  it('textOf keeps markup', () => {
    const markup = new Markup('<b>')
    expect(textOf(markup)).toBe(markup)
    expect(plain(markup, 0)).toBe('<b>')
  })

  it('iterable takes what has an iterator', () => {
    expect(iterable('ab', 0)).toBe('ab')
    for (const value of [{}, null, undefined, 1]) expect(() => iterable(value, 0)).toThrow('not a list')
  })

  it('isA', () => {
    expect([isA(new TypeError(), Error), isA(1, Error)]).toEqual([true, false])
    expect(() => isA(1, undefined)).toThrow('not known')
  })
})

it('a promise that is printed is an error, and its own failure ends nothing', () => {
  const hearers: unknown[] = []
  const promise = {
    // biome-ignore lint/suspicious/noThenProperty: it is what it tests
    then: (_done: unknown, failed: unknown) => void hearers.push(failed),
  }
  expect(() => textOf(promise)).toThrow('await')
  expect(() => refusePromise(promise)).toThrow('await')
  expect(hearers).toEqual([expect.any(Function), expect.any(Function)])
  expect(refusePromise('text')).toBeUndefined()
})
