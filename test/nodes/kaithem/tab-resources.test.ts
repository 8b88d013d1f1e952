import { afterAll, beforeAll, expect, test } from 'vitest'
import kaithem from '../../../dist/lib/index.js'
import { type FlowNode, startRed, type TestRed } from '../../support/red.ts'

let red: TestRed

beforeAll(async () => {
  red = await startRed()
})
afterAll(() => red.stop())

const tab = (id: string, label: string): FlowNode => ({ id, type: 'tab', label, disabled: false, info: '' })
const node = (id: string, z: string, more: object): FlowNode => ({
  id,
  z,
  type: 'comment',
  x: 1,
  y: 1,
  wires: [],
  ...more,
})

const flow = [
  tab('t1', 'House'),
  tab('t2', '__proto__'),
  node('n1', 't1', { name: 'door' }),
  node('n2', 't1', { name: 'door' }),
  node('n3', 't1', { name: '' }),
  node('n4', 't1', { type: 'http in', name: 'page', url: '/main', method: 'get' }),
  node('n5', 't2', { name: 'constructor', d: true }),
]

test('nodes are found by the label of their tab and their name, pages by their path too', async () => {
  await red.deploy(flow)
  const { resource } = kaithem
  expect(resource.get('House', 'door')).toEqual({
    module: 'House',
    name: 'door',
    type: 'comment',
    id: 'n1',
    disabled: false,
  })
  expect(resource.get('House', '/main')?.id).toBe('n4')
  expect(resource.get('House', 'page')?.id).toBe('n4')
  expect(resource.get('__proto__', 'constructor')).toMatchObject({ id: 'n5', disabled: true })
  expect(resource.House?.door?.id).toBe('n1')
  expect(resource.modules()).toEqual(['House', '__proto__'])
  expect(resource.names('House')).toEqual(['door', 'page', '/main'])
})

test('a deploy shows at once, also to code that runs while flows start', async () => {
  const code = "global.set('seen', kaithem.resource.modules())"
  const starter = { id: 'f', type: 'function', name: 'starter', func: '', initialize: code, outputs: 0, libs: [] }
  await red.deploy([tab('t3', 'Garden'), node('f', 't3', starter)])
  expect(red.node('f').context().global.get('seen')).toEqual(['Garden'])
  expect(kaithem.resource.has('House')).toBe(false)
  await red.deploy([])
  expect([...kaithem.resource]).toEqual([])
})
