import { describe, expect, it } from 'vitest'
import { PageSource } from '../../../../lib/web/pages/source.ts'

describe('a page with its code', () => {
  const source = new PageSource({ body: 'one\ntwo\nthree', lines: 4, code: 'a()\nb()', setup: 'let x\nlet y\nlet z' })

  it('stands on lines of its own', () => {
    expect(source.text.split('\n')).toEqual([
      '<%!',
      'let x',
      'let y',
      'let z',
      '%>\\',
      '<%',
      'a()',
      'b()',
      '%>\\',
      'one',
      'two',
      'three',
    ])
    expect(source.body).toBe('one\ntwo\nthree')
  })

  it.each([
    [1, 'setup', 1],
    [2, 'setup', 1],
    [4, 'setup', 3],
    [5, 'setup', 3],
    [6, 'code', 1],
    [7, 'code', 1],
    [8, 'code', 2],
    [9, 'code', 2],
    [10, 'body', 5],
    [12, 'body', 7],
  ])('line %d is %s %d', (line, part, own) => expect(source.place(line)).toEqual({ part, line: own }))

  it('shows the lines around a place', () => {
    expect(source.excerpt({ part: 'body', line: 6 }, 1)).toBe('  5 | one\n> 6 | two\n  7 | three')
    expect(source.excerpt({ part: 'code', line: 2 })).toBe('  1 | a()\n> 2 | b()')
    expect(source.excerpt({ part: 'body', line: 5 }, 0)).toBe('> 5 | one')
  })

  it('maps the places in a trace', () => {
    expect(source.mapTrace('render of /m/p:11:3\nf at /m/p:2:1\nx at /m/p2:11:3 and /m/p:?', '/m/p')).toBe(
      'render of /m/p:6:3\nf at /m/p (setup):1:1\nx at /m/p2:11:3 and /m/p:?',
    )
  })
})

it('without code a page is its text', () => {
  const source = new PageSource({ body: 'a\nb', code: ' \n', setup: '' })
  expect(source.text).toBe('a\nb')
  expect(source.place(2)).toEqual({ part: 'body', line: 2 })
})
