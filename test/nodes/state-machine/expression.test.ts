import { describe, expect, test } from 'vitest'
import { compileCondition, expressionProblem } from '../../../nodes/state-machine/expression.ts'

const tv = (name: string): number => (name === '/a' ? 5 : 0)

describe('reading', () => {
  test.each(["tv('/a') > 80", "tv('/a') > 1 and not stv('/b') == 'x'", 'true', '(1, 2)', 'x => x'])(
    '%s can be read',
    (text) => {
      expect(expressionProblem(text)).toBeUndefined()
    },
  )

  test.each(['', "tv('/a'", 'a b', 'if (a) b', '1; 2', 'return 1', 'a // b', '1); f(); (2', 'x'.repeat(5000)])(
    '%s cannot be read',
    (text) => {
      expect(expressionProblem(text)).toEqual(expect.any(String))
    },
  )

  test('nothing runs while it is read', () => {
    expect(expressionProblem('(() => { throw new Error("ran") })()')).toBeUndefined()
  })
})

describe('running', () => {
  test.each([
    ["tv('/a') > 4", true],
    ["tv('/a') > 4 and tv('/b')", 0],
    ["not tv('/b')", true],
    ["tv('/a') > 9 or None", null],
  ])('%s', (text, expected) => {
    expect(compileCondition(text, { tv })()).toBe(expected)
  })

  test.each(['process', 'globalThis', 'require', 'setTimeout', 'fetch', 'RED', 'Function'])(
    '%s is out of reach',
    (name) => {
      expect(compileCondition(`typeof ${name}`, { tv })()).toBe('undefined')
    },
  )

  test('what cannot be read is a coded error that shows it', () => {
    expect(() => compileCondition('tv(', { tv })).toThrow(
      expect.objectContaining({ code: 'KAITHEM_EXPRESSION', message: expect.stringContaining('"tv("') }),
    )
  })
})
