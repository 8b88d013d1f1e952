import { expect, test } from 'vitest'
import { outputMap } from '../../../nodes/state-machine/output-map.ts'

test.each([
  ['nothing changed', ['1', '2'], ['1', '2'], { 0: 0, 1: 1 }],
  ['one added', ['1', '2'], ['1', '2', '3'], { 0: 0, 1: 1, 'new 2': 2 }],
  ['one removed', ['1', '2', '3'], ['1', '3'], { 0: 0, 1: -1, 2: 1 }],
  ['moved', ['1', '2'], ['2', '1'], { 0: 1, 1: 0 }],
  ['one replaced', ['1', '2'], ['1', '5'], { 0: 0, 1: -1, 'new 1': 1 }],
  ['from one to many', undefined, ['1', '2'], { 0: 0, 'new 1': 1 }],
  ['from many to one', ['1', '2'], undefined, { 0: 0, 1: -1 }],
  ['one stays one', undefined, undefined, { 0: 0 }],
])('%s', (_title, before, after, expected) => {
  expect(outputMap(before, after)).toEqual(expected)
})
