// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates
import { afterEach, describe, expect, it } from 'vitest'
import { createMemoryFiles } from '../../../../lib/platform/fake/files.ts'
import { createMemoryStore } from '../../../../lib/platform/fake/store.ts'
import { errorTopic, type Pages } from '../../../../lib/web/pages/pages.ts'
import { createSite, type Site } from './site.ts'

let site: Site
const setUp = (...args: Parameters<typeof createSite>): Site => {
  site = createSite(...args)
  return site
}
afterEach(() => site.kaithem.close())

describe('what a page knows', () => {
  it('values, path, request and kaithem', async () => {
    const { add, ask, kaithem } = setUp()
    kaithem.tags['/a'].value = 3
    add('p', "${kwargs.a}|${path.join('/')}|${request.method}|${request.query.a}|${kaithem.tags['/a'].value}")
    const { status, headers, text } = await ask('/pages/m/p/x/y?a=1')
    expect(text).toBe('1|p/x/y|GET|1|3')
    expect(status).toBe(200)
    expect(headers).toMatchObject({ 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' })
  })

  it('a form together with the query', async () => {
    const { add, ask } = setUp()
    add('p', '${kwargs.a}|${request.form.a}|${request.user}')
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://pi' }
    const { text } = await ask('/pages/m/p?a=1', { method: 'POST', headers, body: 'a=2' })
    expect(text).toBe('1,2|2|')
  })

  it('values of visitors are escaped', async () => {
    const { add, ask } = setUp()
    add('p', '${kwargs.a}')
    expect((await ask('/pages/m/p?a=%3Cb%3E')).text).toBe('&lt;b&gt;')
    add('q', '${kwargs.a}', { settings: { compatible: true } })
    expect((await ask('/pages/m/q?a=%3Cb%3E')).text).toBe('<b>')
  })

  it('setup code runs once, code at each visit', async () => {
    const { add, ask } = setUp()
    add('p', '${made}-${count}-${now}\n', {
      setup: 'let made = "once"\nlet count = 0',
      code: 'count++\nconst now = count * 2',
    })
    expect((await ask('/pages/m/p')).text).toBe('once-1-2\n')
    expect((await ask('/pages/m/p')).text).toBe('once-2-4\n')
  })

  it('control lines work right after code', async () => {
    const { add, ask } = setUp()
    add('p', '% if x:\nyes\n% endif\n', { setup: 'const y = 1', code: 'const x = y' })
    expect((await ask('/pages/m/p')).text).toBe('yes\n')
  })

  it('an object that the pages of a module share', async () => {
    const { add, ask } = setUp()
    add('p', '${module.n = (module.n ?? 0) + 1}')
    add('q', '${module.n}')
    await ask('/pages/m/p')
    await ask('/pages/m/p')
    expect((await ask('/pages/m/q')).text).toBe('2')
  })

  it('print, for its author', async () => {
    const { add, ask } = setUp()
    const page = add('p', 'x', { code: 'print("visit", { path })', setup: 'print("made")' })
    await ask('/pages/m/p')
    expect(page.printed).toBe('made\nvisit {"path":["p"]}\n')
    expect(page.visits).toBe(1)
  })

  it('other pages and files to include and inherit', async () => {
    const files = createMemoryFiles()
    files.writeDurable('/var/templates/base.html', '<main>${self.body()}</main>')
    const { add, ask } = setUp({ files, vardir: '/var' })
    add('parts/head', '<h1>${title}</h1>', { kind: 'template', setup: 'let title = "Hall"' })
    add('p', '<%inherit file="/base.html"/><%include file="parts/head"/>!')
    add('q', '<%include file="/m/parts/head"/>')
    expect((await ask('/pages/m/p')).text).toBe('<main><h1>Hall</h1>!</main>')
    expect((await ask('/pages/m/q')).text).toBe('<h1>Hall</h1>')
    files.writeDurable('/var/templates/base.html', '<article>${self.body()}</article>')
    expect((await ask('/pages/m/p')).text).toBe('<article><h1>Hall</h1>!</article>')
    expect((await ask('/pages/m/parts/head')).status).toBe(404)
  })
})

describe('settings at the top of the text', () => {
  it('hold instead of those of the node', async () => {
    const { add, ask } = setUp()
    add('p', '---\nmimetype: text/plain\nauto-reload: 30\ncode: const x = 2\n---\n${x}')
    const { headers, text } = await ask('/pages/m/p')
    expect(text).toBe('2')
    expect(headers).toMatchObject({ 'Content-Type': 'text/plain; charset=utf-8', Refresh: '30' })
  })

  it('Markdown, and text as it is', async () => {
    const { add, ask } = setUp()
    add('p', '---\ntemplate-engine: none\nmimetype: application/octet-stream\n---\n${x}')
    expect(await ask('/pages/m/p')).toMatchObject({
      text: '${x}',
      headers: { 'Content-Type': 'application/octet-stream' },
    })
    add('q', '# Hi ${x}', { settings: { engine: 'markdown' } })
    expect((await ask('/pages/m/q')).text).toBe('<h1>Hi ${x}</h1>\n')
  })
})

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
    const { engines } = kaithem as unknown as { engines: { pages: Pages } }
    expect(engines.pages.lookup('m', ['p', 'x'])).toEqual({
      module: 'm',
      path: 'p',
      name: 'Pump',
      url: '/pages/m/p',
      rest: ['x'],
    })
    expect(engines.pages.lookup('m', ['q'])).toBeUndefined()
  })
})

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

