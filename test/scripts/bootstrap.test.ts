import { expect, test } from 'vitest'
import { ensureNode, isSupported, nodeRedFor } from '../../scripts/bootstrap.mjs'

test.each([
  ['v18.20.0', false],
  ['v20.18.3', false],
  ['v20.19.0', true],
  ['v21.7.0', false],
  ['v22.11.0', false],
  ['v22.12.0', true],
  ['v24.0.0', true],
  ['v26.1.0', true],
])('%s is supported: %s', (version, expected) => {
  expect(isSupported(version)).toBe(expected)
})

test.each([
  ['v20.19.0', 4],
  ['v22.12.0', 5],
  ['v24.21.0', 5],
])('%s runs Node-RED %i', (version, expected) => {
  expect(nodeRedFor(version)).toBe(expected)
})

test('the running Node serves its own major', async () => {
  expect(await ensureNode(Number(process.versions.node.split('.')[0]))).toBe(process.execPath)
})

test('a variable that names no usable Node is refused by name', async () => {
  process.env.KAITHEM_NODE19 = '/no/such/node'
  try {
    await expect(ensureNode(19)).rejects.toThrow('KAITHEM_NODE19=/no/such/node')
  } finally {
    delete process.env.KAITHEM_NODE19
  }
})

test('a major that nobody offers is refused with the remedy', async () => {
  await expect(ensureNode(19)).rejects.toThrow('set KAITHEM_NODE19=')
})
