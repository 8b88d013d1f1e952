import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../../lib/platform/fake/clock.ts'
import { createTemplates } from '../../../../lib/web/template/engine.ts'
import type { TemplateError } from '../../../../lib/web/template/error.ts'
import { RenderState } from '../../../../lib/web/template/render-state.ts'
import { packages, thrown } from './support.ts'

/** A clock on which each look takes a tenth of a second. */
function engine() {
  let looks = 0
  const templates = createTemplates({ packages, clock: new ManualClock(0), elapsed: () => looks++ / 10, timeLimit: 2 })
  return { templates, looks: () => looks }
}

describe('the time limit', () => {
  it.each([
    ['% while true:', '\n% while true:\nx\n% endwhile', 2],
    ['% for', '\n% for (;;):\nx\n% endfor', 2],
    ['an endless list', '<%! function* all() { while (true) yield 1 } %>\n% for x of all():\n% endfor', 0],
    ['while', '\n<% while (true) {} %>', 2],
    ['do', '\n<% let x = 0; do x++; while (x > 0) %>', 2],
    ['for', '\n<% for (;;); %>', 2],
    ['a function', '\n<% const f = () => { while (true); }; f() %>', 2],
    ['a module function', '<%!\nfunction f() { for (;;) {} } %>${f()}', 2],
    ['an expression', '\n${(() => { for (;;) {} })()}', 2],
    ['recursion that branches', '\n<%def name="f(n)">${n > 0 ? f(n - 1) + f(n - 1) : ""}</%def>${f(60)}', 2],
    ['a function that branches', '\n<% const f = (n) => { return n > 0 ? f(n - 1) + f(n - 1) : 0 }; f(60) %>', 2],
    ['catch', '\n% while true:\n% try:\n<% for (;;); %>\n% catch:\n% endtry\n% endwhile', 4],
    ['catch in code', '\n<% while (true) { try { for (;;); } catch {} } %>', 2],
    ['finally', '\n<% while (true) { try { for (;;); } finally { continue } } %>', 2],
    ['blocks', '\n<%block>\n% while true:\n% endwhile\n</%block>', 3],
  ])('ends %s', (_, text, line) => {
    const error = thrown(() => engine().templates.compile(text, { name: 'page.html' }).render()) as TemplateError
    expect(error).toMatchObject({ code: 'KAITHEM_TEMPLATE_TIME', templateName: 'page.html', phase: 'render' })
    if (line > 0) expect(error.line).toBe(line)
    expect(error.reason).toContain('2 seconds')
  })

  it('holds for included templates and for the module level', () => {
    const lookup = () => '\n\n% while true:\n% endwhile'
    const include = thrown(() => engine().templates.compile('<%include file="i"/>', { lookup }).render())
    expect(include).toMatchObject({ code: 'KAITHEM_TEMPLATE_TIME', templateName: 'i', line: 3 })
    expect(thrown(() => engine().templates.compile('<%! while (true); %>'))).toMatchObject({
      code: 'KAITHEM_TEMPLATE_TIME',
      line: 1,
    })
  })

  it('holds for pages that await', async () => {
    const template = engine().templates.compile('\n% while true:\n${await 1}\n% endwhile')
    await expect(template.render()).rejects.toMatchObject({ code: 'KAITHEM_TEMPLATE_TIME', line: 2 })
  })

  it('does not end what ends, and is new for each rendering', () => {
    const { templates } = engine()
    const template = templates.compile('% for (let i = 0; i < 1000; i++):\n% endfor\nok')
    for (let i = 0; i < 20; i++) expect(template.render()).toBe('ok')
  })

  it('can be set', () => {
    const text = '% for (let i = 0; i < 5000; i++):\n% endfor\nok'
    expect(engine().templates.compile(text, { timeLimit: 100 }).render()).toBe('ok')
    expect(thrown(() => engine().templates.compile(text, { timeLimit: 1 }).render())).toMatchObject({
      code: 'KAITHEM_TEMPLATE_TIME',
    })
    for (const timeLimit of [0, -1, Number.NaN, '5' as never]) {
      expect(thrown(() => engine().templates.compile('', { timeLimit }))).toMatchObject({ code: 'KAITHEM_VALUE' })
    }
  })

  it('looks at the clock rarely', () => {
    const { templates, looks } = engine()
    templates.compile('% for (let i = 0; i < 1000; i++):\n% endfor').render()
    expect(looks()).toBeLessThan(20)
  })
})

describe('RenderState', () => {
  const options = { elapsed: () => 0, timeLimit: 1 }

  it('captures, also when that fails', () => {
    const x = new RenderState(options)
    x.s = 'a'
    expect(
      x.capture(() => {
        x.s += 'b'
      }),
    ).toBe('b')
    expect(() =>
      x.capture(() => {
        x.s += 'c'
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(x.s).toBe('a')
    expect(() => x.capture(() => Promise.resolve())).toThrow('awaits')
  })

  it('gives the caller to the next def only', () => {
    const x = new RenderState(options)
    x.next = 'caller'
    expect([x.enter(), x.enter()]).toEqual(['caller', null])
  })

  it('remembers the way of the last error', () => {
    const x = new RenderState(options)
    const frame = (what: string) => ({ unit: {} as never, what, at: 0 })
    x.note('a', frame('1'))
    x.note('a', frame('2'))
    expect(x.framesOf('a').map(({ what }) => what)).toEqual(['1', '2'])
    x.note('b', frame('3'))
    expect(x.framesOf('a')).toEqual([])
    for (let i = 0; i < 100; i++) x.note('b', frame('more'))
    expect(x.framesOf('b')).toHaveLength(50)
  })
})
