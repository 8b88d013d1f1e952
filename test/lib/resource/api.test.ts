import { describe, expect, it } from 'vitest'
import { createResourceApi } from '../../../lib/resource/api.ts'
import type { Resource } from '../../../lib/resource/provider.ts'

const of = (module: string, name: string, id: string): Resource => ({ module, name, type: 'inject', id })

const tabs = new Map([
  [
    'House',
    [of('House', 'door', '1'), of('House', 'door', '2'), of('House', '__proto__', '3'), of('House', 'get', '4')],
  ],
  ['get', [of('get', 'x', '5')]],
  ['__proto__', [of('__proto__', 'x', '6')]],
  ['Empty', []],
])
const resource = createResourceApi({
  modules: () => [...tabs.keys(), 'House'],
  resources: (module) => tabs.get(module) ?? [],
})
const code = (wanted: string) => expect.objectContaining({ code: wanted })

describe('get and has', () => {
  it('find the first of a name, of hostile names too', () => {
    expect(resource.get('House', 'door')?.id).toBe('1')
    expect(resource.get('House', '__proto__')?.id).toBe('3')
    expect(resource.get('__proto__', 'x')?.id).toBe('6')
    expect(resource.get('get', 'x')?.id).toBe('5')
    expect([resource.has('House'), resource.has('House', 'door'), resource.has('Empty')]).toEqual([true, true, true])
  })

  it.each([
    ['House', 'constructor'],
    ['constructor', 'name'],
    ['nowhere', 'door'],
    ['', ''],
  ])('%j, %j is not there', (module, name) => {
    expect(resource.get(module, name)).toBeUndefined()
    expect(resource.has(module, name)).toBe(false)
  })

  it.each([
    [undefined, 'a'],
    [5, 'a'],
    ['House', null],
    ['House', {}],
  ])('refuse %j, %j', (module, name) => {
    expect(() => resource.get(module as never, name as never)).toThrow(code('KAITHEM_TYPE'))
    expect(() => resource.has(module as never, name as never)).toThrow(code('KAITHEM_TYPE'))
  })
})

describe('the two-level form', () => {
  it('shows modules and names', () => {
    expect(resource.House?.door?.id).toBe('1')
    expect(resource.nowhere).toBeUndefined()
    expect(resource.House?.constructor).toBeUndefined()
    expect(Object.keys(resource)).toEqual(['House', '__proto__', 'Empty'])
    expect(Object.keys(resource.House ?? {})).toEqual(['door', '__proto__', 'get'])
    expect(['House' in resource, 'nowhere' in resource, 'get' in resource]).toEqual([true, false, true])
  })

  it('keeps its own members', () => {
    expect(typeof resource.get).toBe('function')
    expect(resource.House?.get?.id).toBe('4')
  })

  it('is read-only', () => {
    const open = resource as unknown as Record<string, unknown>
    for (const change of [
      () => (open.House = 1),
      () => delete open.House,
      () => Object.defineProperty(open, 'x', {}),
    ]) {
      expect(change).toThrow(code('KAITHEM_STATE'))
    }
    expect(() => Object.setPrototypeOf(open, {})).toThrow(TypeError)
    expect(() => {
      ;(open.House as Record<string, unknown>).door = 1
    }).toThrow(TypeError)
  })
})

it('lists everything once', () => {
  expect(resource.modules()).toEqual(['House', 'get', '__proto__', 'Empty'])
  expect(resource.names('House')).toEqual(['door', '__proto__', 'get'])
  expect([...resource].map(([module, name, { id }]) => `${module}/${name}/${id}`)).toEqual([
    ...['House/door/1', 'House/__proto__/3', 'House/get/4', 'get/x/5', '__proto__/x/6'],
  ])
})

it('is a text where one is needed, unless a tab has that name', () => {
  expect(`${resource}`).toBe('[object Resource]')
  expect('toString' in resource).toBe(false)
})
