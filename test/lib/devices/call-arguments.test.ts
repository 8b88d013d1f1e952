import { expect, it } from 'vitest'
import { namedArguments } from '../../../lib/devices/call-arguments.ts'

it('takes options, or arguments in order', () => {
  expect(namedArguments(['a', 'b'], [{ b: 2 }, 9])).toEqual({ b: 2 })
  expect(namedArguments(['a', 'b'], [1, 2, 3])).toEqual({ a: 1, b: 2 })
  expect(namedArguments(['a', 'b'], [undefined, 2])).toEqual({ b: 2 })
  expect(namedArguments(['a', 'b'], [null])).toEqual({ a: null })
})
