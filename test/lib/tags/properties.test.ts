import { expect, it } from 'vitest'
import { optionalNumber } from '../../../lib/tags/properties.ts'
import { codeOf, createRig } from './support.ts'

it.each([
  [null, undefined],
  [undefined, undefined],
  ['5', 5],
  [0, 0],
])('optionalNumber %j', (value, expected) => {
  expect(optionalNumber(value, 'x')).toBe(expected)
})

it.each([
  [Number.NaN, 'KAITHEM_VALUE'],
  ['x', 'KAITHEM_VALUE'],
  [{}, 'KAITHEM_TYPE'],
])('optionalNumber refuses %j', (value, code) => {
  expect(codeOf(() => optionalNumber(value, 'x'))).toBe(code)
})

it('posts changes of the interval only', () => {
  const { tags, posted } = createRig()
  const tag = tags.get('a')
  tag.interval = 5
  tag.interval = 5
  tag.interval = null
  expect(posted.slice(1)).toEqual(['interval/a=5', 'interval/a=0'])
})

it('follows the limits at once', () => {
  const tag = createRig().tags.get('a')
  tag.value = 5
  tag.max = 3
  expect(tag.value).toBe(3)
})
