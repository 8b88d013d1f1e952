import { describe, expect, it } from 'vitest'
import { Markup } from '../../../../lib/markup.ts'
import { printCode } from '../../../../lib/web/template/print-code.ts'
import { compatible, errorOf, render } from './support.ts'

const wrap = (text: string) => `<${text}>`
const mark = (text: string) => new Markup(`<${text}>`)
const make = (start: string) => (text: string) => start + text

describe('default escaping', () => {
  it('is the last step', () => {
    expect(render('${x | wrap}', { x: '&', wrap })).toBe('&lt;&amp;&gt;')
    expect(render('${x | wrap, trim}', { x: ' ', wrap })).toBe('&lt; &gt;')
    expect(render('${x | u, wrap}', { x: ' ', wrap })).toBe('&lt;+&gt;')
    expect(render('${x | make("<"), wrap}', { x: '&', make, wrap })).toBe('&lt;&lt;&amp;&gt;')
    expect(render('${x | o.wrap}', { x: '&', o: { wrap } })).toBe('&lt;&amp;&gt;')
  })

  it('leaves markup', () => {
    expect(render('${x | mark}${m}${m | trim}', { x: '1', mark, m: new Markup(' <b> ') })).toBe('<1> <b> <b>')
    expect(render('${m + "<"}', { m: new Markup('<b>') })).toBe('&lt;b&gt;&lt;')
  })

  it('is switched off by n', () => {
    expect(render('${x | n}${x | n, wrap}${x | wrap, n}', { x: '&', wrap })).toBe('&<&><&>')
    expect(render('<%page expression_filter="n"/>${x}${x | h}', { x: '&' })).toBe('&&amp;')
  })

  it('is safe in text and in quoted attributes, whatever the value', () => {
    const values = [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "' onmouseover='alert(1)",
      '&lt;',
      '</textarea>',
    ]
    for (const x of values) {
      const page = render('<p title="${x}" id=\'${x}\'>${x}</p>', { x })
      expect(page.replace(/^<p title="[^"<>]*" id='[^'<>]*'>[^<>]*<\/p>$/, '')).toBe('')
    }
  })

  it('cannot be ended in a script with json', () => {
    expect(render('<script>x = ${x | json}</script>', { x: '</script><!-- \u2028 &' })).toBe(
      '<script>x = "\\u003c/script\\u003e\\u003c!-- \\u2028 \\u0026"</script>',
    )
  })
})

describe('page filters', () => {
  it('come before those of the expression', () => {
    expect(
      render('<%page expression_filter="trim, wrap"/>${x}|${x | make("-")}|${x | n}', { x: ' a ', wrap, make }),
    ).toBe('&lt;a&gt;|-&lt;a&gt;| a ')
    expect(compatible('<%page expression_filter="h"/>${x}${x | n}', { x: '<' })).toBe('&lt;<')
  })
})

describe("Mako's own rules", () => {
  it('escape nothing by themselves', () => {
    expect(compatible('${x}${x | h}${x | trim}', { x: '<' })).toBe('<&lt;<')
    expect(compatible('${x | u}', { x: '<' })).toBe('%3C')
  })

  it('put default filters first', () => {
    const options = { defaultFilters: ['h'] }
    expect(compatible('${x}${x | n}${x | u}', { x: '<' }, options)).toBe('&lt;<%26lt%3B')
    expect(compatible('${x | json}', { x: '<' }, { defaultFilters: ['str'] })).toBe('"\\u003c"')
  })
})

it('gives filters the text, and the value after n', () => {
  const type = (value: unknown) => typeof value
  expect(render('${5 | type}${5 | n, type}${x | type}', { type, x: { toString: () => 'x' } })).toBe(
    'stringnumberstring',
  )
})

it('reports filters that are none', () => {
  expect(errorOf('${1 | nothing}').reason).toContain('not a function')
  expect(errorOf('${1 | 2}')).toMatchObject({ place: 'page.html:1:7', phase: 'compile' })
  expect(errorOf('${1 | a | b}').reason).toContain('commas')
  expect(errorOf('${1 | }')).toMatchObject({ place: 'page.html:1:7', phase: 'compile' })
})

it('knows short cuts', () => {
  const rules = { compatible: false, defaults: ['str'], pageFilters: undefined }
  expect(printCode(rules, undefined, 3)).toEqual(['k$e(', ', 3)'])
  expect(printCode({ ...rules, compatible: true }, undefined, 3)).toEqual(['k$s(', ', 3)'])
})
