import { describe, expect, it } from 'vitest'
import { isMarkup } from '../../../../lib/markup.ts'
import { markupFilters, textFilters } from '../../../../lib/web/template/filters.ts'
import { compatible, errorOf, render } from './support.ts'

const hostile = ` <a href="x" id='y'>&é€😀 `

describe('built-in filters', () => {
  it.each([
    ['h', ' &lt;a href=&#34;x&#34; id=&#39;y&#39;&gt;&amp;é€😀 '],
    ['x', ' &lt;a href=&#34;x&#34; id=&#39;y&#39;&gt;&amp;é€😀 '],
    ['trim, h', '&lt;a href=&#34;x&#34; id=&#39;y&#39;&gt;&amp;é€😀'],
    ['entity', ' &lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;&eacute;&euro;&#x1F600; '],
    ['u', '+%3Ca+href%3D%22x%22+id%3D%27y%27%3E%26%C3%A9%E2%82%AC%F0%9F%98%80+'],
    ['n', hostile],
    ['json', '" \\u003ca href=\\"x\\" id=\'y\'\\u003e\\u0026é€😀 "'],
  ])('%s', (filter, expected) => {
    expect(render(`\${x | ${filter}}`, { x: hostile })).toBe(expected)
  })

  it('str and unicode make a text, json takes the value', () => {
    expect(render('${5 | str}${5 | unicode}${x | json}${null | json}', { x: { a: [1, '</script>'] } })).toBe(
      '55{"a":[1,"\\u003c/script\\u003e"]}null',
    )
    expect(render('${x | n, json}', { x: ['<'] })).toBe('["\\u003c"]')
  })

  it('u keeps letters, digits and _.-~ and survives half characters', () => {
    expect(render('${x | u}', { x: "aZ09_.-~ !'()*/?\ud800" })).toBe('aZ09_.-~+%21%27%28%29%2A%2F%3F%EF%BF%BD')
  })

  it('escape once', () => {
    for (const list of ['h, h', 'h, x', 'x, h', 'h, trim', 'h, str, h']) {
      expect(render(`\${'<' | ${list}}`)).toBe('&lt;')
    }
    expect(compatible("${'<' | h, h}")).toBe('&lt;')
    expect(compatible("${'<' | x, h}")).toBe('&amp;lt;')
  })

  it('give markup, but under the rules of Mako text', () => {
    for (const name of ['h', 'x', 'u', 'entity', 'json']) expect(isMarkup(markupFilters[name]?.('<'))).toBe(true)
    for (const name of ['x', 'u', 'entity']) expect(typeof textFilters[name]?.('<')).toBe('string')
    expect(compatible('${"\'" | entity}')).toBe("'")
  })

  it('report what has no text', () => {
    expect(errorOf('${x | n, u}').reason).toContain('undefined')
    expect(errorOf('${x | decode.utf8}')).toMatchObject({
      place: 'page.html:1:7',
      reason: expect.stringContaining('Unicode'),
    })
  })
})

it('json refuses a promise, which it would show as {}', () => {
  expect(() => markupFilters.json?.(Promise.resolve(1))).toThrow('await')
})
