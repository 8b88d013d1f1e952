import { expect, it } from 'vitest'
import { deepest, longestContent, mostValues, refuseLong, WalkLimits } from '../../../lib/persist/limits.ts'
import { codeOf } from './support.ts'

it('refuses what is too deep, too much or too long', () => {
  const limits = new WalkLimits()
  limits.enter(deepest)
  expect(codeOf(() => limits.enter(deepest + 1))).toBe('KAITHEM_VALUE')
  for (let count = 1; count < mostValues; count++) limits.enter(0)
  expect(codeOf(() => limits.enter(0))).toBe('KAITHEM_VALUE')
  refuseLong(longestContent, '/a')
  expect(codeOf(() => refuseLong(longestContent + 1, '/a'))).toBe('KAITHEM_VALUE')
})
