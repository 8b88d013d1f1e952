import { expect, test } from 'vitest'
import { nextControl } from '../../../lib/widget/controls.ts'

test('a widget that is rendered twice has two controls', () => {
  const core = { id: 'a' }
  expect([nextControl(core), nextControl(core), nextControl({ id: 'a' })]).toEqual([
    'kaithem-a-1',
    'kaithem-a-2',
    'kaithem-a-1',
  ])
})
