import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../../lib/platform/fake/clock.ts'
import { createTemplates } from '../../../../lib/web/template/engine.ts'
import { compatible, errorOf, packages, render } from './support.ts'

describe('<%include>', () => {
  const files = {
    'i.html': '<%page args="a, b = 2, c = x"/>(${a}${b}${c}${Object.keys(pageargs).join()})',
    'plain.html': '${x}${y}',
  }

  it('gives arguments by name', () => {
    expect(render('<%include file="i.html" args="a=1"/>', { x: 'X' }, { files })).toBe('(12X)')
    expect(
      render('<%include file="i.html" args="a=1, b, d=4, ...o"/>', { x: 'X', b: 5, o: { c: 6, e: 7 } }, { files }),
    ).toBe('(156d,e)')
    expect(render('<%include file="i.html"/>', { x: 'X', a: 8 }, { files })).toContain('(82X')
    expect(errorOf('<%include file="i.html"/>', {}, { files })).toMatchObject({
      place: 'i.html:1:14',
      reason: expect.stringContaining('argument a'),
    })
  })

  it('shows the data, not the variables of the page', () => {
    expect(render('<% x = 9; let y = 8 %><%include file="plain.html"/>', { x: 1, y: 2 }, { files })).toBe('12')
  })

  it('is computed', () => {
    expect(render('<%include file="${n}.html"/>', { n: 'plain', x: 1, y: 2 }, { files })).toBe('12')
    expect(errorOf('<%include file="${n}"/>', { n: null }, { files }).reason).toContain('not object')
  })

  it('of itself without end names the chain', () => {
    const ring = { 'a.html': '<%include file="b.html"/>', 'b.html': '<%include file="a.html"/>' }
    expect(errorOf('<%include file="a.html"/>', {}, { files: ring }).reason).toMatch(
      /without end: (?:[ab]\.html → ){4}[ab]\.html$/,
    )
  })

  it('may include itself to an end', () => {
    const tree = {
      't.html':
        '<%page args="node"/>${node.n}\\\n% for child of node.children ?? []:\n<%include file="t.html" args="node=child"/>\\\n% endfor',
    }
    const node = { n: 1, children: [{ n: 2, children: [{ n: 3 }] }, { n: 4 }] }
    expect(render('<%include file="t.html" args="node=node"/>', { node }, { files: tree })).toBe('1234')
  })

  it('asks a handler about errors', () => {
    const includeErrorHandler = (context: object, error: unknown) => {
      ;(context as { write(text: string): void }).write(`[${(error as Error).message}]`)
      return true
    }
    const boom = () => {
      throw new Error('b')
    }
    const broken = { 'i.html': 'before${boom()}' }
    expect(render('1<%include file="i.html"/>2', { boom }, { files: broken, includeErrorHandler })).toBe('1before[b]2')
    expect(
      errorOf('<%include file="i.html"/>', { boom }, { files: broken, includeErrorHandler: () => false }).reason,
    ).toBe('b')
  })
})

describe('capture', () => {
  it('gives what a def writes, as markup', () => {
    const f = '<%def name="f(a)"><b>${a}</b></%def>'
    expect(render(`${f}\${capture(f, "<")}|\${capture(f, 1) + "<"}`)).toBe('<b>&lt;</b>|&lt;b&gt;1&lt;/b&gt;&lt;')
    expect(compatible(`${f}\${capture(f, 1) | h}`)).toBe('&lt;b&gt;1&lt;/b&gt;')
    expect(render(`${f}<% const text = String(capture(f, 1)) %>\${text.length}`)).toBe('8')
    expect(errorOf('${capture(5)}').reason).toContain('needs a function')
  })

  it('is ended by an error', () => {
    const boom = () => {
      throw new Error('b')
    }
    expect(
      render('a<%def name="f()">lost${boom()}</%def>\\\n% try:\n${capture(f)}\\\n% catch:\nc\\\n% endtry\nd', { boom }),
    ).toBe('acd')
  })
})

describe('cached', () => {
  it('keeps a text by key and for a time', async () => {
    const clock = new ManualClock(0)
    const engine = createTemplates({ packages, clock })
    let made = 0
    const next = () => ++made
    const text =
      '<%def name="f(k)" cached="True" cache_key="${k}" cache_timeout="10">${k}${next()}</%def>${f("a")} ${f("b")} ${f("a")}'
    const template = engine.compile(text)
    expect(template.render({ next })).toBe('a1 b2 a1')
    await clock.advance(9)
    expect(template.render({ next })).toBe('a1 b2 a1')
    await clock.advance(1)
    expect(template.render({ next })).toBe('a3 b4 a3')
  })

  it('works for blocks, buffered defs and whole pages', () => {
    let made = 0
    const template = createTemplates({ packages, clock: new ManualClock(0) }).compile(
      '<%page cached="True" cache_key="${user}"/>${next()}<%block cached="True">${next()}</%block><%def name="f()" cached="True" buffered="True">${next()}</%def>${f() | trim}${f()}',
    )
    const data = (user: string) => ({ user, next: () => ++made })
    expect([template.render(data('a')), template.render(data('a')), template.render(data('b'))]).toEqual([
      '1233',
      '1233',
      '4233',
    ])
  })
})
