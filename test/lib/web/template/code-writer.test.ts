import { describe, expect, it } from 'vitest'
import { CodeWriter } from '../../../../lib/web/template/code-writer.ts'
import { noFacts } from '../../../../lib/web/template/facts.ts'

const piece = (code: string, at: number, shifts = [{ at: 0, length: 0 }]) => ({ code, at, facts: noFacts(), shifts })

describe('CodeWriter', () => {
  it('puts texts into one concatenation', () => {
    const { code } = new CodeWriter().text('a').text('"').line('x()').text('b').finish()
    expect(code).toBe('k$o += "a"\n + "\\""\n;\nx()\nk$o += "b"\n;\n')
  })

  it('ends a very long one', () => {
    const writer = new CodeWriter()
    for (let i = 0; i < 250; i++) writer.text('a')
    expect(writer.finish().code.match(/\+=/g)).toHaveLength(3)
  })
})

describe('CodeMap', () => {
  it('leads back to the template', () => {
    const { map } = new CodeWriter()
      .line('own')
      .raw('f(')
      .piece(piece('ab\ncd', 10))
      .raw(')\n')
      .mark(50)
      .raw('xyz')
      .finish()
    expect(map.offset(1, 2)).toBeUndefined()
    expect(map.offset(2, 3)).toBe(10)
    expect(map.offset(2, 4)).toBe(11)
    expect(map.offset(3, 1)).toBe(13)
    expect(map.offset(3, 9)).toBe(50)
    expect(map.offset(99, 1)).toBeUndefined()
  })

  it('leaves out what was inserted', () => {
    const { map } = new CodeWriter().piece(piece('aGGb', 10, [{ at: 1, length: 2 }])).finish()
    expect([1, 2, 3, 4].map((column) => map.offset(1, column))).toEqual([10, 11, 11, 11])
    expect(map.offset(1, 5)).toBe(12)
  })

  it('counts all line ends of JavaScript', () => {
    const { map } = new CodeWriter().piece(piece('a\u2028b\r\nc\rd', 10)).finish()
    expect([1, 2, 3, 4].map((line) => map.offset(line, 1))).toEqual([10, 12, 15, 17])
  })
})
