import { describe, expect, it } from 'vitest'
import { PageTable } from '../../../../lib/web/pages/page-table.ts'

function table(...paths: string[]): PageTable<string> {
  const pages = new PageTable<string>()
  for (const path of paths) pages.add('m', path, path)
  return pages
}

const find = (pages: PageTable<string>, path: string) => {
  const found = pages.find('m', path === '' ? [] : path.split('/'))
  return found && [found.page, found.rest.join('/')]
}

describe('which page answers', () => {
  const all = table('a', 'a/b', 'f/__index__', 'f/__default__', 'f/g/x', '__index__', '__default__')
  it.each([
    ['a', 'a', ''],
    ['a/b', 'a/b', ''],
    // A page answers for what is below it.
    ['a/c', 'a', 'c'],
    ['a/b/c/d', 'a/b', 'c/d'],
    // The page of a folder.
    ['f', 'f/__index__', ''],
    ['', '__index__', ''],
    // What is missing: the default of the nearest folder, and never the index.
    ['f/y', 'f/__default__', 'y'],
    ['f/g/y', 'f/__default__', 'g/y'],
    ['z', '__default__', 'z'],
    ['z/y/x', '__default__', 'z/y/x'],
    ['f/g/x/1', 'f/g/x', '1'],
    ['f/__default__', 'f/__default__', ''],
  ])('%j: %s, rest %j', (path, page, rest) => expect(find(all, path)).toEqual([page, rest]))

  it('an index does not swallow what is unknown', () => {
    const pages = table('__index__', 'f/__index__')
    expect(find(pages, 'x')).toBeUndefined()
    expect(find(pages, 'f/x')).toBeUndefined()
    expect(find(pages, '')).toEqual(['__index__', ''])
  })

  it('a default does not answer for its own folder', () => {
    const pages = table('f/__default__')
    expect(find(pages, 'f')).toBeUndefined()
    expect(find(pages, 'f/1')).toEqual(['f/__default__', '1'])
  })

  it('a page comes before a default in its folder', () => {
    expect(find(table('f', 'f/__default__'), 'f/1')).toEqual(['f', '1'])
  })

  it('leaves out what does not fit', () => {
    const pages = table('a', '__default__')
    expect(pages.find('m', ['a'], (page) => page !== 'a')).toEqual({ page: '__default__', rest: ['a'] })
  })

  it('names of every kind are only names', () => {
    expect(find(table('a'), '__proto__')).toBeUndefined()
    expect(new PageTable<string>().find('constructor', [])).toBeUndefined()
  })
})

describe('adding and removing', () => {
  it('a place belongs to the first', () => {
    const pages = table('a')
    expect(pages.add('m', 'a', 'second')).toBe('a')
    pages.remove('m', 'a', 'second')
    expect(pages.get('m', 'a')).toBe('a')
    pages.remove('m', 'a', 'a')
    expect([...pages]).toEqual([])
    expect(pages.add('m', 'a', 'second')).toBeUndefined()
    expect(pages.get('m', 'a')).toBe('second')
  })

  it('modules are apart', () => {
    const pages = table('a')
    pages.add('n', 'a', 'other')
    expect(pages.find('n', ['a'])?.page).toBe('other')
    expect([...pages]).toEqual(['a', 'other'])
  })
})
