import { describe, expect, it } from 'vitest'
import { check, defaults, moduleName, parseConfig, pathOf, readList } from '../../../nodes/page/config.ts'

describe('the settings', () => {
  it('of a new node are fine', () => {
    expect(check(defaults)).toEqual([])
    expect(parseConfig(defaults)).toMatchObject({
      ...{ module: '', path: 'page', kind: 'page', engine: 'mako', mime: 'text/html', methods: ['GET', 'POST'] },
      ...{ permissions: [], origins: [], header: true, navigation: true, streaming: false, reload: 0 },
    })
  })

  it('that are missing are the usual ones', () => {
    expect(parseConfig({})).toEqual({ ...parseConfig(defaults), body: '' })
  })

  it('the path is made of the name', () => {
    expect(pathOf({ name: 'Garage door' })).toBe('garage-door')
    expect(pathOf({ name: 'Garage door', path: ' x/y ' })).toBe('x/y')
    expect(pathOf({ name: '!' })).toBe('page')
  })

  it('the module is the label of the tab', () => {
    expect(moduleName('', 'Heating/hall')).toBe('Heating-hall')
    expect(moduleName('own', 'Heating')).toBe('own')
    expect(moduleName('', '')).toBe('flow')
  })

  it('lists have commas or spaces', () => {
    expect(readList({ a: ' /a.b,/c.d  /e ' }, 'a')).toEqual(['/a.b', '/c.d', '/e'])
    expect(parseConfig({ methods: 'get post' }).methods).toEqual(['GET', 'POST'])
    expect(parseConfig({ methods: ' ' }).methods).toEqual(['GET', 'POST'])
  })

  it.each([
    [{ module: 'a/b' }, 'module', 'page-slash'],
    [{ path: 'a//b' }, 'path', 'page-slash'],
    [{ path: '../b' }, 'path', 'page-dots'],
    [{ path: 'a\\b' }, 'path', 'page-char'],
    [{ path: 'x'.repeat(600) }, 'path', 'page-long'],
    [{ kind: 'other' }, 'kind', 'choice'],
    [{ engine: 'jinja2' }, 'engine', 'choice'],
    [{ mime: 'html' }, 'mime', 'page-mime'],
    [{ methods: 'GET, P-T' }, 'methods', 'page-method'],
    [{ reload: 'often' }, 'reload', 'number'],
    [{ reload: '0.5' }, 'reload', 'atLeast'],
  ])('%j: %s is refused (%s)', (raw, property, reason) => {
    expect(check({ ...defaults, ...raw })).toMatchObject([{ property, reason }])
    expect(() => parseConfig({ ...defaults, ...raw })).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  })
})
