import { describe, expect, it } from 'vitest'
import { lastNotAbove, Source } from '../../../../lib/web/template/source.ts'

describe('Source', () => {
  const source = new Source('a.html', 'one\ntwo\r\n\nfour')

  it('knows line and column of an offset', () => {
    expect(source.position(0)).toEqual({ line: 1, column: 1 })
    expect(source.position(3)).toEqual({ line: 1, column: 4 })
    expect(source.position(4)).toEqual({ line: 2, column: 1 })
    expect(source.position(11)).toEqual({ line: 4, column: 2 })
    expect(source.position(-1)).toEqual({ line: 1, column: 1 })
  })

  it('gives lines without their ends', () => {
    expect([0, 1, 2, 3, 4, 5].map((line) => source.line(line))).toEqual(['', 'one', 'two', '', 'four', ''])
    expect(source.lines).toBe(4)
  })

  it('drops a byte order mark', () => {
    expect(new Source('a', '\ufeffx').text).toBe('x')
  })
})

it('lastNotAbove finds the entry before a value', () => {
  expect([0, 4, 5, 99].map((value) => lastNotAbove([0, 5, 10], value))).toEqual([0, 0, 1, 2])
})
