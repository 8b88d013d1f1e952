import { describe, expect, it } from 'vitest'
import { checkFileName, faultOf, formatOf, formatOfName, refuseFault } from '../../../lib/persist/names.ts'
import { codeOf } from './support.ts'

describe('formatOf', () => {
  it.each([
    ['a.json', 'json', 'none'],
    ['a/b.c.yaml.gz', 'yaml', 'gz'],
    ['a.toml.bz2', 'toml', 'bz2'],
    ['a.txt', 'text', 'none'],
    ['README.md', 'text', 'none'],
    ['a.rst.gz', 'text', 'gz'],
    ['.bin', 'bin', 'none'],
  ])('%s is %s, %s', (name, type, compression) => {
    expect(formatOf(name)).toEqual({ type, compression })
    expect(formatOfName(name)).toEqual({ type, compression })
  })

  it.each(['a.JSON', 'a.yml', 'json', 'a', 'a.json~', 'a.gz', 'a.json.gz.gz', 'a.json/b', 'a.json.previous', ''])(
    'refuses %j',
    (name) => {
      expect(formatOfName(name)).toBeUndefined()
      expect(codeOf(() => formatOf(name))).toBe('KAITHEM_VALUE')
    },
  )

  it('takes a format that is given instead of the ending', () => {
    expect(formatOf('a.dat', 'json.gz')).toEqual({ type: 'json', compression: 'gz' })
    expect(codeOf(() => formatOf('a.json', 'xml'))).toBe('KAITHEM_VALUE')
    expect(() => formatOf('a.yml')).toThrow('.yaml instead of .yml')
  })
})

describe('faultOf', () => {
  it.each([
    ['', 'empty'],
    [' ', 'empty'],
    ['x'.repeat(1025), 'long'],
    ['a\0.json', 'char'],
    ['a\n.json', 'char'],
    ['a\x7f.json', 'char'],
    ['\ud800.json', 'char'],
    ['a/', 'folder'],
    ['a\\b.json', 'backslash'],
    ['../a.json', 'up'],
    ['a/../b.json', 'up'],
    ['a/..', 'up'],
    ['a..b/..c.json', undefined],
    ['täg/日本.json', undefined],
  ])('%j: %s', (name, fault) => {
    expect(faultOf(name, false)).toBe(fault)
    expect(codeOf(() => refuseFault(name, false))).toBe(fault === undefined ? 'none' : 'KAITHEM_VALUE')
  })

  it('leaves names from the root to the user', () => {
    expect(faultOf('/a/../b.json', true)).toBeUndefined()
    expect(faultOf('C:\\data\\b.json', true)).toBeUndefined()
    expect(faultOf('/a\0', true)).toBe('char')
  })
})

it('takes only strings for names', () => {
  expect(checkFileName('a')).toBe('a')
  for (const name of [undefined, null, 1, {}, Buffer.from('a')]) {
    expect(codeOf(() => checkFileName(name))).toBe('KAITHEM_TYPE')
  }
})
