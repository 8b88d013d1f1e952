import { describe, expect, it } from 'vitest'
import { isPassThrough } from '../../../lib/web/pass-through.ts'
import { Browser, house, loggedIn, webRig } from './rig.ts'

function rig(page: (web: ReturnType<typeof webRig>['web']) => unknown) {
  const made = webRig({ ...house, groups: { crew: ['/fog.use'] } })
  made.engine.site = { answer: async () => ({ body: String(page(made.web)) }), lookup: (...asked) => asked }
  return { ...made, browser: new Browser(made.engine) }
}

describe('a page', () => {
  it('knows its visitor and request', async () => {
    const { engine, browser } = rig((web) => [
      ...[web.user(), web.has_permission('/fog.use'), web.has_permission(['/fog.use', '/x']), web.request().path],
    ])
    expect((await browser.get('/pages/a')).text).toBe(',false,false,pages,a')
    expect((await (await loggedIn(engine, 'bob')).get('/pages/a')).text).toBe('bob,true,false,pages,a')
  })

  it.each([
    ['/kaithem', '/kaithem'],
    ['https://example.com/a?b#c', 'https://example.com/a?b#c'],
    ['/grün und blau', '/gr%C3%BCn%20und%20blau'],
  ])('goes to %s', async (url, location) => {
    const { browser } = rig((web) => web.goto(url))
    const sent = await browser.get('/pages/a')
    expect([sent.status, sent.headers.Location]).toEqual([303, location])
  })

  it.each(['', '/a\r\nSet-Cookie: x', 5, null, undefined])('does not go to %j', async (url) => {
    const { browser, reports } = rig((web) => web.goto(url as string))
    expect((await browser.get('/pages/a')).status).toBe(500)
    expect(reports).toHaveLength(1)
  })

  it('goes back only to pages of ours', async () => {
    const { browser } = rig((web) => web.go_back())
    const back = async (referer: string) => (await browser.get('/pages/a', { referer })).headers.Location
    expect(await back('http://pi:1880/pages/b?x')).toBe('http://pi:1880/pages/b?x')
    expect(await back('http://evil.example/')).toBeUndefined()
    expect((await browser.get('/pages/a')).status).toBe(500)
  })

  it('serves files of its folder, and none beside it', async () => {
    const { browser, files } = rig((web) => {
      const { query } = web.request()
      const root = query.get('root')
      return web.serve_file(query.get('file'), '', query.get('name'), root === undefined ? {} : { root })
    })
    files.writeDurable('/var/data/a.txt', 'x')
    files.writeDurable('/var/users.json', 'secret')
    files.writeDurable('/srv/media/b.txt', 'x')
    const get = async (query: string) => (await browser.get(`/pages/a?${query}`)).answer.body
    expect(await get('file=a.txt')).toEqual({ file: '/var/data/a.txt' })
    expect(await get('file=b.txt&root=/srv/media')).toEqual({ file: '/srv/media/b.txt' })
    for (const query of ['file=../users.json', 'file=/var/users.json', 'file=/srv/media/b.txt&root=/srv/media']) {
      expect((await browser.get(`/pages/a?${query}`)).status).toBe(500)
    }
  })
})

it('outside of a page there is no visitor', () => {
  const { web } = rig(() => '')
  const state = expect.objectContaining({ code: 'KAITHEM_STATE' })
  for (const call of [
    () => web.user(),
    () => web.has_permission('/x'),
    () => web.goto('/'),
    () => web.go_back(),
    () => web.serve_file('a'),
    () => web.request(),
  ]) {
    expect(call).toThrow(state)
  }
})

it('throws what passes through', async () => {
  let thrown: unknown
  const { browser } = rig((web) => {
    try {
      web.goto('/x')
    } catch (error) {
      thrown = error
      throw error
    }
  })
  await browser.get('/pages/a')
  expect(isPassThrough(thrown)).toBe(true)
})

it('looks pages up by text or parts', () => {
  const { web } = rig(() => '')
  expect(web.lookup_page('house', '/light/desk')).toEqual(['house', ['light', 'desk']])
  expect(web.lookup_page('house', ['a', 'b'])).toEqual(['house', ['a', 'b']])
  expect(web.lookup_page('house', '../x')).toBeUndefined()
  expect(webRig().web.lookup_page('house', 'x')).toBeUndefined()
})

it('takes what the host decides, and leaves the rest', () => {
  const { web, engine } = webRig({})
  web.configure({ baseDomain: 'example.co.uk', isDemo: true })
  web.configure({ hasOtherAdministrators: true })
  expect([web.subdomain('a.example.co.uk'), engine.settings.isDemo, web.setup_path()]).toEqual([['a'], true, undefined])
  web.configure({ baseDomain: undefined, hasOtherAdministrators: false })
  expect([web.subdomain('a.example.co.uk'), web.setup_path()]).toEqual([
    ['example', 'a'],
    expect.stringMatching(/^\/kaithem\/setup\?key=/),
  ])
})
