import { describe, expect, it } from 'vitest'
import { KaithemError } from '../../../lib/errors.ts'
import { passThrough } from '../../../lib/web/pass-through.ts'
import type { Visit } from '../../../lib/web/routes.ts'
import { Browser, loggedIn, webRig } from './rig.ts'

const page = (answer: (visit: Visit) => unknown) => ({
  answer: async (visit: Visit) => answer(visit) as never,
  lookup: () => undefined,
})

describe('who answers', () => {
  it('is nobody for paths that are none of ours', async () => {
    const { engine } = webRig()
    const browser = new Browser(engine)
    for (const url of ['/', '/other', '/pages/a/b', '/kaithemx', '//kaithem', '/..%2fkaithem/users', '/%c0%ae', '*']) {
      expect(await engine.handle(browser.request('GET', url)), url).toBeUndefined()
    }
  })

  it('is an error page below our own roots', async () => {
    const { engine } = webRig()
    const browser = new Browser(engine)
    expect((await browser.get('/kaithem/nothing')).status).toBe(404)
    for (const url of ['/kaithem/..%2fusers', '/kaithem/%5c..', '/kaithem//users', '/kaithem/%00', '/pages/%zz']) {
      expect((await browser.get(url)).status, url).toBe(400)
    }
  })

  it('is the site of pages below its root, and 404 where it has nothing', async () => {
    const { engine } = webRig()
    engine.site = page((visit) => (visit.rest[0] === 'house' ? { body: visit.rest.join() } : undefined))
    const browser = new Browser(engine)
    expect((await browser.get('/pages/house/light')).text).toBe('house,light')
    expect((await browser.get('/pages/other')).status).toBe(404)
  })

  it('is a controller for what is left, unless the server has something of its own', async () => {
    const { engine, root } = webRig()
    engine.controllers.set(['hello'], (name: string) => `Hello ${name}`, root)
    engine.controllers.set(['broken'], new Error('mounted'), root)
    const browser = new Browser(engine)
    expect((await browser.get('/hello/ann')).text).toBe('Hello ann')
    expect((await browser.get('/broken/x')).status).toBe(500)
    expect(await engine.handle({ ...browser.request('GET', '/hello/ann'), isTaken: () => true })).toBeUndefined()
    expect(await engine.handle(browser.request('GET', '/other'))).toBeUndefined()
  })
})

describe('methods', () => {
  it('are told when another one is used', async () => {
    const { engine } = webRig()
    const browser = new Browser(engine)
    const wrong = await browser.send(browser.request('DELETE', '/kaithem/login'))
    expect([wrong.status, wrong.headers.Allow]).toEqual([405, 'GET, HEAD, POST'])
    expect((await browser.send(browser.request('HEAD', '/kaithem/login'))).status).toBe(200)
    expect((await browser.get('/kaithem/logout')).status).toBe(405)
  })

  it('that change something need a token and a page of ours', async () => {
    const { engine } = webRig()
    const changes: string[] = []
    const answer = () => {
      changes.push('changed')
      return {}
    }
    engine.table.add([{ method: 'POST', path: '/kaithem/change', access: 'public', answer }])
    const ann = await loggedIn(engine, 'ann')
    const attempts: [Record<string, string>, Record<string, string>, number][] = [
      [{}, {}, 200],
      [{ csrf: 'made up' }, {}, 403],
      [{ csrf: '' }, {}, 403],
      [{}, { origin: 'http://evil.example' }, 403],
      [{}, { origin: 'null' }, 403],
      [{}, { origin: '' }, 403],
      [{}, { origin: 'http://pi:1881' }, 403],
      [{}, { 'sec-fetch-site': 'cross-site' }, 403],
      [{}, { 'sec-fetch-site': 'same-origin', origin: 'https://name-of-the-proxy' }, 200],
      [{}, { 'content-type': 'text/plain' }, 400],
      [{}, { 'content-type': 'application/json' }, 400],
    ]
    for (const [values, headers, status] of attempts) {
      await ann.get('/kaithem/account')
      expect((await ann.post('/kaithem/change', values, headers)).status, JSON.stringify([values, headers])).toBe(
        status,
      )
    }
    expect(changes).toHaveLength(2)
  })

  it('take the token in a header too, without a form', async () => {
    const { engine } = webRig()
    const answer = async ({ request }: Visit) => ({ body: Buffer.from(await request.bytes()).toString() })
    engine.table.add([{ method: 'POST', path: '/kaithem/change', access: 'public', answer: answer as never }])
    const ann = await loggedIn(engine, 'ann')
    const [, csrf = ''] = /name="csrf" value="([^"]+)"/.exec((await ann.get('/kaithem/account')).text) ?? []
    const headers = { origin: ann.origin, 'content-type': 'text/plain', 'x-kaithem-csrf': csrf }
    expect((await ann.send(ann.request('POST', '/kaithem/change', headers, 'hello'))).text).toBe('hello')
    expect((await ann.send(ann.request('POST', '/kaithem/change', { ...headers, 'x-kaithem-csrf': 'x' }))).status).toBe(
      403,
    )
  })
})

