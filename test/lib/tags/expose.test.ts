import { expect, it } from 'vitest'
import { codeOf, createRig } from './support.ts'

it('exposes with safe defaults; code priority counts', () => {
  const tag = createRig().tags.get('a')
  expect([tag.exposure, tag.getEffectivePermissions()]).toEqual([undefined, ['', '__never__', 50]])
  tag.expose('view', undefined, 70)
  expect(tag.exposure).toEqual({ read: ['view'], write: ['__never__'], priority: 70 })
  tag.expose(['x'], ['y', 'z'], 0, true)
  expect(tag.get_effective_permissions()).toEqual(['x', 'y,z', 50])
})

it('takes options in every place, and whole numbers as priority', () => {
  const tag = createRig().tags.get('a')
  tag.expose({ read: 'x', write: ['y', 'z'], priority: 70.9 })
  expect(tag.getEffectivePermissions()).toEqual(['x', 'y,z', 70])
  tag.expose('r', { write: 'w', priority: 60 })
  expect(tag.getEffectivePermissions()).toEqual(['r', 'w', 60])
  tag.expose('r', 'v', { priority: 40, configured: true })
  tag.expose({})
  expect(tag.getEffectivePermissions()).toEqual(['r', 'v', 40])
})

it.each(['', '__never__', 'view,__never__'])('reading for %j ends it and what a client claimed', (read) => {
  const tag = createRig().tags.get('a')
  tag.expose('view', 'edit')
  tag.claim(5, 'WebAPIClaim', 60)
  tag.expose(read)
  expect([tag.exposure, tag.value]).toEqual([undefined, 0])
})

it('pushes the tag to those who watch, also without subscribers at the time', () => {
  const { tags } = createRig()
  const tag = tags.get('a')
  tag.expose('view')
  const seen: number[] = []
  tag.value = 1
  tag.subscribe((value) => seen.push(value), true)
  tag.value = 2
  expect(seen).toEqual([1, 2])
})

it('refuses numbers and high priorities', () => {
  const tag = createRig().tags.get('a')
  expect(codeOf(() => tag.expose('5'))).toBe('KAITHEM_VALUE')
  expect(codeOf(() => tag.expose('a', 'b', 101))).toBe('KAITHEM_VALUE')
})

it('ends what a client claimed only when nobody may see the tag any more', () => {
  const tag = createRig().tags.get('a')
  tag.expose('view', 'edit')
  tag.set_config_data({ permissions: ['other', 'edit', 60] })
  tag.claim(5, 'WebAPIClaim', 60)
  tag.expose('')
  expect([tag.exposure?.read, tag.value]).toEqual([['other'], 5])
  tag.set_config_data(null)
  expect([tag.exposure, tag.value]).toEqual([undefined, 0])
})

it.each([
  ['60', 60],
  ['', 50],
  [null, 50],
])('priority %j counts as %j', (priority, expected) => {
  const tag = createRig().tags.get('a')
  tag.expose('view', 'edit', priority as never)
  expect(tag.exposure?.priority).toBe(expected)
})
