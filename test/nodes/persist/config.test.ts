import { describe, expect, it } from 'vitest'
import { check, defaults, parseConfig } from '../../../nodes/persist/config.ts'

const good = { ...defaults, file: 'a.json' }
const found = (raw: Record<string, unknown>): string[] =>
  check(raw).map(({ property, reason }) => `${property} ${reason}`)

describe('check', () => {
  it.each([
    ['a complete configuration', good, []],
    ['a new node', defaults, ['file missing']],
    ['a path that leads out', { ...good, file: '../a.json' }, ['file file-up']],
    ['a path from the root', { ...good, file: '/data/../a.json' }, []],
    ['a path by a variable', { ...good, file: '$DIR/../a.json', expand: true }, []],
    ['a folder', { ...good, file: 'a/' }, ['file file-folder']],
    ['a backslash', { ...good, file: 'a\\b.json' }, ['file file-backslash']],
    ['a control character', { ...good, file: 'a\0b.json' }, ['file file-char']],
    ['a name that is too long', { ...good, file: `${'x'.repeat(1030)}.json` }, ['file file-long']],
    ['an ending that is not known', { ...good, file: 'a.yml' }, ['file file-ending']],
    ['an ending that does not matter', { ...good, file: 'a.dat', format: 'json.gz' }, []],
    ['a format that does not exist', { ...good, format: 'xml' }, ['format choice']],
    ['an action that does not exist', { ...good, action: 'print' }, ['action choice']],
    ['a negative time', { ...good, interval: '-1' }, ['interval atLeast']],
    ['half a write', { ...good, perHour: '0.5' }, ['perHour whole']],
  ])('%s', (_title, raw, expected) => {
    expect(found(raw)).toEqual(expected)
  })
})

describe('parseConfig', () => {
  it('answers typed settings', () => {
    expect(parseConfig({ ...good, perHour: '60', format: 'yaml', private: 'true' })).toMatchObject({
      file: 'a.json',
      format: 'yaml',
      interval: 1,
      perHour: 60,
      private: true,
      backup: true,
      initialType: 'none',
    })
    expect(parseConfig({ file: 'a.json' })).toMatchObject({
      format: undefined,
      action: 'change',
      loadOnStart: true,
      perHour: 0,
    })
  })

  it('refuses the first issue', () => {
    expect(() => parseConfig(defaults)).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  })
})
