import { describe, expect, it } from 'vitest'
import { at, readArguments, readFlag, readNumber, readText, readTexts } from '../../../lib/sound/arguments.ts'
import { codeOf } from './support.ts'

const read = (...args: readonly unknown[]) => readArguments('play()', ['handle', 'extra_paths'], ['loop'], args)

describe('arguments', () => {
  it('come in order, by name, or both', () => {
    expect(read('A', ['x'])).toEqual({ handle: 'A', extra_paths: ['x'] })
    expect(read({ handle: 'A', loop: 2 })).toEqual({ handle: 'A', loop: 2 })
    expect(read('A', { loop: 2 })).toEqual({ handle: 'A', loop: 2 })
    expect(read()).toEqual({})
  })

  it('that are undefined were not given', () => {
    expect(read(undefined, undefined, undefined)).toEqual({})
    expect(read('A', { handle: undefined })).toEqual({ handle: 'A' })
  })

  it('answer to both spellings', () => {
    expect(at(read({ extraPaths: ['x'] }), 'extra_paths')).toEqual(['x'])
  })

  it('too many, twice and unknown ones are refused', () => {
    expect(codeOf(() => read('A', [], 'more'))).toBe('KAITHEM_TYPE')
    expect(codeOf(() => read('A', { handle: 'B' }))).toBe('KAITHEM_TYPE')
    expect(() => read({ lop: 2 })).toThrow('did you mean loop')
  })
})

it('numbers are within bounds', () => {
  const number = (volume: unknown) => readNumber({ volume }, 'volume', 1, 0, 10)
  expect([undefined, null, 0, 10].map(number)).toEqual([1, 1, 0, 10])
  expect(['1', Number.NaN, true].map((each) => codeOf(() => number(each)))).toEqual(Array(3).fill('KAITHEM_TYPE'))
  expect([-0.1, 11].map((each) => codeOf(() => number(each)))).toEqual(['KAITHEM_VALUE', 'KAITHEM_VALUE'])
})

it('texts, flags and lists are of their type', () => {
  expect([readText({}, 'handle', 'A'), readText({ handle: '' }, 'handle', 'A')]).toEqual(['A', ''])
  expect([readFlag({ fs: null }, 'fs', true), readFlag({ fs: false }, 'fs', true)]).toEqual([true, false])
  expect([readTexts({}, 'paths'), readTexts({ paths: ['a'] }, 'paths')]).toEqual([[], ['a']])
  const wrong = [
    () => readText({ handle: 5 }, 'handle', ''),
    () => readFlag({ fs: 1 }, 'fs', false),
    () => readTexts({ paths: 'a' }, 'paths'),
    () => readTexts({ paths: ['a\0'] }, 'paths'),
  ]
  expect(wrong.map(codeOf)).toEqual(Array(4).fill('KAITHEM_TYPE'))
})
