import { expect, it } from 'vitest'
import { createTagsApi } from '../../../lib/tags/api.ts'
import { createRig } from './support.ts'

it('is what users see: tags, members, owners', () => {
  const { registry, root, tags } = createRig()
  const again = createTagsApi(registry, root)
  expect(again['/shop/temp']).toBe(tags['/shop/temp'])
  const temp = again.get('/shop/temp')
  temp.unit = 'degC'
  temp.max = 60
  const seen: number[] = []
  temp.subscribe((value) => seen.push(value))
  temp.value = 21
  temp.value = 99
  expect([seen, temp.convertTo('K'), [...again]]).toEqual([[21, 60], 333.15, ['/shop/temp']])
})
