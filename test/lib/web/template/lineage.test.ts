import { describe, expect, it } from 'vitest'
import { errorOf, render } from './support.ts'

const base =
  '[<%block name="head">base head</%block>|${self.title()}|${next.body()}|<%block name="foot">base foot</%block>]<%def name="title()">base title</%def>'
const files = {
  'base.html': base,
  'middle.html':
    '<%inherit file="base.html"/>middle(${next.body()})<%block name="foot">middle ${parent.foot()}</%block><%! const where = "middle", other = "m" %>',
}
const child = (text: string, more = files) => render(`<%inherit file="base.html"/>${text}`, { x: 'X' }, { files: more })

describe('inheritance', () => {
  it('puts the page into the outer template', () => {
    expect(child('page ${x}')).toBe('[base head|base title|page X|base foot]')
  })

  it('replaces blocks and defs, and can use the outer ones', () => {
    expect(
      child('p<%block name="head">own, ${parent.head()}</%block><%def name="title()">T ${parent.title()}</%def>'),
    ).toBe('[own, base head|T base title|p|base foot]')
  })

  it('goes over several templates', () => {
    const text =
      '<%inherit file="middle.html"/>page<%block name="foot">page ${parent.foot()}</%block><%! const where = "page" %>${self.attr.where}${parent.attr.where}${self.attr.other}${local.attr.where}'
    expect(render(text, {}, { files })).toBe('[base head|base title|middle(pagepagemiddlempage)|page middle base foot]')
  })

  it('is computed', () => {
    expect(render('<%inherit file="${x}.html"/>p', { x: 'base' }, { files })).toContain('|p|')
    expect(render('<%inherit file=\'${x ? "base.html" : null}\'/>p', { x: 0 }, { files })).toBe('p')
    expect(render('<%inherit file=\'${x ? "base.html" : null}\'/>p', { x: 1 }, { files })).toContain('|p|')
  })

  it('knows parent and next only where there is one', () => {
    expect(render('${parent === undefined}${next === undefined}')).toBe('truetrue')
    expect(render('${parent}${next}', { parent: 'p', next: 'n' })).toBe('pn')
    expect(render('${self.name}${self.uri}${self.inherits === null}')).toBe('page.htmlpage.htmltrue')
  })

  it('gives arguments to the body', () => {
    const more = { 'base.html': '${next.body({ a: 1 })}${next.body(2, 3)}' }
    expect(child('<%page args="a, b = 9"/>${a}${b};', { ...files, ...more })).toBe('19;23;')
  })

  it('shows a block of the page only where the outer one has it', () => {
    expect(child('p<%block name="head">H</%block><%block name="own">O</%block>')).toBe('[H|base title|pO|base foot]')
  })
})

describe('inheritance that is wrong', () => {
  it('names the ring', () => {
    const ring = { 'a.html': '<%inherit file="b.html"/>', 'b.html': '<%inherit file="a.html"/>' }
    expect(errorOf('<%inherit file="a.html"/>', {}, { files: ring }).reason).toBe(
      'Templates inherit from each other without end: page.html → a.html → b.html → a.html',
    )
    expect(
      errorOf('<%inherit file="page.html"/>', {}, { files: { 'page.html': '<%inherit file="page.html"/>' } }).reason,
    ).toContain('page.html → page.html')
  })

  it('reports what is missing at the tag', () => {
    expect(errorOf('\n <%inherit file="no.html"/>', {}, { files })).toMatchObject({
      place: expect.stringMatching(/^page.html:2:/),
      reason: 'There is no template no.html',
    })
    expect(errorOf('\n <%inherit file="${5}"/>', {}, { files }).reason).toContain('not number')
    expect(errorOf('<%inherit file="base.html"/>', {}).reason).toContain('no template')
  })
})
