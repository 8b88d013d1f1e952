import { describe, expect, it } from 'vitest'
import { callNamed, withParameterNames } from '../../../../lib/web/template/named-call.ts'
import { errorOf, render } from './support.ts'

describe('callNamed', () => {
  const add = withParameterNames((...all: readonly unknown[]) => all, { names: ['a', 'b'], required: new Set(['a']) })

  it('puts arguments in order', () => {
    expect(callNamed(add, { b: 2, a: 1 }, 'add')).toEqual([1, 2])
    expect(callNamed(add, { a: 1 }, 'add')).toEqual([1, undefined])
    expect(() => callNamed(add, { c: 1, a: 1 }, 'add')).toThrow('add has no parameter c')
    expect(() => callNamed(add, { b: 1 }, 'add')).toThrow('add needs the argument a')
    expect(() => callNamed(5, {}, 'five')).toThrow('five is not a function')
  })

  it('gives one object where names are not known', () => {
    const all = (...given: readonly unknown[]) => given
    expect(callNamed(all, { a: 1 }, 'all')).toEqual([{ a: 1 }])
    expect(callNamed(all, {}, 'all')).toEqual([])
    const pattern = withParameterNames(all, { names: [undefined], required: new Set() })
    expect(callNamed(pattern, { a: 1 }, 'all')).toEqual([{ a: 1 }])
  })
})

describe('<%ns:def>', () => {
  const f = '<%def name="f(a, b = 2)">[${a}|${b}|${typeof b}]</%def>'

  it('calls with texts and with values', () => {
    expect(render(`${f}<%self:f a="1"/><%self:f b="\${x}" a="n-\${x}-m"/>`, { x: 5 })).toBe(
      '[1|2|number][n-5-m|5|number]',
    )
    expect(render('<%def name="g({ a, b })">${a}${b}</%def><%self:g a="1" b="2"/>')).toBe('12')
  })

  it('reports wrong arguments at the tag', () => {
    expect(errorOf(`${f}\n <%self:f c="1"/>`)).toMatchObject({
      place: 'page.html:2:2',
      reason: expect.stringContaining('no parameter c'),
    })
    expect(errorOf(`${f}\n <%self:f b="1"/>`).reason).toContain('needs the argument a')
    expect(errorOf('\n<%self:g/>')).toMatchObject({
      place: 'page.html:2:1',
      reason: expect.stringContaining('not a function'),
    })
  })
})
