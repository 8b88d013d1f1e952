import { describe, expect, it } from 'vitest'
import { errorOf, render } from './support.ts'

describe('names', () => {
  it('come from the template, then the data, then the options, then JavaScript', () => {
    expect(render('${Math.max(1, 2)}')).toBe('2')
    expect(render('${Math}', { Math: 'mine' })).toBe('mine')
    expect(render('${kaithem}', {}, { names: { kaithem: 'k' } })).toBe('k')
    expect(render('${kaithem}', { kaithem: 'data' }, { names: { kaithem: 'k' } })).toBe('data')
    expect(render('<%! const x = "module" %>${x}', { x: 'data' })).toBe('module')
    expect(render('${typeof toString}${typeof constructor}${typeof __proto__}')).toBe('undefined'.repeat(3))
  })

  it('that nobody knows are undefined, or an error at once when it is strict', () => {
    expect(render('${nothing === undefined}${nothing === UNDEFINED}')).toBe('truetrue')
    expect(errorOf('a\n ${nothing}')).toMatchObject({ place: 'page.html:2:4', reason: 'nothing is undefined' })
    const strict = { strictUndefined: true }
    expect(errorOf('a\n ${typeof nothing}', {}, strict)).toMatchObject({
      place: 'page.html:2:11',
      reason: 'nothing is not defined',
    })
    expect(render('${x === undefined}${Math.PI > 3}', { x: undefined }, strict)).toBe('truetrue')
  })
})

describe('assignment', () => {
  it('makes a variable of the page, never a global', () => {
    expect(render('<% leaked = 5 %>${leaked}')).toBe('5')
    expect(render('<%! leaked2 = 6 %>${leaked2}')).toBe('6')
    expect(Object.hasOwn(globalThis, 'leaked')).toBe(false)
    expect(Object.hasOwn(globalThis, 'leaked2')).toBe(false)
    expect(render('<% [a, { b, ...c }] = [1, { b: 2, d: 3 }] %>${a}${b}${c.d}')).toBe('123')
    expect(render('<% for (i of [1, 2]) {} %>${i}<% n++ %>${n}', { n: 1 })).toBe('22')
  })

  it('begins with the value of the data and leaves the data alone', () => {
    const data = { x: 1 }
    expect(render('<% x = x + 1 %>${x}${context.get("x")}', data)).toBe('21')
    expect(data.x).toBe(1)
  })

  it('with let and const keeps to its block', () => {
    expect(render('% if true:\n<% let x = 2 %>${x}\\\n% endif\n${x}', { x: 1 })).toBe('21')
    expect(render('<% const x = 2 %>${x}<% var y = 3 %>${y}<% function z() { return 4 } %>${z()}')).toBe('234')
    expect(errorOf('<% let x = 1 %>\n<% let x = 2 %>')).toMatchObject({
      place: 'page.html:2:8',
      reason: 'x is declared twice',
    })
    expect(errorOf('<%! let x = 1 %><%! let x = 2 %>').reason).toBe('x is declared twice')
    expect(errorOf('<%def name="f(a)"><% let a %></%def>').reason).toBe('a is declared twice')
  })

  it('in a def is its own', () => {
    expect(render('<%def name="f()"><% x = 2 %>${x}</%def><% x = 1 %>${f()}${x}')).toBe('21')
  })

  it('at the module level is shared and can be written', () => {
    const template = '<%! let hits = 0 %><% hits++ %>${hits}<%def name="f()"><% hits = 10 %></%def>${f()}${hits}'
    expect(render(template)).toBe('110')
  })
})

describe('defs', () => {
  it('see the variables of the page as they are when they are called', () => {
    expect(render('<%def name="f()">${x}</%def><% x = 5 %>${f()}<% x = 6 %>${f()}', { x: 1 })).toBe('56')
    expect(render('<%def name="f()">${x}</%def>${f()}<% let x = 5 %>${f()}', { x: 1 })).toBe('15')
    expect(render('<%def name="f()">${g()}</%def><%def name="g()">${x}</%def><% x = 5 %>${f()}', { x: 1 })).toBe('5')
  })

  it('do not see the variables of defs that call them', () => {
    expect(render('<%def name="f()"><% y = 2 %>${g()}</%def><%def name="g()">${y}</%def>${f()}', { y: 1 })).toBe('1')
  })

  it('inside defs are closures', () => {
    const text =
      '<%def name="a(p)"><% let q = 2 %><%def name="b()">${p}${q}${r}</%def>${b()}<% q = 3 %>${b()}</%def>${a(1)}'
    expect(render(text, { r: 'r' })).toBe('12r13r')
    expect(render('<%def name="a()">${b()}<%def name="b()">B</%def></%def>${a()}')).toBe('B')
  })

  it('win over data of the same name', () => {
    expect(render('<%def name="f()">def</%def>${f()}', { f: () => 'data' })).toBe('def')
  })

  it('have parameters as JavaScript has them', () => {
    expect(
      render('<%def name="f(a, b = a + x, ...c)">${a}${b}${c.length}</%def>${f(1)}${f(1, 2, 3, 4)}', { x: 1 }),
    ).toBe('120122')
    expect(render('<%def name="f({ a, b = 2 }, [c])">${a}${b}${c}</%def>${f({ a: 1 }, [3])}')).toBe('123')
  })
})

it('blocks see the data, not the variables of the page', () => {
  expect(render('<% x = 5 %><%block name="b">${x}</%block><%block>${x}</%block>', { x: 1 })).toBe('15')
})

it('data with hostile keys is harmless', () => {
  const data = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": "c", "hasOwnProperty": "h", "toString": "t"}')
  expect(render('${typeof polluted}${constructor}${hasOwnProperty}${toString}${__proto__.polluted}', data)).toBe(
    'undefinedcht1',
  )
  expect('polluted' in {}).toBe(false)
})
