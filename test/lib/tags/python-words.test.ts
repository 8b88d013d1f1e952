import { describe, expect, it } from 'vitest'
import { namesIn, translatePythonWords } from '../../../lib/tags/python-words.ts'
import { codeOf } from './support.ts'

const scope = { a: 1, b: 0, s: 'and', o: { and: 5, not: 6 } }

function run(text: string): unknown {
  return new Function(...Object.keys(scope), `"use strict"; return (${translatePythonWords(text)}\n)`)(
    ...Object.values(scope),
  )
}

describe('translatePythonWords', () => {
  it.each([
    ['a and b', 0],
    ['a or b', 1],
    ['not a', false],
    ['not b', true],
    ['True and not False', true],
    ['None', null],
    ["s == 'and'", true],
    ["'True or not' + s", 'True or notand'],
    ['"not" + \'None\'', 'notNone'],
    ["'it\\'s not'", "it's not"],
    ['o.and + o.not', 11],
    ['o?.not', 6],
    ['not a == 0', true],
    ['not a > 5 and not b > 5', true],
    ['(not a) == False', true],
    ['not not a', true],
    ['not a ? 1 : 2', 2],
    ['[not a, not b]', [false, true]],
    ['not (a and b) or False', true],
    ['a && b', 0],
    ['a ? None : 1', null],
    ['/not/.test("not")', true],
    ['6 / 2 / 3', 1],
    ['a /* and */ + 1', 2],
    ['a + `not`', '1not'],
    ['1e3 + 0x10', 1016],
    ['[...[a]]', [1]],
  ])('%s', (text, expected) => {
    expect(run(text)).toEqual(expected)
  })

  it('refuses //, which would be a comment', () => {
    expect(codeOf(() => translatePythonWords('a // 2'))).toBe('KAITHEM_EXPRESSION')
    expect(run("'http://x'")).toBe('http://x')
  })

  it.each(['', "'open", '"', '`', '((', '))', 'not', '/', '/[', '\\', 'a.', '/*'])('survives %j', (text) => {
    expect(typeof translatePythonWords(text)).toBe('string')
  })

  it('lists names without members and texts', () => {
    expect(namesIn("tv('/time') + time.now.x and re")).toEqual(['tv', 'time', 'and', 're'])
  })
})