describe('errors', () => {
  it('guests see a number, whoever may see errors the place', async () => {
    const { add, ask, login, kaithem, log, clock } = setUp()
    const page = add('p', 'one\n${nothing.x}\n', { code: 'let unused\nlet other' })
    const guest = await ask('/pages/m/p?a=1')
    expect(guest.status).toBe(500)
    expect(guest.text).toContain('1')
    expect(guest.text).not.toContain('nothing')
    const admin = await ask('/pages/m/p', { headers: await login('ann', ['/admin/errors.view']) })
    expect(admin.text).toMatch(/\/m\/p, line 2, column \d+/)
    expect(admin.text).toContain('&gt; 2 | ${nothing.x}')
    expect(page.errors).toMatchObject([
      { number: 1, request: 'GET /pages/m/p?a=1', time: clock.wall() },
      { number: 2, request: 'GET /pages/m/p' },
    ])
    expect(kaithem.message.recent(`${errorTopic}/m/p`)).toHaveLength(2)
    // Only the first one is told to people.
    expect(log.filter((line) => line.includes('/pages/m/p'))).toHaveLength(1)
    expect(page.failing?.number).toBe(2)
  })

  it('in code are in its own lines', async () => {
    const { add, ask } = setUp()
    const page = add('p', 'x', { code: 'const a = 1\nmissing.b', setup: 'let z' })
    await ask('/pages/m/p')
    expect(page.errors[0]?.trace).toContain('/m/p (code), line 2')
    const broken = add('q', 'x', { setup: 'let a = 1\nmissing()' })
    expect(broken.failing?.trace).toContain('/m/q (setup code), line 2')
  })

  it('a text that cannot be compiled is an error page', async () => {
    const { add, ask, log } = setUp()
    const page = add('p', '---\ntitle: x\n---\none\n% if y:\n')
    expect(page.failing?.trace).toContain('/m/p, line 5')
    expect(log).toHaveLength(1)
    expect((await ask('/pages/m/p')).status).toBe(500)
    expect(page.errors).toHaveLength(1)
    expect((await ask('/pages/m/p')).text).toContain('1')
    const bad = add('q', '---\nrequire-method: [1]\n---\n', { settings: { permissions: ['/a.view'] } })
    expect(bad.failing?.trace).toContain('(settings), line 2')
    // Settings that cannot be read open nothing.
    expect((await ask('/pages/m/q')).status).toBe(303)
  })

  it('a page that works again is no longer failing', async () => {
    const { add, ask } = setUp()
    const page = add('p', "<% if (kwargs.bad) throw new Error('bad') %>ok")
    await ask('/pages/m/p?bad=1')
    expect(page.failing?.message).toContain('bad')
    await ask('/pages/m/p')
    expect(page.failing).toBeUndefined()
    expect(page.errors).toHaveLength(1)
  })
})

