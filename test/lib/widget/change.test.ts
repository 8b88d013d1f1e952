import { expect, test } from 'vitest'
import { Change, Gone } from '../../../lib/widget/change.ts'

test('state has its version for clients that know versions', () => {
  const change = new Change('a"', '1', 5, true)
  expect(change.text(false)).toBe('["a\\"",1]')
  expect(change.text(true)).toBe('["a\\"",1,5]')
  expect(change.frame(true)).toBe('[["a\\"",1,5]]')
  expect(change.frame(true)).toBe(change.frame(true))
})

test('a message has none, unless whoever has it is up to date', () => {
  expect(new Change('a', '1', 5, false).text(true)).toBe('["a",1]')
  expect(new Change('a', '1', 5, false, true).text(true)).toBe('["a",1,5]')
})

test('gone is one element', () => {
  expect(new Gone('a').frame(true)).toBe('[["a"]]')
})
