import { describe, expect, it } from 'vitest'
import { createFakePackages } from '../../../../lib/platform/fake/packages.ts'
import { createNodePackages } from '../../../../lib/platform/node/packages.ts'
import { renderMarkdown } from '../../../../lib/web/pages/markdown.ts'

const packages = createNodePackages()
const render = (text: string, html = false) => renderMarkdown(text, { html }, packages)

describe('Markdown', () => {
  it('becomes HTML', () => {
    expect(render('# Pump\n\n- *on*\n- off\n')).toBe('<h1>Pump</h1>\n<ul>\n<li><em>on</em></li>\n<li>off</li>\n</ul>\n')
    expect(render('a | b\n--|--\n1 | 2\n')).toContain('<td>2</td>')
    expect(render('[hall](../hall)')).toBe('<p><a href="../hall">hall</a></p>\n')
  })

  it('HTML in it is text, unless it is allowed', () => {
    const text = '<script>alert(1)</script>\n\nx <b onclick="y()">z</b>'
    expect(render(text)).not.toMatch(/<(script|b)/)
    expect(render(text)).toContain('&lt;script&gt;')
    expect(render(text, true)).toContain('<b onclick="y()">z</b>')
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScript:alert(1)',
    '&#106;avascript:alert(1)',
    '<java&#10;script:alert(1)>',
    'vbscript:x',
    'data:text/html,x',
    '&#x1;javascript:alert(1)',
  ])('a link to %s leads nowhere', (address) => {
    for (const markup of [`[a](${address})`, `![a](${address})`, `[a]: ${address}\n\n[a]`]) {
      const [, target] = /(?:href|src)="([^"]*)"/.exec(render(markup)) ?? []
      const plain = (target ?? '').replace(/&#(x?)([0-9a-f]+);/gi, (_, hex, code) =>
        String.fromCharCode(Number.parseInt(code, hex === '' ? 10 : 16)),
      )
      expect(plain.replace(/[\s\p{Cc}]/gu, '').toLowerCase()).not.toMatch(/^(javascript|vbscript|data):/)
    }
  })

  it('without the package the error says so', () => {
    expect(() => renderMarkdown('x', { html: false }, createFakePackages())).toThrow(
      expect.objectContaining({ code: 'KAITHEM_UNAVAILABLE' }),
    )
  })
})
