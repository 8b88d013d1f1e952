// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates
import { afterEach, describe, expect, it } from 'vitest'
import { createSite, type Site } from './site.ts'

let site: Site
const setUp = (...args: Parameters<typeof createSite>): Site => {
  site = createSite(...args)
  return site
}
afterEach(() => site.kaithem.close())

describe('who may see a page, and how', () => {
  it('all permissions are needed', async () => {
    const { add, ask, login } = setUp()
    add('p', 'secret', { settings: { permissions: ['/a.view', '/b.view'] } })
    expect((await ask('/pages/m/p')).status).toBe(303)
    expect(await ask('/pages/m/p', { headers: await login('ann', ['/a.view']) })).toMatchObject({ status: 403 })
    const both = await ask('/pages/m/p', { headers: await login('bob', ['/a.view', '/b.view']) })
    expect([both.status, both.text]).toEqual([200, 'secret'])
  })

  it('permissions come before the method', async () => {
    const { add, ask } = setUp()
    add('p', 'x', { settings: { permissions: ['/a.view'], methods: ['GET'] } })
    expect((await ask('/pages/m/p', { method: 'DELETE' })).status).toBe(303)
  })

  it('methods', async () => {
    const { add, ask } = setUp()
    add('p', 'x', { settings: { methods: ['GET'] } })
    const refused = await ask('/pages/m/p', { method: 'POST', headers: { origin: 'http://pi' } })
    expect([refused.status, refused.headers.Allow]).toEqual([405, 'GET, HEAD'])
    expect((await ask('/pages/m/p', { method: 'HEAD' })).status).toBe(200)
    const asked = await ask('/pages/m/p', { method: 'OPTIONS' })
    expect([asked.status, asked.headers.Allow, asked.text]).toEqual([204, 'GET, HEAD, OPTIONS', ''])
    add('q', 'x', { settings: { methods: ['POST'] } })
    expect((await ask('/pages/m/q', { method: 'HEAD' })).status).toBe(405)
    expect((await ask('/pages/m/q')).headers.Allow).toBe('POST')
  })

  it('other origins only where they are listed', async () => {
    const { add, ask } = setUp()
    add('closed', 'x')
    add('some', 'x', { settings: { origins: ['http://good'] } })
    add('all', 'x', { settings: { origins: ['*'] } })
    const from = (path: string, origin: string) => ask(`/pages/m/${path}`, { headers: { origin } })
    expect((await from('closed', 'http://evil')).status).toBe(403)
    expect((await from('closed', 'null')).status).toBe(403)
    expect((await from('closed', 'http://pi')).status).toBe(200)
    expect((await from('some', 'http://evil')).status).toBe(403)
    expect((await from('some', 'http://good.evil')).status).toBe(403)
    const good = await from('some', 'http://good')
    expect(good.headers).toMatchObject({ 'Access-Control-Allow-Origin': 'http://good', Vary: 'Origin' })
    expect((await from('all', 'http://x')).headers['Access-Control-Allow-Origin']).toBe('http://x')
    const preflight = await ask('/pages/m/some', { method: 'OPTIONS', headers: { origin: 'http://good' } })
    expect(preflight.headers['Access-Control-Allow-Methods']).toBe('GET, POST, HEAD, OPTIONS')
    expect((await ask('/pages/m/closed')).headers['Access-Control-Allow-Origin']).toBeUndefined()
  })
})

describe('streams', () => {
  it('send what is made, and end with the error', async () => {
    const { add, ask } = setUp()
    const settings = { streaming: true }
    add('p', 'a<% await null %>b${kwargs.x}', { settings })
    expect((await ask('/pages/m/p?x=1')).text).toBe('ab1')
    add('q', '% for (const i of Array(2000).keys()):\n${"x".repeat(20)}\n% endfor\n<% missing() %>', { settings })
    const broken = await ask('/pages/m/q')
    expect(broken.status).toBe(200)
    expect(broken.text).toMatch(/^(x{20}\n){500,}[\s\S]*kaithem-page-error/)
    add('r', '<% missing() %>', { settings })
    expect((await ask('/pages/m/r')).status).toBe(500)
  })
})
