import { expect, it } from 'vitest'
import type { Red } from '../../../nodes/_runtime/red-types.ts'
import { isStillThere } from '../../../nodes/_runtime/still-there.ts'

it('finds a node in the flows, whether it runs or not', () => {
  const eachNode = (visit: (node: { id: string }) => void): void => {
    for (const id of ['a', 'b']) visit({ id })
  }
  const red = { nodes: { eachNode } } as unknown as Red
  expect([isStillThere(red, 'a'), isStillThere(red, 'c')]).toEqual([true, false])
})
