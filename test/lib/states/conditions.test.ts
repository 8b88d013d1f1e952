import { expect, it } from 'vitest'
import { holds } from '../../../lib/states/conditions.ts'

it('reports a failing condition once, until it has worked again', () => {
  const state = { fail: true }
  const errors: unknown[] = []
  const rule = {
    condition: () => {
      if (state.fail) throw new Error('no')
      return 1
    },
    label: 'c',
    dest: 'b',
    failing: false,
  }
  const ask = (): boolean => holds(rule, (error) => errors.push(error))
  expect([ask(), ask(), errors.length]).toEqual([false, false, 1])
  state.fail = false
  expect(ask()).toBe(true)
  state.fail = true
  expect([ask(), errors.length]).toEqual([false, 2])
})

it('does not take a promise for true', () => {
  const errors: unknown[] = []
  const rule = { condition: () => Promise.reject(new Error('x')), label: 'c', dest: 'b', failing: false }
  expect(holds(rule, (error) => errors.push(error))).toBe(false)
  expect(errors).toEqual([expect.objectContaining({ code: 'KAITHEM_TYPE' })])
})
