import { describe, expect, it } from 'vitest'
import { compatible, compile, errorOf, render } from './support.ts'

describe('calls with content', () => {
  const box = '<%def name="box()">[${caller.body()}]</%def>'

  it('give the def its caller', () => {
    expect(render(`${box}<%call expr="box()">a<b></%call>`)).toBe('[a<b>]')
    expect(render(`${box}<%self:box>a</%self:box><%self:box/>`)).toBe('[a][]')
    expect(render(`${box}<%call expr="box()">1<%call expr="box()">2</%call></%call>`)).toBe('[1[2]]')
  })

  it('see the variables where they stand', () => {
    expect(render(`${box}<% let x = 1 %><%self:box>\${x}<% x = 5 %></%self:box>\${x}`)).toBe('[1]5')
    expect(render(`${box}\\\n% for y of [2, 3]:\n<%self:box>\${y}</%self:box>\\\n% endfor`)).toBe('[2][3]')
  })

  it('have parameters', () => {
    const list = '<%def name="list(xs)">\\\n% for x of xs:\n${caller.body(x, { i: loop.index })}\\\n% endfor\n</%def>'
    expect(render(`${list}<%self:list xs="\${[5, 6]}" args="x, { i }">\${i}=\${x};</%self:list>`)).toBe('0=5;1=6;')
    expect(render(`${list}<%call expr="list([5])" args="x = 1, ...more">\${x}\${more.length}</%call>`)).toBe('51')
  })

  it('have defs', () => {
    const text =
      '<%def name="f()">${caller.head()}-${caller.body()}</%def><%self:f>b${head()}<%def name="head()">H</%def></%self:f>'
    expect(render(text)).toBe('H-bH')
  })

  it('give caller its lexical meaning, and null without content', () => {
    const defs =
      '<%def name="in_()">I(${caller.body()})</%def><%def name="out()">O<%self:in_>${caller.body()}</%self:in_></%def>'
    expect(render(`${defs}<%self:out>x</%self:out>`)).toBe('OI(x)')
    expect(render('<%def name="f()">${caller === null}</%def>${f()}')).toBe('true')
    expect(
      render(
        '<%def name="f()">${g()}${caller.body()}</%def><%def name="g()">${caller === null}</%def><%self:f>x</%self:f>',
      ),
    ).toBe('truex')
  })
})

describe('blocks', () => {
  it('without a name stand where they are', () => {
    expect(render('a<%block>b${x}</%block>c<%block filter="h, trim"> <i> </%block>', { x: 1 })).toBe('ab1c&lt;i&gt;')
    expect(render('<%block>a<% return %>b</%block>c')).toBe('ac')
  })

  it('with a name can be nested and get arguments', () => {
    expect(render('<%block name="a">A<%block name="b">B</%block></%block>|${self.b()}')).toBe('AB|B')
    expect(render('<%block name="a" args="x, y = 2">${x}${y}</%block>', { x: 1 })).toBe('12')
    expect(render('% if x:\n<%block name="a">A</%block>\\\n% endif', { x: false })).toBe('')
  })
})

describe('writing in place', () => {
  it('keeps the order', () => {
    const f = '<%def name="f(a)">(${a})</%def>'
    expect(render(`${f}1\${f(2)}3<% f(4) %>5\${f(6) + "7"}8<% context.write("<9>") %>`)).toBe('1(2)3(4)5(6)78<9>')
    expect(render(`${f}\\\n% if f(1) === '':\n2\\\n% endif`)).toBe('(1)2')
    expect(render(`${f}1\${[2, 3].map(f).join("")}4`)).toBe('1(2)(3)4')
  })
})

describe('await', () => {
  const later = async (value: unknown) => value

  it('makes the page asynchronous', async () => {
    const template = compile('a${await later("<")}b${later(1)}${2}')
    expect(template.isAsync).toBe(true)
    expect(compile('a').isAsync).toBe(false)
    await expect(template.render({ later })).resolves.toBe('a&lt;b12')
  })

  it('works in every part', async () => {
    const text = [
      '<%def name="f(x)">[${await later(x)}]</%def>\\',
      '1${f(2)}3${await f(4)}<%block>${await later(5)}</%block>\\',
      '<%block name="b">${await later(6)}</%block>\\',
      '% if await later(true):\n7\\\n% endif',
      '% for await (const x of [later(8), 9]):\n${x}${loop.index}\\\n% endfor',
      '% while await later(n++ < 1):\n${n}\\\n% endwhile',
      '<%self:g>${await later("x")}</%self:g><%def name="g()">(${await caller.body()})</%def>\\',
      '<%def name="h()" buffered="True" filter="trim"> ${await later("h")} </%def>${h()}${capture(f, "c")}',
    ].join('\n')
    await expect(Promise.resolve(compile(text).render({ later, n: 0 }))).resolves.toBe('1[2]3[4]56780911(x)h[c]')
  })

  it('keeps renderings apart', async () => {
    const template = compile('${x}${await later(x)}<% x += 10 %>${await later(x)}')
    const results = await Promise.all([1, 2, 3].map((x) => template.render({ x, later })))
    expect(results).toEqual(['1111', '2212', '3313'])
  })

  it('reports errors with their place', async () => {
    await expect(
      compile('a\n${await fail()}').render({ fail: () => Promise.reject(new Error('late')) }),
    ).rejects.toMatchObject({
      code: 'KAITHEM_TEMPLATE',
      reason: 'late',
      line: 2,
    })
    await expect(compile('a\n${await later(undefined)}').render({ later })).rejects.toMatchObject({
      line: 2,
      column: 3,
    })
  })

  it('is needed by those who call what awaits', () => {
    const files = { 'i.html': '${await 1}', 'base.html': '${self.body()}' }
    expect(errorOf('\n<%include file="i.html"/>', {}, { files })).toMatchObject({
      place: 'page.html:2:1',
      reason: expect.stringContaining('await null'),
    })
    expect(errorOf('${p}', { p: Promise.resolve(1) }).reason).toContain('write await')
  })

  it('includes and inherits what awaits', async () => {
    const files = { 'i.html': 'i${await later(1)}', 'base.html': '<% await null %>[${self.body()}<%block name="b"/>]' }
    await expect(compile('<% await null %><%include file="i.html"/>', { files }).render({ later })).resolves.toBe('i1')
    const child = '<%inherit file="base.html"/>c${await later(2)}<%block name="b">b${await later(3)}</%block>'
    await expect(compile(child, { files }).render({ later })).resolves.toBe('[c2b3]')
  })
})

it('text under the rules of Mako stays text', () => {
  expect(compatible('<%def name="f()" buffered="True"><b></%def>${f() | h}')).toBe('&lt;b&gt;')
})
