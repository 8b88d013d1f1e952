import { expect, it } from 'vitest'
import { LayeredSettings } from '../../../lib/tags/settings.ts'

it('the configuration wins, and the code comes back', () => {
  const settings = new LayeredSettings()
  expect(settings.get('min')).toBeUndefined()
  expect(settings.set('code', 'min', 1)).toBe(true)
  expect(settings.set('configured', 'min', 5)).toBe(true)
  expect(settings.set('code', 'min', 2)).toBe(false)
  expect([settings.get('min'), settings.peek('code', 'min'), settings.peek('configured', 'min')]).toEqual([5, 2, 5])
  expect(settings.set('configured', 'min', undefined)).toBe(true)
  expect(settings.get('min')).toBe(2)
  settings.set('code', 'min', undefined)
  expect(settings.get('min')).toBeUndefined()
})

it('zero counts as set', () => {
  const settings = new LayeredSettings()
  settings.set('code', 'max', 9)
  settings.set('configured', 'max', 0)
  expect(settings.get('max')).toBe(0)
})
