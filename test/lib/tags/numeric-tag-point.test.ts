import { expect, it } from 'vitest'
import { codeOf, createRig } from './support.ts'

it.each([
  ['min', -1e18],
  ['max', 1e18],
  ['hi', 1e16],
  ['lo', -1e16],
] as const)('%s reads %d while not set', (name, unset) => {
  const tag = createRig().tags.get('a')
  expect(tag[name]).toBe(unset)
  tag[name] = 5
  expect(tag[name]).toBe(5)
  tag[name] = null
  expect(tag[name]).toBe(unset)
  expect(codeOf(() => (tag[name] = Number.NaN))).toBe('KAITHEM_VALUE')
})

it('hi and lo never limit', () => {
  const tag = createRig().tags.get('a')
  tag.hi = 5
  tag.lo = 1
  tag.value = 9
  expect(tag.value).toBe(9)
})

it.each([
  ['bool', 0, 1],
  ['tristate', -1, 1],
  ['trigger', -1e18, 1e18],
])('the subtype %s limits to %d..%d', (subtype, min, max) => {
  const tag = createRig().tags.get('a')
  tag.subtype = subtype
  expect([tag.subtype, tag.min, tag.max]).toEqual([subtype, min, max])
})

it('converts', () => {
  const tag = createRig().tags.get('a')
  tag.unit = 'degC'
  tag.value = 21
  expect(tag.convertTo('degF')).toBeCloseTo(69.8, 9)
})
