import { describe, expect, it } from 'vitest'
import { errorOf, render } from './support.ts'

describe('tags', () => {
  it('take attributes over lines and in both quotes', () => {
    expect(render(`<%def\n  name='f(a = ">")'\n  filter="trim"\n> \${a} </%def>\${f()}`)).toBe('&gt;')
    expect(render('<%def name = "f()" , buffered="True">x</%def>${f()}')).toBe('x')
  })

  it('are code when they have no shape of a tag', () => {
    expect(render('<%y = 1; y > 0 %>${y}')).toBe('1')
  })

  it.each([
    ['<%foo>', 'page.html:1:1', 'no tag <%foo>'],
    ['<%Def name="f()">', 'page.html:1:1', 'Write <%def>'],
    ['</%foo>', 'page.html:1:1', 'no tag <%foo>'],
    ['</%def', 'page.html:1:1', 'not complete'],
    ['</% def>', 'page.html:1:1', 'not complete'],
    ['<%def>', 'page.html:1:1', 'needs the attribute name'],
    ['<%include/>', 'page.html:1:1', 'needs the attribute file'],
    ['<%inherit/>', 'page.html:1:1', 'needs the attribute file'],
    ['<%call/>', 'page.html:1:1', 'needs the attribute expr'],
    ['<%namespace file="x"/>', 'page.html:1:1', 'name or import'],
    ['<%def name="f()" nam="x">', 'page.html:1:23', 'has no attribute nam'],
    ['<%def name="f()" name="g()">', 'page.html:1:18', 'given twice'],
    ['<%def name=f()>', 'page.html:1:12', 'in quotes'],
    ['<%def name="f()>', 'page.html:1:12', 'has no end'],
    ['<%def name>', 'page.html:1:7', 'has no value'],
    ['<%def name="f()" %>', 'page.html:1:18', 'not closed'],
    ['<%def name="f">', 'page.html:1:13', 'needs parentheses'],
    ['<%def name="f(a">', 'page.html:1:13', 'needs parentheses'],
    ['<%def name="1f()">', 'page.html:1:13', 'is no name'],
    ['<%def name="class()">', 'page.html:1:19', 'Unexpected token'],
    ['<%def name="loop()">', 'page.html:1:13', 'reserved'],
    ['<%def name="f(a b)">', 'page.html:1:17', 'Unexpected token'],
    ['<%def name="f(a, a)">', 'page.html:1:18', ''],
    ['<%def name="${f}()">', 'page.html:1:13', 'cannot hold an expression'],
    ['<%block name="${b}">', 'page.html:1:15', 'cannot hold an expression'],
    ['<%block name="a b">', 'page.html:1:15', 'is no name'],
    ['<%include file="${a | h}"/>', 'page.html:1:17', 'Filters'],
    ['<%include file="a${b"/>', 'page.html:1:18', 'no end'],
    ['<%include file="a" args="1"/>', 'page.html:1:26', 'by name'],
    ['<%include file="a" args="a=1)"/>', 'page.html:1:26', 'no arguments'],
    ['<%page args="a, 5"/>', 'page.html:1:17', ''],
    ['<%text>', 'page.html:1:1', 'not closed'],
    ['a\n<%doc>x', 'page.html:2:1', 'not closed'],
    ['<%def name="f()" filter="h trim"/>', 'page.html:1:28', 'commas'],
    ['<%def name="f()" filter="1"/>', 'page.html:1:26', 'A filter is a name'],
  ])('refuses %j', (text, place, reason) => {
    expect(errorOf(text)).toMatchObject({ place, phase: 'compile', reason: expect.stringContaining(reason) })
  })
})
