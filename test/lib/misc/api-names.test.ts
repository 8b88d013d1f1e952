import { expect, it } from 'vitest'
import { miscNames } from '../../../lib/misc/api-names.ts'

it('lists each name once, the shared object among them', () => {
  const names = miscNames.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(names).toContain('kaithem.globals')
  expect(names).toContain('kaithem.misc.do')
})
