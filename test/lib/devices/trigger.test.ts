import { expect, it } from 'vitest'
import { nextTrigger } from '../../../lib/devices/trigger.ts'

it('counts from 1 and begins again', () => {
  expect([0, 1, 2 ** 30 - 1, 2 ** 30, -5, Number.NaN, 'x', undefined].map(nextTrigger)).toEqual([
    1,
    2,
    2 ** 30,
    1,
    1,
    1,
    1,
    1,
  ])
})
