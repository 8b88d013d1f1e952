import { expect, test } from 'vitest'
import { Markup } from '../../../lib/markup.ts'
import { named } from '../../../lib/widget/arguments.ts'

type Range = { min: unknown; max: unknown; step: unknown }
const read = (...args: unknown[]) => ({ ...named<Range>(args, ['min', 'max', 'step']) })

test.each([
  [[], {}],
  [[1, 2], { min: 1, max: 2 }],
  [[{ step: 3 }], { step: 3 }],
  [[1, { step: 3 }], { min: 1, step: 3 }],
  [[1, null, 3], { min: 1, step: 3 }],
  [[{ min: undefined, max: null }], {}],
  [[1, 2, 3, 4], { min: 1, max: 2, step: 3 }],
])('%j is %j', (args, expected) => {
  expect(read(...args)).toEqual(expected)
})

test('markup is a value and no options', () => {
  const text = new Markup('<b>')
  expect(read(text)).toEqual({ min: text })
})
