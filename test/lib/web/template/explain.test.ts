import { describe, expect, it } from 'vitest'
import { compile, errorOf, thrown } from './support.ts'

const boom = () => {
  throw new RangeError('boom')
}

describe('the place of an error', () => {
  it.each([
    ['a block of code', 'a\n<%\n  let x = 1\n  x.y.z()\n%>', 'page.html:4:7'],
    ['a function of a module block', '<%!\n\n  function f() {\n    return null.x\n  }\n%>\n${f()}', 'page.html:4:17'],
    ['an expression', 'a\n\n  b ${ x.y.z } c', 'page.html:3:12'],
    ['an expression over lines', '${ 1 +\n\n  x.y.z }', 'page.html:3:7'],
    ['a def', '<%def name="f(a)">\n  ${a.b.c}\n</%def>\n\n${f({})}', 'page.html:2:9'],
    ['a nested def', '<%def name="f()">\n<%def name="g()">\n\n ${null.x}</%def>${g()}</%def>${f()}', 'page.html:4:9'],
    ['a control line', 'a\n% if x.y.z:\n% endif', 'page.html:2:10'],
    ['a loop', '\n% for a of x.y.z:\n% endfor', 'page.html:2:16'],
    ['a continued line', '% if true \\\n  && x.y.z:\n% endif', 'page.html:2:10'],
    ['a block', '<%block name="b">\n\n${x.y.z}</%block>', 'page.html:3:7'],
    ['an anonymous block', '\n<%block>\n\n${x.y.z}</%block>', 'page.html:4:7'],
    [
      'the content of a call',
      '<%def name="f()">${caller.body()}</%def>\n<%call expr="f()">\n${x.y.z}</%call>',
      'page.html:3:7',
    ],
    [
      'after pieces of several lines',
      '<% let s = `\n\n` %>${s}<%text>\n\n</%text><%doc>\n</%doc>\\\n${x.y.z}',
      'page.html:7:7',
    ],
    ['after loops that are guarded', '<% for (const a of [1]) { while (false); x.y.z } %>', 'page.html:1:46'],
    ['default values', '\n<%def name="f(a = x.y.z)"></%def>${f()}', 'page.html:2:23'],
    ['an attribute', '\n<%include file="${x.y.z}"/>', 'page.html:2:23'],
    ['arguments of an include', '\n<%include file="/i" args="a=x.y.z"/>', 'page.html:2:2'],
    ['a filter', '\n${1 | x.y}', 'page.html:2:3'],
  ])('in %s', (_, text, place) => {
    const error = errorOf(text, { x: {} }, { files: { '/i': '' } })
    expect(error.phase).toBe('render')
    expect(error.place.replace(/:\d+$/, '')).toBe(place.replace(/:\d+$/, ''))
    if (!text.includes('args=')) expect(error.place).toBe(place)
  })

  it('is in the included template, and in the page that inherits', () => {
    const files = { 'i.html': 'a\n${x.y.z}', 'base.html': '\n${self.body()}' }
    expect(errorOf('\n\n<%include file="i.html"/>', { x: {} }, { files }).place).toBe('i.html:2:7')
    expect(errorOf('<%inherit file="base.html"/>\n\n${x.y.z}', { x: {} }, { files }).place).toBe('page.html:3:7')
    expect(errorOf('<%inherit file="base.html"/>\n<% x.y.z %>', { x: {} }, { files }).place).toBe('page.html:2:8')
  })

  it('is where the function was called that threw', () => {
    const error = errorOf('a\n${boom()}', { boom })
    expect(error).toMatchObject({ place: 'page.html:2:3', reason: 'RangeError: boom' })
    expect(error.error.cause).toBeInstanceOf(RangeError)
  })

  it('is known from far away, and for things that are no errors', () => {
    const deep = (n: number): number => (n === 0 ? boom() : deep(n - 1) + 1)
    expect(errorOf('a\n${deep(50)}', { deep }).place).toMatch(/^page.html:2:/)
    const odd = () => {
      throw 'text'
    }
    expect(errorOf('a\n${odd()}', { odd })).toMatchObject({
      place: expect.stringMatching(/^page.html:2:/),
      reason: 'text',
    })
    expect(errorOf('a\n<%def name="f()">\n${odd()}</%def>${f()}', { odd }).place).toMatch(/^page.html:3:/)
  })

  it('is not changed by line separators of JavaScript', () => {
    expect(errorOf('<% let s = "\u2028\u2029" %>${s}\n\r${x.y.z}', { x: {} }).place).toBe('page.html:2:8')
  })
})

describe('the trace', () => {
  it('has places of templates, innermost first, and ends with the page', () => {
    const { error } = errorOf('<%def name="f()">\n${boom()}</%def>\n${f()}', { boom })
    expect(error.trace.filter((line) => line.includes('page.html'))).toEqual([
      'f (page.html:2:3)',
      'page (page.html:3:3)',
    ])
    expect(error.trace[0]).toContain('boom')
    expect(error.trace.at(-1)).toContain('page.html')
    expect(error.trace.join('\n')).not.toContain('k$')
  })
})

describe('what passes', () => {
  it('is a throwable with the mark, unchanged, also through % try and includes', () => {
    const redirect = Object.assign(new Error('go'), { [Symbol.for('kaithem.passThrough')]: true })
    const go = () => {
      throw redirect
    }
    const files = { 'i.html': '${go()}' }
    for (const text of [
      '${go()}',
      '% try:\n${go()}\n% catch:\nno\n% endtry',
      '<%include file="i.html"/>',
      '<%def name="f()" cached="True">${go()}</%def>${f()}',
    ]) {
      expect(thrown(() => compile(text, { files, formatExceptions: true }).render({ go }))).toBe(redirect)
    }
  })

  it('is not what only looks like it', () => {
    const fake = () => {
      throw { passThrough: true }
    }
    expect(errorOf('${fake()}', { fake }).code).toBe('KAITHEM_TEMPLATE')
  })
})

it('recursion without end is an error with a place', () => {
  expect(errorOf('\n<%def name="f()">${f()}</%def>${f()}')).toMatchObject({
    place: expect.stringMatching(/^page.html:2:/),
    reason: 'Something calls itself without end',
  })
})