describe('a page that changes itself', () => {
  const self = '<% if (kwargs.to) page.setContent(kwargs.to) %>${page.getContent().length}'

  it('keeps its text until the flow has another one', async () => {
    const store = createMemoryStore()
    const { add, ask, clock } = setUp({ store })
    const page = add('p', self, { id: 'n1' })
    expect((await ask('/pages/m/p?to=new')).text).toBe('3')
    await clock.advance(0)
    expect((await ask('/pages/m/p')).text).toBe('new')
    expect([page.isChanged, page.getContent()]).toEqual([true, 'new'])
    page.close()
    const again = add('p', self, { id: 'n1' })
    expect((await ask('/pages/m/p')).text).toBe('new')
    again.close()
    add('p', 'other', { id: 'n1' })
    expect((await ask('/pages/m/p')).text).toBe('other')
  })

  it('with a text that has errors, and one that is none', async () => {
    const { add, ask, clock } = setUp()
    const page = add('p', 'x')
    page.setContent('% if')
    await clock.advance(0)
    expect((await ask('/pages/m/p')).status).toBe(500)
    page.setContent('y')
    await clock.advance(0)
    expect((await ask('/pages/m/p')).text).toBe('y')
    expect(page.errors).toEqual([])
    expect(() => page.setContent(3 as never)).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
    page.close()
    expect(() => page.setContent('z')).toThrow(expect.objectContaining({ code: 'KAITHEM_CLOSED' }))
  })

  it('frees what setup code made', async () => {
    const { add, clock, kaithem } = setUp()
    const setup = "kaithem.tags['/lamp'].claim(1, 'page', 80)"
    const page = add('p', 'x', { setup })
    expect(kaithem.tags['/lamp'].value).toBe(1)
    page.setContent('---\ncode: 1\n---\ny')
    await clock.advance(0)
    expect(kaithem.tags['/lamp'].claims().filter(({ name }: { name: string }) => name === 'page')).toHaveLength(1)
    page.close()
    expect(kaithem.tags['/lamp'].value).toBe(0)
  })
})

describe('without a visit', () => {
  it('a page is made of values', async () => {
    const { add } = setUp()
    const page = add('p', '${kwargs.a}|${request === null}|${msg.topic}|${path.join()}')
    expect(await page.render({ a: '<' }, { msg: { topic: 't' } })).toBe('&lt;|true|t|p')
  })

  it('its errors have their place and are not told twice', async () => {
    const { add, log } = setUp()
    const page = add('p', 'x\n${y.z}')
    await expect(page.render()).rejects.toThrow(/line 2/)
    expect(page.errors).toHaveLength(1)
    expect(log).toEqual([])
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

describe('the frame', () => {
  it('stands around the text', async () => {
    const { kaithem, ask } = setUp()
    const page = { module: 'm', path: 'p', name: 'Hall <1>', body: '<p id="x">text</p>' }
    kaithem.web.add_page({ ...page, settings: { theme: '/my.css?a&b', banner: '<b>Top</b>' } })
    const { text, headers } = await ask('/pages/m/p')
    expect(text).toMatch(/^<!DOCTYPE html>[\s\S]*<b>Top<\/b>[\s\S]*<p id="x">text<\/p>[\s\S]*<\/html>\s*$/)
    expect(text).toContain('<title>Hall &lt;1&gt;</title>')
    expect(text).toContain('href="/my.css?a&amp;b"')
    expect(text).toContain('<nav')
    // Scripts of its own may run in it.
    expect(String(headers['Content-Security-Policy'])).not.toContain('script-src')
    kaithem.web.add_page({ ...page, path: 'bare', settings: { navigation: false } })
    expect((await ask('/pages/m/bare')).text).not.toContain('<nav')
  })
})

describe('checking a text', () => {
  it('finds errors and warnings in their part, and runs nothing', () => {
    const { kaithem } = setUp()
    const check = (options: object) => kaithem.web.check_page({ module: 'm', path: 'p', body: '', ...options })
    expect(check({ body: 'fine ${x}', setup: 'let a = kaithem.tags["/x"]', code: 'let b' })).toEqual([])
    expect(check({ body: '---\ntitle: 1\n---\n\n% if x:\n', code: 'let a' })).toMatchObject([
      { severity: 'error', part: 'body', line: 5 },
    ])
    expect(check({ code: 'let a\nlet = ' })).toMatchObject([{ severity: 'error', part: 'code', line: 2 }])
    expect(check({ setup: 'let a\n\nb(' })).toMatchObject([{ severity: 'error', part: 'setup' }])
    expect(check({ body: '---\nno-header: maybe\n---' })).toMatchObject([
      { severity: 'error', part: 'settings', line: 2 },
    ])
    expect(check({ body: '---\nother: 1\n---\n<script>${x}</script>' })).toMatchObject([
      { severity: 'warning', part: 'settings', line: 2 },
      { severity: 'warning', part: 'body', line: 4 },
    ])
    expect(check({ setup: "kaithem.tags['/ran'].value = 1; globalThis.ran = true" })).toEqual([])
    expect(kaithem.tags.has('/ran')).toBe(false)
    expect('ran' in globalThis).toBe(false)
  })
})
