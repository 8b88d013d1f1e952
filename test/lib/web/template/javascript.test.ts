import { describe, expect, it } from 'vitest'
import { createFakePackages } from '../../../../lib/platform/fake/packages.ts'
import { createJavaScript } from '../../../../lib/web/template/javascript.ts'
import { Source } from '../../../../lib/web/template/source.ts'
import { javascript } from './support.ts'

const source = (text: string) => new Source('page.html', text)

describe('expression', () => {
  it('ends where the next token cannot belong to it', () => {
    const text = 'a ${ x + "}" } b'
    const { node, end, next, tokens } = javascript.expression(source(text), text, 4)
    expect([node.type, text.slice(4, end), text[next], tokens.length]).toEqual(['BinaryExpression', ' x + "}"', '}', 3])
  })

  it('reports errors at their place in the source', () => {
    const text = 'one\ntwo ( + '
    expect(() => javascript.expression(source(text), 'x )', 2, 4)).toThrow(
      expect.objectContaining({ line: 2, column: 3 }),
    )
    expect(() => javascript.expression(source(text), text, 8)).toThrow('has no end')
  })
})

describe('code', () => {
  it('ends at %> that is no part of it', () => {
    const text = 'let a = "%>"; // %>\n/%>/ %> b'
    const { body, end } = javascript.code(source(text), 0, false)
    expect([body.length, text.slice(end)]).toEqual([2, '%> b'])
  })

  it('knows break only in a loop', () => {
    expect(javascript.code(source('break %>'), 0, true).body).toHaveLength(1)
    expect(() => javascript.code(source('break %>'), 0, false)).toThrow('Unsyntactic break')
    expect(() => javascript.code(source('a'), 0, false)).toThrow('%> is missing')
  })
})

it('tokens are what a line consists of', () => {
  expect(javascript.tokens(source(''), 'a of [1]:', 0).map(({ label }) => label)).toEqual([
    'name',
    'name',
    '[',
    'num',
    ']',
    ':',
  ])
})

it('says when acorn is missing', () => {
  expect(() => createJavaScript(createFakePackages())).toThrow(expect.objectContaining({ code: 'KAITHEM_UNAVAILABLE' }))
})
