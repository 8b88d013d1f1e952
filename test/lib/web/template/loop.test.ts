import { describe, expect, it } from 'vitest'
import { errorOf, render } from './support.ts'

describe('loop', () => {
  it('tells where it is', () => {
    const text =
      '% for x of xs:\n${loop.index}${loop.reverse_index}${loop.first}${loop.last}${loop.even}${loop.odd};\\\n% endfor'
    const expected = '01truefalsetruefalse;10falsetruefalsetrue;'
    for (const xs of [
      ['a', 'b'],
      'ab',
      new Set([1, 2]),
      new Map([
        [1, 1],
        [2, 2],
      ]),
    ])
      expect(render(text, { xs })).toBe(expected)
    expect(render(text.replace('x of xs', '(const x of xs)'), { xs: [1, 2] })).toBe(expected)
    expect(render(text.replace('x of xs', 'x in xs'), { xs: [1, 2] })).toBe(expected)
    expect(render('% for x of xs:\n${loop.last}\\\n% endfor', { xs: '😀a' })).toBe('falsetrue')
  })

  it('cycles', () => {
    expect(render('% for x of [1, 2, 3]:\n${loop.cycle("odd", "even")} \\\n% endfor')).toBe('odd even odd ')
    expect(errorOf('% for x of [1]:\n${loop.cycle()}\n% endfor').reason).toContain('needs values')
  })

  it('knows its parent, also from defs and contents inside', () => {
    const text = '% for x of [1, 2]:\n% for y of [1, 2]:\n${loop.parent.index}${loop.index} \\\n% endfor\n% endfor'
    expect(render(text)).toBe('00 01 10 11 ')
    expect(render('% for x of [1]:\n${loop.parent === null}\\\n% endfor')).toBe('true')
    const inside = '% for x of [1, 2]:\n<%block>${loop.index}</%block><%self:f>${loop.index}</%self:f>\\\n% endfor\n'
    expect(render(`${inside}<%def name="f()">\${caller.body()}</%def>`)).toBe('0011')
  })

  it('counts in for-in and classic loops, and in things without a length', () => {
    expect(render('% for (const k in {a: 1, b: 2}):\n${k}${loop.index}\\\n% endfor')).toBe('a0b1')
    expect(render('% for (let i = 5; i < 7; i++):\n${i}${loop.index}\\\n% endfor')).toBe('5061')
    const text =
      '<%! function* two() { yield 1; yield 2 } %>\\\n% for x of two():\n${loop.index}${loop.first}\\\n% endfor'
    expect(render(text)).toBe('0true1false')
    expect(errorOf(text.replace('first', 'last')).reason).toContain('loop.last needs something with a length')
  })

  it('is reserved, and only known in a loop', () => {
    expect(errorOf('a ${loop.index}')).toMatchObject({
      place: 'page.html:1:5',
      reason: expect.stringContaining('inside % for'),
    })
    expect(errorOf('<% loop = 1 %>').reason).toContain('reserved')
    expect(errorOf('', { loop: 1 }).reason).toContain('reserved')
    expect(render('<%page enable_loop="False"/><% let loop = 1 %>${loop}')).toBe('1')
  })
})
