import { describe, expect, it } from 'vitest'
import { fieldNames, isMime, readMethods, readSettings } from '../../../../lib/web/pages/settings.ts'

const read = (values: Record<string, unknown>) =>
  readSettings(new Map(Object.entries(values).map(([name, value], index) => [name, { value, line: index + 2 }])))

describe('settings in the text', () => {
  it.each<[Record<string, unknown>, object]>([
    [{}, {}],
    [{ 'template-engine': 'Markdown' }, { engine: 'markdown' }],
    [{ 'template-engine': null }, {}],
    [{ mimetype: 'Text/Plain ' }, { mime: 'text/plain' }],
    [{ 'require-permissions': ['/a.b', '/c.d'] }, { permissions: ['/a.b', '/c.d'] }],
    [{ 'require-permissions': '/a.b, /c.d' }, { permissions: ['/a.b', '/c.d'] }],
    [{ 'require-permissions': null }, { permissions: [] }],
    [{ 'require-method': ['get', 'POST'] }, { methods: ['GET', 'POST'] }],
    [{ 'allow-xss': true }, { origins: ['*'] }],
    [{ 'allow-xss': false }, {}],
    [{ 'allow-origins': ['http://a'], 'allow-xss': true }, { origins: ['http://a', '*'] }],
    [
      { 'no-header': true, 'no-navheader': 'yes' },
      { header: false, navigation: false },
    ],
    [{ 'no-header': false }, { header: true }],
    [{ 'auto-reload': true }, { reload: 5 }],
    [{ 'auto-reload': true, 'auto-reload-interval': '2.5' }, { reload: 2.5 }],
    [{ 'auto-reload': false, 'auto-reload-interval': 2 }, { reload: 0 }],
    [{ 'auto-reload': 30 }, { reload: 30 }],
    [{ 'streaming-response': true }, { streaming: true }],
    [
      { 'theme-css-url': '/a.css', 'alt-top-banner': 'Hi', title: 5 },
      { theme: '/a.css', banner: 'Hi', title: '5' },
    ],
    [
      { 'mako-compatible': true, 'markdown-html': true },
      { compatible: true, html: true },
    ],
  ])('%j', (values, settings) => expect(read(values).settings).toEqual(settings))

  it('code of a Kaithem file, and fields about the file', () => {
    expect(read({ setupcode: 'let a = 1', code: 'a++', 'resource-type': 'page', other: 1 })).toEqual({
      settings: {},
      setup: 'let a = 1',
      code: 'a++',
      unknown: [{ name: 'other', line: 5 }],
    })
  })

  it.each<[Record<string, unknown>, string]>([
    [{ 'template-engine': 'jinja2' }, 'template-engine'],
    [{ mimetype: 'html' }, 'mimetype'],
    [{ 'require-permissions': [1] }, 'require-permissions'],
    [{ 'require-method': ['G ET'] }, 'require-method'],
    [{ 'no-header': 'perhaps' }, 'no-header'],
    [{ 'auto-reload': true, 'auto-reload-interval': 0.1 }, 'auto-reload-interval'],
    [{ title: ['a'] }, 'title'],
    [{ setupcode: {} }, 'setupcode'],
  ])('%j is refused with its line', (values, field) => {
    const line = Object.keys(values).indexOf(field) + 2
    expect(() => read(values)).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE', data: { line, field } }))
  })

  it('every field that is named is read', () => {
    expect(read(Object.fromEntries(fieldNames.map((name) => [name, null]))).unknown).toEqual([])
  })

  it('methods and types of content', () => {
    expect(readMethods(['get', 'PURGE'])).toEqual(['GET', 'PURGE'])
    expect(() => readMethods(['a b'])).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
    expect(['text/html', 'application/vnd.x+json', 'x', 'a/b/c', 'a/b\r\nX: y'].filter(isMime)).toHaveLength(2)
  })
})
