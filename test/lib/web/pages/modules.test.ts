import { expect, it } from 'vitest'
import { Modules } from '../../../../lib/web/pages/modules.ts'

it('keeps what pages of a module share, and finds its resources', () => {
  const modules = new Modules((module, name) => (name === 'pump' ? { module, name } : undefined))
  const garage = modules.get('garage')
  expect(garage.pump).toEqual({ module: 'garage', name: 'pump' })
  garage.count = 1
  garage.pump = 'mine'
  expect(modules.get('garage')).toBe(garage)
  expect({ ...garage }).toEqual({ count: 1, pump: 'mine' })
  expect(modules.get('other').count).toBeUndefined()
})

it('has no names of its own', () => {
  const module = new Modules(() => undefined).get('__proto__')
  expect(module.constructor).toBeUndefined()
  Object.assign(module, JSON.parse('{ "__proto__": 3 }'))
  expect(Object.keys(module)).toEqual(['__proto__'])
  expect(Object.getPrototypeOf(module)).toBeNull()
})
