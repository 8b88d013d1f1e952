import { expect, test } from 'vitest'
import { KaithemError } from '../../../lib/errors.ts'
import { configOf, keepConfig } from '../../../nodes/_runtime/config-node.ts'
import type { Red, RuntimeNode } from '../../../nodes/_runtime/red-types.ts'

const type = 'kaithem-tag-point'
const nodes = new Map<string, RuntimeNode>()
const RED = { nodes: { getNode: (id: string) => nodes.get(id) ?? null } } as unknown as Red

function add(id: string, kept: { config?: unknown; error?: unknown }): RuntimeNode {
  const node = { id, type } as RuntimeNode
  nodes.set(id, node)
  keepConfig(node, kept)
  return node
}

test('the settings of the node referred to', () => {
  const config = { unit: 'm' }
  const node = add('good', { config })
  expect(configOf(RED, 'good', type)).toBe(config)
  expect(Object.keys(node)).toEqual(['id', 'type'])
})

test.each([undefined, null, '', '_ADD_'])('%s refers to none', (id) => {
  expect(configOf(RED, id, type)).toBeUndefined()
})

test.each([
  ['nobody', type],
  ['good', 'kaithem-settings'],
  [5, type],
])('%s as %s is missing', (id, wanted) => {
  add('good', { config: {} })
  expect(() => configOf(RED, id, wanted)).toThrow(expect.objectContaining({ code: 'KAITHEM_KEY' }))
})

test('wrong settings pass their error on', () => {
  add('coded', { error: new KaithemError('KAITHEM_UNIT', 'no unit') })
  add('other', { error: new Error('broken') })
  expect(() => configOf(RED, 'coded', type)).toThrow(expect.objectContaining({ code: 'KAITHEM_UNIT' }))
  expect(() => configOf(RED, 'other', type)).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
})
