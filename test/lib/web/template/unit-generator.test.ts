import { describe, expect, it } from 'vitest'
import { Markup } from '../../../../lib/markup.ts'
import { compatible, errorOf, render } from './support.ts'

describe('defs', () => {
  it('can be buffered and filtered', () => {
    expect(render('<%def name="f()" buffered="True"> <b> </%def>a${f()}b${f() | trim}c${f() + "<"}')).toBe(
      'a <b> b<b>c &lt;b&gt; &lt;',
    )
    expect(render('<%def name="f()" filter="trim, wrap"> x </%def>a${f()}b', { wrap: (t: string) => `<${t}>` })).toBe(
      'a<x>b',
    )
    expect(compatible('<%def name="f()" filter="h"><b></%def>${f()}')).toBe('&lt;b&gt;')
    expect(render('<%def name="f()" filter="h" buffered="True"><b></%def>${f()}')).toBe('&lt;b&gt;')
  })

  it('can be decorated', () => {
    const d =
      '<%! const d = (fn) => (context, ...args) => { context.write("<"); fn(...args); context.write(">"); return "" } %>'
    expect(render(`${d}<%def name="f(a)" decorator="d">\${a}</%def>\${f(1)}`)).toBe('<1>')
    expect(render(`${d}<%def name="o()"><%def name="f(a)" decorator="d">\${a}</%def>\${f(2)}</%def>\${o()}`)).toBe(
      '<2>',
    )
    expect(render('<%def name="f()" decorator="d">x</%def>${f()}', { d: (f: () => unknown) => () => f() })).toBe('x')
    expect(render(`${d}<%block name="b" decorator="d">B</%block>`)).toBe('<B>')
  })

  it('can be called by other defs and by themselves', () => {
    expect(render('<%def name="f(n)">${n}${n > 0 ? f(n - 1) : g()}</%def><%def name="g()">!</%def>${f(2)}')).toBe(
      '210!',
    )
  })
})

describe('module blocks', () => {
  it('run once, in order, before the page', () => {
    const calls: string[] = []
    const names = { note: (text: string) => calls.push(text) }
    expect(render('${b}<%! note("1"); const a = 1 %><%! note("2"); const b = a + 1 %>', {}, { names })).toBe('2')
    expect(calls).toEqual(['1', '2'])
  })

  it('do not see the data', () => {
    expect(render('<%! const kind = typeof x %>${kind}', { x: 1 })).toBe('undefined')
    expect(render('<%! const kind = typeof x %>${kind}${x}', { x: 1 }, { names: { x: 'n' } })).toBe('string1')
  })

  it('report errors with their place', () => {
    expect(errorOf('a\n<%!\n  null.x\n%>')).toMatchObject({ place: 'page.html:3:8', phase: 'render' })
  })
})

describe('<%page>', () => {
  it('names arguments', () => {
    expect(render('<%page args="x, y = x + 1, z = q"/>${x}${y}${z}', { x: 1, q: 'q' })).toBe('12q')
    expect(render('<%page args="x, y"/>${Object.keys(pageargs).join()}', { x: 1, y: 2, z: 3, a: 4 })).toBe('z,a')
    expect(errorOf('\n<%page args="x, y"/>${x}', { x: 1 })).toMatchObject({
      place: 'page.html:2:14',
      reason: expect.stringContaining('argument y of page.html is missing'),
    })
  })

  it('can be cached whole', () => {
    expect(render('<%page cached="True"/>${x}', { x: 1 })).toBe('1')
  })
})

it('a Markup in the data stays', () => {
  expect(render('${m}', { m: new Markup('<b>') })).toBe('<b>')
})

it('names that JavaScript gives a meaning work', () => {
  expect(render('${undefined === UNDEFINED}${NaN}${Infinity}${typeof globalThis}')).toBe('trueNaNInfinityobject')
})
