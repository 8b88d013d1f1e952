import { describe, expect, it } from 'vitest'
import { errorOf, render } from './support.ts'

describe('structure', () => {
  it.each([
    ['% if x:\na', 'page.html:1:3', '% endif is missing'],
    ['a\n% endif', 'page.html:2:1', 'nothing to end'],
    ['% if x:\n% endfor', 'page.html:2:1', 'does not match % if of line 1'],
    ['% if x:\n% else:\n% elif y:\n% endif', 'page.html:3:3', 'cannot follow % else'],
    ['% if x:\n% else:\n% else:\n% endif', 'page.html:3:3', 'cannot follow % else'],
    ['% else:', 'page.html:1:3', 'no % if'],
    ['% for x in y:\n% else:\n% endfor', 'page.html:2:3', 'no % if'],
    ['% while x:\n% catch:\n% endwhile', 'page.html:2:3', 'no % try'],
    ['% try:\n% endtry', 'page.html:1:3', 'needs % catch'],
    ['% try:\n% finally:\n% catch:\n% endtry', 'page.html:3:3', 'cannot follow % finally'],
    ['% switch x:\na\n% case 1:\n% endswitch', 'page.html:1:3', 'first % case'],
    ['% switch x:\n${a}\n% case 1:\n% endswitch', 'page.html:1:3', 'first % case'],
    ['% switch x:\n% default:\n% default:\n% endswitch', 'page.html:3:3', 'cannot follow'],
    ['% case 1:', 'page.html:1:3', 'no % switch'],
    ['<%def name="f()">', 'page.html:1:1', 'not closed'],
    ['a\n <%block>\n', 'page.html:2:2', 'not closed'],
    ['</%def>', 'page.html:1:1', 'closes nothing'],
    ['<%def name="f()"></%block>', 'page.html:1:18', 'does not match <%def> of line 1'],
    ['<%def name="f()">\n% if x:\n</%def>', 'page.html:3:1', '% if of line 2 is not ended'],
    ['% if x:\n<%def name="f()">\n% endif\n</%def>', 'page.html:3:1', 'nothing to end inside <%def>'],
    ['% if x:\n</%def>', 'page.html:2:1', '% if of line 1 is not ended'],
    ['<%def name="f()"/>\n<%def name="f()"/>', 'page.html:2:1', 'already a def named f'],
    ['<%block name="f"/><%def name="f()"/>', 'page.html:1:19', 'already a block named f'],
    ['<%block name="f"/><%block name="f"/>', 'page.html:1:19', 'already a block named f'],
    ['<%def name="f()"><%block name="b"/></%def>', 'page.html:1:18', 'cannot stand inside <%def>'],
    ['<%call expr="f()"><%block name="b"/></%call>', 'page.html:1:19', 'cannot stand inside <%call>'],
    ['<%self:f><%block name="b"/></%self:f>', 'page.html:1:10', 'cannot stand inside <%self:f>'],
    ['<%namespace name="n"><%block/></%namespace>', 'page.html:1:22', 'needs a name'],
    ['<%inherit file="a"/><%inherit file="b"/>', 'page.html:1:21', 'twice'],
    ['<%def name="f()"><%page args="x"/></%def>', 'page.html:1:18', '<%page> cannot stand inside'],
    ['<%include file="a"><%block/></%include>', 'page.html:1:20', 'no content'],
  ])('refuses %j', (text, place, reason) => {
    expect(errorOf(text)).toMatchObject({ place, phase: 'compile', reason: expect.stringContaining(reason) })
  })

  it('lets nested defs of different defs have one name', () => {
    const nested = (name: string, text: string) =>
      `<%def name="${name}()"><%def name="in_()">${text}</%def>\${in_()}</%def>`
    expect(render(`${nested('a', '1')}${nested('b', '2')}\${a()}\${b()}`)).toBe('12')
  })
})
