/** Tests of lib/units/prefixes.ts. @module */

import { expect, test } from 'vitest'
import { allowsPrefix, PREFIXES, type PrefixRule } from '../../../lib/units/prefixes.ts'

function prefix(symbol: string) {
  const found = PREFIXES.find((candidate) => candidate.symbol === symbol)
  if (found === undefined) throw new Error(`no prefix ${symbol}`)
  return found
}

test('all SI prefixes are there, with three spellings of micro', () => {
  const symbols = PREFIXES.filter(({ base }) => base === 10).map(({ symbol }) => symbol)
  for (const symbol of ['y', 'z', 'a', 'f', 'p', 'n', '\u00B5', '\u03BC', 'u', 'm', 'c', 'd', 'da', 'h', 'k']) {
    expect(symbols).toContain(symbol)
  }
  for (const symbol of ['M', 'G', 'T', 'P', 'E', 'Z', 'Y']) expect(symbols).toContain(symbol)
  expect(new Set(symbols).size).toBe(symbols.length)
})

test.each<[PrefixRule, string, boolean]>([
  ['none', 'k', false],
  ['si', 'm', true],
  ['si', 'k', true],
  ['si', 'Ki', false],
  ['large', 'k', true],
  ['large', 'm', false],
  ['large', 'h', false],
  ['large', 'Ki', false],
  ['binary', 'Ki', true],
  ['binary', 'M', true],
  ['binary', 'u', false],
])('rule %s and %s: %s', (rule, symbol, expected) => {
  expect(allowsPrefix(rule, prefix(symbol))).toBe(expected)
})

test('a prefix that begins with another one comes first', () => {
  const symbols = PREFIXES.map(({ symbol }) => symbol)
  for (const [index, symbol] of symbols.entries()) {
    expect(symbols.slice(0, index).filter((earlier) => symbol !== earlier && symbol.startsWith(earlier))).toEqual([])
  }
})
