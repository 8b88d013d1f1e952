import { expect, it } from 'vitest'
import { codeOf, createRig } from './support.ts'

it('shows the default of code until the tag is set, without pushing', () => {
  const tag = createRig().tags.get('a')
  let count = 0
  tag.subscribe(() => count++)
  tag.default = 5
  expect([tag.value, tag.timestamp, tag.annotation, tag.default, count]).toEqual([5, 0, 'Code default', 5, 0])
  tag.value = 5
  expect([count, tag.timestamp]).toEqual([1, 1000])
  tag.default = 8
  expect(tag.value).toBe(5)
})

it.each([
  ['NumericTag', 5, 0],
  ['StringTag', 'x', ''],
  ['ObjectTag', { a: 1 }, {}],
] as const)('null is the empty value of a %s', (kind, value, empty) => {
  const tag = createRig().tags[kind]('a')
  tag.default = value
  expect(tag.value).toEqual(value)
  tag.default = null
  expect([tag.value, tag.annotation]).toEqual([empty, null])
})

it('waits behind a claim and is limited', () => {
  const tag = createRig().tags.get('a')
  const claim = tag.claim(1, 'c', 60)
  tag.max = 4
  tag.default = 9
  expect(tag.value).toBe(1)
  claim.release()
  expect([tag.value, tag.timestamp]).toEqual([4, 0])
})

it('refuses what the tag refuses', () => {
  const tag = createRig().tags.get('a')
  expect(codeOf(() => (tag.default = 'x'))).toBe('KAITHEM_VALUE')
  expect(tag.default).toBe(0)
})
