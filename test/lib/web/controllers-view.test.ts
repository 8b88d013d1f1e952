import { expect, it } from 'vitest'
import { Owner } from '../../../lib/scope.ts'
import { Controllers } from '../../../lib/web/controllers.ts'
import { createControllersView } from '../../../lib/web/controllers-view.ts'

it('frees what its owner mounted, and nothing that replaced it', () => {
  const controllers = new Controllers()
  const [one, two] = [new Owner('one'), new Owner('two')]
  const view = createControllersView(controllers, one)
  view.set(['a'], () => 'a')
  view.set('/b', () => 'b')
  createControllersView(controllers, two).set(['b'], () => 'other')
  expect([view.has('/a'), view.keys()]).toEqual([true, [['a'], ['b']]])
  one.dispose()
  expect(view.keys()).toEqual([['b']])
  expect(() => view.set(['c'], () => 'c')).toThrow(expect.objectContaining({ code: 'KAITHEM_CLOSED' }))
  expect(view.has(['c'])).toBe(false)
})

it('resolves a path as text or as parts, and nothing that is no path', () => {
  const view = createControllersView(new Controllers(), new Owner('test'))
  const off = view.set(['a'], () => 'a')
  expect(view.resolve('pi', '/a/x%20y?z')?.args).toEqual(['x y'])
  expect(view.resolve('pi', ['a', 'b'])?.args).toEqual(['b'])
  expect([view.resolve('pi', '/a/../b'), view.resolve('pi', 'a')]).toEqual([undefined, undefined])
  off()
  expect([view.get('/a'), view.delete('/a')]).toEqual([undefined, false])
})
