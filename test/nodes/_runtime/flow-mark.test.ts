import { expect, it } from 'vitest'
import { flowMark } from '../../../nodes/_runtime/flow-mark.ts'

it('is the same for all nodes of a flow and for no other', () => {
  expect(flowMark({ z: 'a' })).toBe(flowMark({ z: 'a' }))
  expect(flowMark({ z: 'a' })).not.toBe(flowMark({ z: 'b' }))
  expect(flowMark({})).toBe('flow:')
})
