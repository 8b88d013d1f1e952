import { describe, expect, it } from 'vitest'
import { readChoice, readFlag, readName, readNumber, readText } from '../../../nodes/_config/read.ts'

describe('settings as text', () => {
  it.each([
    [' a ', ' a ', 'a'],
    [5, '5', '5'],
    [true, 'true', 'true'],
    [undefined, 'fallback', 'fallback'],
    [null, 'fallback', 'fallback'],
    [{}, 'fallback', 'fallback'],
  ])('%j', (value, text, name) => {
    expect(readText({ p: value }, 'p', 'fallback')).toBe(text)
    expect(readName({ p: value }, 'p', 'fallback')).toBe(name)
  })
})

it.each([
  ['', undefined],
  ['  ', undefined],
  [undefined, undefined],
  ['0', 0],
  [0, 0],
  ['-1.5e2', -150],
  ['x', Number.NaN],
])('readNumber %j', (value, expected) => {
  expect(readNumber({ n: value }, 'n')).toEqual(expected)
})

it.each([
  [true, true],
  ['true', true],
  [false, false],
  ['false', false],
  [undefined, true],
  ['yes', true],
])('readFlag %j', (value, expected) => {
  expect(readFlag({ f: value }, 'f', true)).toBe(expected)
})

it('readChoice falls back to the first', () => {
  const choices = ['one', 'two'] as const
  expect(readChoice({ c: 'two' }, 'c', choices)).toBe('two')
  expect(readChoice({}, 'c', choices)).toBe('one')
  expect(readChoice({ c: 'three' }, 'c', choices)).toBe('one')
})
