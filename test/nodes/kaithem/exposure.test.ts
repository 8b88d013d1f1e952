/** The wrapper around vm.createContext, without Node-RED. @module */

import vm from 'node:vm'
import { afterEach, describe, expect, test } from 'vitest'
import { installExposure } from '../../../nodes/kaithem/exposure.ts'

const original = vm.createContext
const undo: (() => void)[] = []
afterEach(() => {
  for (const step of undo.splice(0)) step()
  expect(vm.createContext).toBe(original)
})

const sandbox = (more: object = {}): Record<string, unknown> => ({
  __node__: { id: 'n', on: () => undefined, error: () => undefined },
  RED: { util: {} },
  context: {},
  flow: {},
  global: { get: () => undefined },
  ...more,
})

function install(seen: unknown[]): void {
  undo.push(installExposure((found) => seen.push(found)))
}

test('function nodes are seen before their sandbox is made', () => {
  const seen: unknown[] = []
  install(seen)
  const node = sandbox()
  const made = vm.createContext(node)
  expect(seen).toEqual([node])
  expect(vm.isContext(made)).toBe(true)
})

describe('others are left alone', () => {
  test.each([
    ['no argument', undefined],
    ['an empty object', {}],
    ['an object without node', sandbox({ __node__: undefined })],
    ['a node without events', sandbox({ __node__: { id: 'n' } })],
    ['a foreign global', sandbox({ global: {} })],
    ['inherited parts', Object.create(sandbox())],
  ])('%s', (_name, value) => {
    const seen: unknown[] = []
    install(seen)
    vm.createContext(value as vm.Context)
    expect(seen).toEqual([])
  })
})

test('installing again replaces the visitor and does not wrap twice', () => {
  const [first, second]: [unknown[], unknown[]] = [[], []]
  install(first)
  const wrapped = vm.createContext
  install(second)
  expect(vm.createContext).toBe(wrapped)
  vm.createContext(sandbox())
  expect([first.length, second.length]).toEqual([0, 1])
})

test('somebody who wrapped it later is left in place, and ours is quiet', () => {
  const seen: unknown[] = []
  const end = installExposure((found) => seen.push(found))
  const ours = vm.createContext
  vm.createContext = (...args: Parameters<typeof vm.createContext>) => ours(...args)
  end()
  vm.createContext(sandbox())
  expect(seen).toEqual([])
  vm.createContext = ours
  undo.push(installExposure(() => undefined))
})
