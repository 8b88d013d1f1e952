import { expect, it } from 'vitest'
import { createRig } from '../support.ts'

it('follows only outside its window, which it drags along', () => {
  const { tags } = createRig()
  const input = tags.get('in')
  input.value = 10
  const filter = tags.HysteresisFilter('out', input, 2)
  const seen: number[] = []
  for (const value of [10.5, 9.5, 11, 10, 9.5, 9, 10, 10.9, 11, 20, 19, 18.1, 18, 19.9, 20]) {
    input.value = value
    seen.push(filter.tag.value)
  }
  expect(filter.tag.currentSource).toBe('/in.hysteresis')
  expect(seen).toEqual([10, 10, 11, 11, 11, 9, 9, 9, 11, 20, 20, 20, 18, 18, 20])
})
