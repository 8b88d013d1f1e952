import { expect, it } from 'vitest'
import { checkNumberList, readNumberList } from '../../../nodes/_config/number-list.ts'

const range = { min: 0, max: 127 }

it.each([
  ['', undefined],
  ['60', [60]],
  ['1, 3-5', [1, 3, 4, 5]],
  [' 36 - 38,60 ', [36, 37, 38, 60]],
  ['0-0', [0]],
])('%j', (list, expected) => {
  const numbers = readNumberList({ list }, 'list', range)
  expect(numbers === undefined ? undefined : [...numbers]).toEqual(expected)
  expect(checkNumberList({ list }, 'list', range)).toEqual([])
})

it.each(['x', '1,', '5-3', '128', '120-130', '-1', '1.5', '1;2', '99999999999'])('%j is refused', (list) => {
  expect(checkNumberList({ list }, 'list', range)).toMatchObject([
    { property: 'list', code: 'KAITHEM_VALUE', reason: 'numberList', data: { min: 0, max: 127 } },
  ])
})

it('takes numbers from flow files', () => {
  expect([...(readNumberList({ list: 7 }, 'list', range) ?? [])]).toEqual([7])
})
