// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates
import { afterEach, describe, expect, it } from 'vitest'
import { createMemoryFiles } from '../../../../lib/platform/fake/files.ts'
import { createMemoryStore } from '../../../../lib/platform/fake/store.ts'
import { errorTopic } from '../../../../lib/web/pages/pages.ts'
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

  it('widgets that its code makes are for those who may open it', async () => {
    const { add, kaithem, login } = setUp()
    await login('ann', ['/cellar.view'])
    await login('bob', ['/attic.view'])
    const settings = { permissions: ['/cellar.view'] }
    const page = add('p', '', { setup: 'kaithem.widget.Switch({ id: "pump" })', settings })
    const sees = (user: string): string => {
      const frames: string[] = []
      const end = kaithem.widget.connect({ user, send: (frame) => void frames.push(frame), close: () => undefined })
      end.receive('{"subsc":["pump"],"upd":[["pump",true]]}')
      end.closed()
      return frames.join()
    }
    expect([sees('bob').includes('"pump"'), kaithem.widget.get('pump')?.value]).toEqual([false, false])
    expect([sees('ann'), kaithem.widget.get('pump')?.value]).toEqual(['[["pump",true]]', true])
    kaithem.widget.get('pump')?.setPermissions([], [])
    expect(sees('bob')).toBe('[["pump",true]]')
    page.close()
    add('p', '', { setup: 'kaithem.widget.Switch({ id: "pump" })', settings: { permissions: ['__guest__'] } })
    expect(sees('')).toBe('[["pump",false]]')
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
