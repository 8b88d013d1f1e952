import { expect, it } from 'vitest'
import { readByWhom } from '../../../lib/gpio/by-whom.ts'
import { codeOf } from '../../support/code-of.ts'

it('reads who it was, or that nobody said', () => {
  expect(
    [{ by: 'ann' }, {}, { by: null }, null, undefined].map((options) => readByWhom('force()', options).by),
  ).toEqual([...['ann', undefined, undefined, undefined, undefined]])
})

it('refuses a name alone, and what is no name', () => {
  const codes = ['ann', { by: 5 }, { who: 'ann' }].map((options) => codeOf(() => readByWhom('force()', options)))
  expect(codes).toEqual(['KAITHEM_TYPE', 'KAITHEM_TYPE', 'KAITHEM_VALUE'])
})
