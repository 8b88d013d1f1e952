import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeHtml, html, isMarkup, Markup, scriptJson } from '../../lib/markup.ts'

const undo: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&#34;': '"', '&#39;': "'" }

describe('escapeHtml', () => {
  it('replaces five characters', () => {
    expect(escapeHtml(`<a href="x" id='y'>&</a>`)).toBe('&lt;a href=&#34;x&#34; id=&#39;y&#39;&gt;&amp;&lt;/a&gt;')
    expect(escapeHtml('plain ünïcode 😀')).toBe('plain ünïcode 😀')
    expect(escapeHtml('')).toBe('')
  })

  it('leaves no special character, and can be undone', () => {
    const text = fc.string({ unit: fc.oneof(fc.constantFrom('&', '<', '>', '"', "'", 'a', ';', '#'), fc.string()) })
    fc.assert(
      fc.property(text, (value) => {
        const escaped = escapeHtml(value)
        expect(escaped).not.toMatch(/[<>"']/)
        expect(escaped.replace(/&(?:amp|lt|gt|#34|#39);/g, (entity) => undo[entity] ?? '?')).toBe(value)
      }),
    )
  })
})

describe('Markup', () => {
  it('is its text', () => {
    const markup = new Markup('<b>')
    expect(String(markup)).toBe('<b>')
    expect(JSON.stringify({ markup })).toBe('{"markup":"<b>"}')
    expect(typeof `${markup}x`).toBe('string')
  })

  it('joins, escaping what is not markup', () => {
    expect(String(Markup.join([new Markup('<i>'), '<', null, undefined, false, 3]))).toBe('<i>&lt;3')
    expect(String(Markup.join(new Set(['a', 'b']), new Markup('<br>')))).toBe('a<br>b')
    expect(String(Markup.join(['a', 'b'], '<'))).toBe('a&lt;b')
    expect(isMarkup(Markup.join([]))).toBe(true)
  })

  it('is known across realms, and nothing else is', () => {
    const foreign: unknown = runInNewContext(`({ [Symbol.for('kaithem.markup')]: true, toString: () => '<hr>' })`)
    expect(isMarkup(foreign)).toBe(true)
    expect(String(html`${foreign}`)).toBe('<hr>')
    for (const value of ['<b>', null, undefined, 1, {}, [], JSON.parse('{"kaithem.markup":true}'), String]) {
      expect(isMarkup(value)).toBe(false)
    }
  })
})

describe('html', () => {
  it('escapes values and keeps its own text and markup', () => {
    expect(String(html`<p title="${'"'}">${'<&'}${new Markup('<b>')}</p>`)).toBe('<p title="&#34;">&lt;&amp;<b></p>')
    expect(isMarkup(html`x`)).toBe(true)
  })

  it('joins arrays, also of markup', () => {
    const items = ['a', '<'].map((item) => html`<li>${item}</li>`)
    expect(String(html`<ul>${items}</ul>`)).toBe('<ul><li>a</li><li>&lt;</li></ul>')
    expect(String(html`${[['<'], [1, [null, new Markup('>')]]]}`)).toBe('&lt;1>')
  })

  it('prints nothing for null, undefined and false, but 0, true and an empty text', () => {
    expect(String(html`[${null}${undefined}${false}]`)).toBe('[]')
    expect(String(html`[${0}${true}${''}]`)).toBe('[0true]')
  })
})

describe('scriptJson', () => {
  it('cannot end a script or a line', () => {
    const text = String(scriptJson({ a: '</script><!--&\u2028\u2029' }))
    expect(text).toBe('{"a":"\\u003c/script\\u003e\\u003c!--\\u0026\\u2028\\u2029"}')
    expect(JSON.parse(text)).toEqual({ a: '</script><!--&\u2028\u2029' })
  })

  it('is markup, and null for what JSON does not know', () => {
    expect(isMarkup(scriptJson(1))).toBe(true)
    expect(String(scriptJson(undefined))).toBe('null')
    expect(String(scriptJson([new Markup('<b>')]))).toBe('["\\u003cb\\u003e"]')
  })

  it('keeps every value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = String(scriptJson(value))
        expect(text).not.toMatch(/[<>&\u2028\u2029]/)
        expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify(value))
      }),
    )
  })

  it('refuses circles and bigints', () => {
    const circle: unknown[] = []
    circle.push(circle)
    expect(() => scriptJson(circle)).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
    expect(() => scriptJson(1n)).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
  })
})
