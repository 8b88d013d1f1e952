import { describe, expect, it } from 'vitest'
import { compatible, errorOf, render } from './support.ts'

const files = {
  'u.html':
    '<%! const level = "module" %><%def name="f(a, b = 2)">(${a}${b}${x})</%def><%def name="g()">G${caller.body()}</%def>body of u',
  'base.html': '<%namespace name="u" file="u.html" inheritable="True"/>[${next.body()}]',
}
const data = { x: 'X' }
const show = (text: string, more = {}) => render(text, data, { files, ...more })

describe('<%namespace>', () => {
  it('brings the defs of another template', () => {
    const tag = '<%namespace name="u" file="u.html"/>'
    expect(show(`${tag}\${u.f(1)}<%u:f a="3" b="4"/><%u:g>c</%u:g>`)).toBe('(12X)(34X)Gc')
    expect(show(`${tag}\${u.body()}|\${u.attr.level}|\${u.uri}`)).toBe('body of u|module|u.html')
    expect(show(`<%def name="h()">\${u.f(1)}</%def>${tag}\${h()}`)).toBe('(12X)')
    expect(show('<%namespace name="u" file="${x}.html"/>${u.f(1)}', { files: { 'X.html': files['u.html'] } })).toBe(
      '(12X)',
    )
  })

  it('imports names, which win over data', () => {
    expect(render('<%namespace file="u.html" import="f"/>${f(1)}', { ...data, f: 'data' }, { files })).toBe('(12X)')
    expect(
      render('<%namespace name="u" file="u.html" import="*"/>${f(1)}${name}', { ...data, name: 'n' }, { files }),
    ).toBe('(12X)n')
  })

  it('has defs of its own', () => {
    expect(
      show(
        '<%namespace name="n"><%def name="a(p)">A${p}${x}</%def><%def name="b()">${a(2)}</%def></%namespace>${n.a(1)}${n.b()}',
      ),
    ).toBe('A1XA2X')
  })

  it('is handed on when it is inheritable', () => {
    expect(show('<%inherit file="base.html"/>${self.u.f(1)}${parent.u.f(2)}')).toBe('[(12X)(22X)]')
  })

  it('brings functions of JavaScript, which get the context first', () => {
    const modules = (name: string) =>
      name === 'tools'
        ? {
            up: (context: { get(name: string): string }, text: string) => context.get('x') + text.toUpperCase(),
            five: 5,
          }
        : undefined
    expect(show('<%namespace name="t" module="tools"/>${t.up("a")}${t.five}', { modules })).toBe('XA5')
    expect(errorOf('<%namespace name="t" module="no"/>${t.up("a")}', data, { modules }).reason).toContain(
      'no module no',
    )
    expect(errorOf('<%namespace name="t" module="no"/>${t.up("a")}').reason).toContain('no module no')
  })

  it('reports what is missing', () => {
    expect(errorOf('<%namespace name="u" file="no.html"/>${u.f()}', data, { files }).reason).toContain(
      'no template no.html',
    )
    expect(errorOf('\n<%namespace name="u" file="u.html" import="no"/>${no}', data, { files })).toMatchObject({
      place: 'page.html:2:1',
      reason: 'The namespace u has no no',
    })
    expect(errorOf('<%namespace name="u" file="u.html"/>${u.no()}', data, { files }).reason).toContain('not a function')
  })
})

describe('self and local', () => {
  it('have the defs and blocks', () => {
    expect(show('<%def name="f()">F</%def><%block name="b">B</%block>${self.f()}${local.b()}')).toBe('BFB')
  })

  it('include files and find other templates', () => {
    expect(show('${self.include_file("u.html")}|${local.get_namespace("u.html").f(1)}')).toBe('body of u|(12X)')
  })
})

it('results are markup, but under the rules of Mako text', () => {
  const text = '<%namespace name="n"><%def name="a()" buffered="True"><b></%def></%namespace>${n.a() | h}'
  expect(render(text)).toBe('<b>')
  expect(compatible(text)).toBe('&lt;b&gt;')
})
