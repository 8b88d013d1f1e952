import { expect, it } from 'vitest'
import { noResources } from '../../../lib/resource/provider.ts'

it('has nothing', () => {
  expect([noResources.modules(), noResources.resources('x')]).toEqual([[], []])
})
