import { expect, it } from 'vitest'
import { Owner } from '../../../lib/scope.ts'
import { NavBar } from '../../../lib/web/nav-bar.ts'
import { createNavBarView } from '../../../lib/web/nav-bar-view.ts'

const entry = () => null

it('is like a dict and like a Map', () => {
  const bar = new NavBar()
  const view = createNavBarView(bar, new Owner('test'))
  view.a = entry
  const off = view.set('b c', entry)
  expect([view.a, view.get('a'), view['b c'], view.nothing, 'a' in view, 'nothing' in view]).toEqual([
    ...[entry, entry, entry, undefined, true, false],
  ])
  expect([Object.keys(view), view.keys()]).toEqual([
    ['a', 'b c'],
    ['a', 'b c'],
  ])
  off()
  delete view.a
  expect([view.keys(), view.has('a'), view.delete('a')]).toEqual([[], false, false])
})

it('frees what its owner added', () => {
  const bar = new NavBar()
  const owner = new Owner('test')
  createNavBarView(bar, owner).a = entry
  expect(bar.keys()).toEqual(['a'])
  owner.dispose()
  expect(bar.keys()).toEqual([])
})

it('keeps its members, and knows nothing of what objects inherit', () => {
  const view = createNavBarView(new NavBar(), new Owner('test'))
  const state = expect.objectContaining({ code: 'KAITHEM_STATE' })
  expect(() => {
    view.set = entry as never
  }).toThrow(state)
  expect(() => delete (view as { keys?: unknown }).keys).toThrow(state)
  expect([view.constructor, view.toString, String(Object.keys(view))]).toEqual([undefined, undefined, ''])
  expect(() => {
    view.a = 'text' as never
  }).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
})
