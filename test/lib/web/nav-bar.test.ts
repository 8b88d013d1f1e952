import { expect, it } from 'vitest'
import { html } from '../../../lib/markup.ts'
import { Owner } from '../../../lib/scope.ts'
import { NavBar } from '../../../lib/web/nav-bar.ts'

function rig() {
  const reports: unknown[] = []
  return { bar: new NavBar(), owner: new Owner('test', undefined, (_error, what) => reports.push(what)), reports }
}

const shown = (bar: NavBar) => bar.items().map(String)

it('sorts by order, then by text, and leaves out who has nothing to show', () => {
  const { bar, owner } = rig()
  bar.set('b', () => [50, 'b'], owner)
  bar.set('a', () => [50, html`<i>${'<'}</i>`], owner)
  bar.set('first', () => [-1, '<b>first</b>'], owner)
  bar.set('none', () => null, owner)
  bar.set('also none', () => undefined, owner)
  expect(shown(bar)).toEqual(['<b>first</b>', '<i>&lt;</i>', 'b'])
})

it('skips what fails or answers nonsense, and reports it to who added it', () => {
  const { bar, owner, reports } = rig()
  bar.set('good', () => [50, 'good'], owner)
  const bad: unknown[] = [
    () => {
      throw new Error('broken')
    },
    () => 'text',
    () => ['50', 'x'],
    () => [Number.NaN, 'x'],
    () => [1],
    async () => {
      throw new Error('later')
    },
  ]
  for (const [index, plugin] of bad.entries()) bar.set(`bad${index}`, plugin, owner)
  expect(shown(bar)).toEqual(['good'])
  expect(reports).toHaveLength(bad.length)
})

it('takes an entry back, but not the one that replaced it', () => {
  const { bar, owner } = rig()
  const first = bar.set('a', () => [1, 'one'], owner)
  const second = bar.set('a', () => [1, 'two'], owner)
  first()
  expect(shown(bar)).toEqual(['two'])
  second()
  expect([shown(bar), bar.keys(), bar.delete('a')]).toEqual([[], [], false])
})

it.each([
  [5, () => null],
  ['a', 'text'],
  ['a', null],
])('refuses %j: %j', (key, plugin) => {
  const { bar, owner } = rig()
  expect(() => bar.set(key, plugin, owner)).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
})
