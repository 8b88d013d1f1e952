// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates
import { afterEach, describe, expect, it } from 'vitest'
import { createSite, type Site } from './site.ts'

let site: Site
const setUp = (...args: Parameters<typeof createSite>): Site => {
  site = createSite(...args)
  return site
}
afterEach(() => site.kaithem.close())

describe('the address', () => {
  it('of a folder has a slash at its end', async () => {
    const { add, ask } = setUp()
    add('__index__', 'index')
    add('f/__default__', 'default ${path.join("/")}')
    const moved = await ask('/pages/m?a=b?c', { root: '/red' })
    expect([moved.status, moved.headers.Location]).toEqual([302, '/red/pages/m/?a=b?c'])
    expect((await ask('/pages/m/')).text).toBe('index')
    expect((await ask('/pages/m/f/7')).text).toBe('default f/7')
    expect((await ask('/pages/m/x')).status).toBe(404)
    expect((await ask('/pages/other')).status).toBe(404)
    expect((await ask('/pages/m/__index__')).text).toBe('index')
  })

  it('belongs to the first page', async () => {
    const { add, ask, kaithem } = setUp()
    const first = add('p', 'first', { name: 'First', id: 'n1' })
    expect(() => add('p', 'second')).toThrow(
      expect.objectContaining({ code: 'KAITHEM_STATE', data: { module: 'm', path: 'p', name: 'First', id: 'n1' } }),
    )
    expect((await ask('/pages/m/p')).text).toBe('first')
    first.close()
    first.close()
    expect((await ask('/pages/m/p')).status).toBe(404)
    const owner = kaithem.scope('owner')
    owner.web.add_page({ module: 'm', path: 'p', body: 'third', settings: { header: false } })
    expect((await ask('/pages/m/p')).text).toBe('third')
    owner.close()
    expect((await ask('/pages/m/p')).status).toBe(404)
  })

  it('can be looked up', () => {
    const { add, kaithem } = setUp()
    add('p', '', { name: 'Pump' })
    expect(kaithem.web.lookup_page('m', 'p/x')).toEqual({
      module: 'm',
      path: 'p',
      name: 'Pump',
      url: '/pages/m/p',
      rest: ['x'],
    })
    expect(kaithem.web.lookup_page('m', ['q'])).toBeUndefined()
  })
})
