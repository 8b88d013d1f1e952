import { describe, expect, it } from 'vitest'
import { noFacts } from '../../../../lib/web/template/facts.ts'
import { Source } from '../../../../lib/web/template/source.ts'
import { Walker } from '../../../../lib/web/template/walker.ts'
import { javascript, render } from './support.ts'

function factsOf(text: string, guard = '') {
  const source = new Source('a', `${text}%>`)
  const facts = noFacts()
  new Walker({ source, guard }, facts).program(javascript.code(source, 0, true).body)
  const { reads, writes, declares, awaits, calls } = facts
  return {
    reads: [...reads.keys()],
    writes: [...writes.keys()],
    declares: declares.map(({ name }) => name),
    awaits,
    calls,
    facts,
  }
}

describe('names', () => {
  it.each([
    ['a.b[c].d', ['a', 'c']],
    ['x = { a, b: c, [d]: 1, e() { return f } }', ['a', 'c', 'd', 'f']],
    ['{ let a = b; a; { let b; b } c }', ['b', 'c']],
    ['(a, b = c, { d = e, ...f }, [g]) => a + b + d + f + g + h', ['c', 'e', 'h']],
    ['x = function a(b) { var c; return a + b + c + d; function e() {} }', ['d']],
    ['(function a() { a; b })', ['b']],
    ['class A extends B { c = d; static { let e; e; f } [g]() { this.h; super.i } #j = 1 }', ['B', 'd', 'f', 'g']],
    ['try { a } catch ({ b = c }) { b }', ['a', 'c']],
    ['for (const a of b) { a; c } for (d in e) f', ['b', 'c', 'e', 'f']],
    ['for (let i = a; i < b; i++) i', ['a', 'b']],
    ['label: for (;;) { break label }', []],
    ['switch (a) { case b: let c; default: c }', ['a', 'b']],
    ['`${a}${`${b}`}`; c`d`', ['a', 'b', 'c']],
    ['if (a) { var v = 1 } v; new.target', null],
    ['a?.b?.[c](d); delete e.f; typeof g; void 0', ['a', 'c', 'd', 'e', 'g']],
    ['() => arguments', null],
    ['function f() { return arguments }', []],
    ['[a, b] = [b, a]', ['b', 'a']],
  ])('read by %s', (text, expected) => {
    if (expected === null) expect(() => factsOf(text)).toThrow()
    else expect(factsOf(text).reads).toEqual(expected)
  })

  it('assigned without being declared', () => {
    expect(factsOf('a = 1; b += 2; c++; [d, { e, f: g.h, ...i }] = j; for (k of l) {} for (m in n) {}').writes).toEqual(
      [...['a', 'b', 'c', 'd', 'e', 'i', 'k', 'm']],
    )
    expect(factsOf('let a; a = 1; (b) => { b = 1 }; function f() { f = 1; var c; c = 2 }').writes).toEqual([])
  })

  it('declared at the level of the template', () => {
    expect(
      factsOf('let a, { b, ...c } = {}; const d = 1; function e() {} class F {} { let g; var h } for (var i of []) {}')
        .declares,
    ).toEqual([...['a', 'b', 'c', 'd', 'e', 'F', 'h', 'i']])
  })
})

describe('what code does', () => {
  it('calls or not', () => {
    for (const text of ['a()', 'new A', 'a`b`', '[1].map((x) => x)', 'for (const a of b);'])
      expect(factsOf(text).calls).toBe(true)
    for (const text of ['a.b', 'a + b', 'x = (a) => a', '`${a}`']) expect(factsOf(text).calls).toBe(false)
  })

  it('awaits itself or only in a function', () => {
    expect(factsOf('await a').awaits).toBe(true)
    expect(factsOf('for await (const a of b) {}').awaits).toBe(true)
    expect(factsOf('x = async () => { await a; for await (const b of c) {} }').awaits).toBe(false)
  })
})

describe('insertions', () => {
  const guarded = (text: string) => {
    const { facts } = factsOf(text, 'G;')
    return facts.insertions.map(({ at, text: added }) => `${at}${added}`)
  }

  it('guard every loop and every function with a body', () => {
    expect(guarded('for (;;) {}')).toEqual(['10G;'])
    expect(guarded('while (a) b;')).toEqual(['10{G;', '12}'])
    expect(guarded('do { a } while (b)')).toEqual(['4G;'])
    expect(guarded('for (a in b) c')).toEqual(['13{G;', '14}'])
    expect(guarded('x = () => { a }')).toEqual(['11G;'])
    expect(guarded('x = () => a')).toEqual([])
  })

  it('make a bare return give an empty text', () => {
    expect(guarded('return')).toEqual(["6 ''"])
    expect(guarded('return 1')).toEqual([])
    expect(render('a<% if (true) return; %>b')).toBe('a')
    expect(render('<%def name="f()">a<% for (;;) return %>b</%def>[${f()}]')).toBe('[a]')
    expect(render('<%def name="f()"><% return STOP_RENDERING %></%def>[${f()}]')).toBe('[]')
    expect(render('<%def name="f()"><% return 5 %></%def>[${f()}]')).toBe('[5]')
  })
})
