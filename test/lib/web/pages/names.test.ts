import { describe, expect, it } from 'vitest'
import { checkPageName, moduleFault, moduleOf, pageUrl, pathFault, slug } from '../../../../lib/web/pages/names.ts'

describe('paths', () => {
  it.each([
    ['door', undefined],
    ['garage/door', undefined],
    ['__index__', undefined],
    ['Ölofen 2', undefined],
    ['', 'empty'],
    ['  ', 'empty'],
    ['/door', 'slash'],
    ['door/', 'slash'],
    ['a//b', 'slash'],
    ['a/../b', 'dots'],
    ['.', 'dots'],
    ['a\\b', 'char'],
    ['a\0b', 'char'],
    ['a\nb', 'char'],
    ['\ud800', 'char'],
    ['x'.repeat(513), 'long'],
  ])('%j: %s', (path, fault) => expect(pathFault(path)).toBe(fault))

  it('modules are one part', () => {
    expect(moduleFault('a/b')).toBe('slash')
    expect(moduleFault('Flow 1')).toBeUndefined()
    expect(moduleFault('..')).toBe('dots')
  })

  it('are refused with what is wrong', () => {
    expect(checkPageName('path', 'a/b')).toBe('a/b')
    expect(() => checkPageName('module', 'a/b')).toThrow(
      expect.objectContaining({ code: 'KAITHEM_VALUE', data: { module: 'a/b', fault: 'slash' } }),
    )
    expect(() => checkPageName('path', 3)).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
  })
})

describe('names that are made', () => {
  it.each([
    ['Garage door!', 'garage-door'],
    ['  Heizung / Öfen  ', 'heizung-/-öfen'],
    ['../x', 'x'],
    ['a//b', 'a/b'],
    ['__default__', '__default__'],
    ['!!!', ''],
    ['v1.2', 'v1.2'],
  ])('slug of %j: %j', (name, path) => expect(slug(name)).toBe(path))

  it('a slug is a path or nothing', () => {
    for (const name of ['..', '/', 'a/..', './a', 'a/ /b', '😀', 'a\\b']) {
      const path = slug(name)
      expect([undefined, 'empty', 'dots']).toContain(pathFault(path))
    }
  })

  it('modules lose their slashes', () => expect(moduleOf('heating/hall ')).toBe('heating-hall'))

  it('addresses are encoded, and the page of a folder is its folder', () => {
    expect(pageUrl('Flow 1', 'a b/ö')).toBe('/pages/Flow%201/a%20b/%C3%B6')
    expect(pageUrl('shop', '__index__')).toBe('/pages/shop/')
    expect(pageUrl('shop', 'a/__index__')).toBe('/pages/shop/a/')
    expect(pageUrl('shop', 'a?b#c')).toBe('/pages/shop/a%3Fb%23c')
  })
})