describe('what goes wrong', () => {
  const codes: [unknown, number][] = [
    [new KaithemError('KAITHEM_VALUE', 'x'), 400],
    [new KaithemError('KAITHEM_KEY', 'x'), 404],
    [new KaithemError('KAITHEM_STATE', 'x'), 409],
    [new KaithemError('KAITHEM_LIMIT', 'x'), 413],
    [new KaithemError('KAITHEM_PERMISSION', 'x'), 403],
    [new TypeError('secret detail'), 500],
    [passThrough({ status: 418 }), 418],
    [undefined, 500],
  ]

  it.each(codes)('%s of a built-in page is %i', async (thrown, status) => {
    const { engine, reports } = webRig()
    const answer = () => {
      throw thrown
    }
    engine.table.add([{ method: 'GET', path: '/kaithem/test', access: 'public', answer }])
    const answered = await new Browser(engine).get('/kaithem/test')
    expect(answered.status).toBe(status)
    expect(reports).toHaveLength(status === 500 ? 1 : 0)
  })

  it.each([
    [new KaithemError('KAITHEM_KEY', 'x'), 500],
    [new KaithemError('KAITHEM_LIMIT', 'x'), 413],
    [passThrough({ status: 303 }), 303],
  ])('%s of code of users is %i', async (thrown, status) => {
    const { engine } = webRig()
    engine.site = page(() => {
      throw thrown
    })
    expect((await new Browser(engine).get('/pages/a')).status).toBe(status)
  })

  it('is shown in detail only to who may see errors', async () => {
    const { engine } = webRig()
    const answer = () => {
      throw new TypeError('secret detail')
    }
    engine.table.add([{ method: 'GET', path: '/kaithem/test', access: 'public', answer }])
    expect((await (await loggedIn(engine, 'ann')).get('/kaithem/test')).text).toContain('secret detail')
    for (const browser of [new Browser(engine), await loggedIn(engine, 'bob')]) {
      expect((await browser.get('/kaithem/test')).text).not.toContain('secret')
    }
  })
})

describe('access', () => {
  it('is for everybody, whoever is logged in, or who has all permissions', async () => {
    const { engine } = webRig()
    const answer = () => ({ body: 'ok' })
    const access = ['public', 'login', { permissions: ['/fog.use'] }, { permissions: ['/admin/users.edit'] }] as const
    engine.table.add(
      access.map((one, index) => ({ method: 'GET', path: `/kaithem/test/${index}`, access: one, answer })),
    )
    const statuses = async (browser: Browser) =>
      (await Promise.all(access.map((_, index) => browser.get(`/kaithem/test/${index}`)))).map(({ status }) => status)
    expect(await statuses(new Browser(engine))).toEqual([200, 303, 303, 303])
    expect(await statuses(await loggedIn(engine, 'bob'))).toEqual([200, 200, 200, 403])
    expect(await statuses(await loggedIn(engine, 'ann'))).toEqual([200, 200, 200, 200])
    const strange = new Browser(engine, { headers: { origin: 'http://evil.example' } })
    for (const [name, value] of (await loggedIn(engine, 'ann')).cookies) strange.cookies.set(name, value)
    expect(await statuses(strange)).toEqual([200, 403, 403, 403])
  })

  it('leads back after logging in, with the login page in between', async () => {
    const { engine } = webRig()
    const browser = new Browser(engine)
    const sent = await browser.get('/kaithem/users?x=1')
    expect(sent.headers.Location).toMatch(/^\/kaithem\/login\?back=/)
    await browser.get(String(sent.headers.Location))
    const back = String(sent.headers.Location).split('back=')[1] ?? ''
    const done = await browser.post('/kaithem/login', { name: 'ann', password: 'correct horse', back })
    expect(done.headers.Location).toBe('/kaithem/users?x=1')
  })

  it('allows longer bodies to who has the limit for it', () => {
    const { engine } = webRig({
      users: { ann: ['big'] },
      groups: { big: { permissions: [], limits: { 'web.maxbytes': 5_000_000 } } },
    })
    expect([engine.mostBytes('ann'), engine.mostBytes('')]).toEqual([5_000_000, 1_000_000])
  })
})
