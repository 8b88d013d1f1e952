import { describe, expect, it } from 'vitest'
import { createKaithem, ManualClock } from '../../lib/index.ts'

type Web = ReturnType<typeof createKaithem>['web']

function rig() {
  const clock = new ManualClock(1_700_000_000)
  const k = createKaithem({
    clock,
    users: { users: { ann: { groups: ['crew'], password: 'correct horse' } }, groups: { crew: ['/fog.use'] } },
  })
  /** Asks for a path, as ann or as a guest. */
  const ask = async (url: string, token?: string, headers: Record<string, string> = {}) => {
    const all: Record<string, string> = { ...headers, ...(token === undefined ? {} : { cookie: `kaithem=${token}` }) }
    const answer = await k.web.handle({
      ...{ method: 'GET', url, root: '', host: 'pi', address: '192.168.1.5', isSecure: false },
      header: (name) => all[name],
      read: async () => new Uint8Array(),
    })
    return answer && { status: answer.status, body: answer.body, headers: answer.headers ?? {} }
  }
  return { clock, k, web: k.web, ask }
}

/** What a controller gets that calls a member of the api, and what the visitor gets. */
async function inController(call: (web: Web) => unknown, headers: Record<string, string> = {}) {
  const { web, ask, k } = rig()
  web.controllers.set(['test'], () => call(web))
  return ask('/test', await k.users.login('ann', 'correct horse'), headers)
}

const code = (wanted: string) => expect.objectContaining({ code: wanted })

describe('kaithem.web', () => {
  it('kaithem.web.handle answers requests of a server, and knows what belongs to nobody', async () => {
    const { ask } = rig()
    expect(await ask('/kaithem/login')).toMatchObject({ status: 200 })
    expect(await ask('/kaithem/nothing')).toMatchObject({ status: 404 })
    expect(await ask('/other')).toBeUndefined()
  })

  it('kaithem.web.admit refuses websockets of pages of others', async () => {
    const { web } = rig()
    const request = { method: 'GET', url: '/widgets/ws', root: '', host: 'pi', address: undefined, isSecure: false }
    const read = async () => new Uint8Array()
    const admit = (origin: string) =>
      web.admit({ ...request, read, header: (name) => (name === 'origin' ? origin : undefined) })
    expect(await admit('http://evil.example')).toEqual({ refused: 403 })
    expect(await admit('http://pi')).not.toEqual({ refused: 403 })
  })

  it('kaithem.web.configure takes what the host decides', () => {
    const { web } = rig()
    web.configure({ baseDomain: 'example.co.uk' })
    expect(web.subdomain('a.example.co.uk')).toEqual(['a'])
  })

  it('kaithem.web.setup_path leads to the page for the first administrator, until there is one', async () => {
    const { k, web, ask } = rig()
    expect(await ask(String(web.setup_path()))).toMatchObject({ status: 200 })
    await k.users.add_user('eve', { password: 'correct horse', groups: ['Administrators'] })
    expect(web.setupPath()).toBeUndefined()
  })

  it('kaithem.web.lookup_page finds nothing where there are no pages', () => {
    expect(rig().web.lookup_page('house', 'light')).toBeUndefined()
  })

  it('kaithem.web.template compiles a template', async () => {
    const { web } = rig()
    const page = web.template('Hello \x24{name}', { name: 'page.html' })
    expect(await page.render({ name: '<you>' })).toBe('Hello &lt;you&gt;')
    expect(() => web.template('\n\x24{')).toThrow(expect.objectContaining({ line: 2 }))
  })

  it('kaithem.web.request is the request of the page', async () => {
    const answer = await inController((web) => web.request().url)
    expect(answer).toMatchObject({ body: '/test' })
    expect(() => rig().web.request()).toThrow(code('KAITHEM_STATE'))
  })
})

describe('kaithem.web.nav_bar_plugins', () => {
  it('kaithem.web.nav_bar_plugins shows what its functions answer, in order, on every page', async () => {
    const { web, ask } = rig()
    web.nav_bar_plugins.b = () => [50, '<a href="/b">B</a>']
    web.nav_bar_plugins.a = () => [10, '<a href="/a">A</a>']
    web.nav_bar_plugins.none = () => null
    web.nav_bar_plugins.broken = () => {
      throw new Error('broken')
    }
    expect(String((await ask('/kaithem/login'))?.body)).toMatch(/href="\/a".*\n.*href="\/b"/)
  })

  it('kaithem.web.nav_bar_plugins.set adds an entry, kaithem.web.nav_bar_plugins.get gives it back', () => {
    const { web } = rig()
    const entry = () => null
    const off = web.nav_bar_plugins.set('a', entry)
    expect(web.nav_bar_plugins.get('a')).toBe(entry)
    off()
    expect(web.nav_bar_plugins.get('a')).toBeUndefined()
  })

  it('kaithem.web.nav_bar_plugins.get gives the function of a name', () => {
    expect(rig().web.nav_bar_plugins.get('nothing')).toBeUndefined()
  })

  it('kaithem.web.nav_bar_plugins.has, and delete', () => {
    const { web } = rig()
    web.nav_bar_plugins.set('a', () => null)
    expect(web.nav_bar_plugins.has('a')).toBe(true)
  })

  it('kaithem.web.nav_bar_plugins.delete takes an entry away, whoever added it', () => {
    const { web, k } = rig()
    k.scope('other').web.nav_bar_plugins.set('a', () => null)
    expect([web.nav_bar_plugins.delete('a'), web.nav_bar_plugins.delete('a')]).toEqual([true, false])
  })

  it('kaithem.web.nav_bar_plugins.keys lists the names', () => {
    const { web } = rig()
    web.nav_bar_plugins.a = () => null
    expect(web.nav_bar_plugins.keys()).toEqual(['a'])
  })
})

describe('kaithem.web.controllers', () => {
  it('kaithem.web.controllers answers for the longest path, and goes with its owner', async () => {
    const { k, ask } = rig()
    const scope = k.scope('node')
    scope.web.controllers.set(['hello'], (...args: unknown[]) => args.slice(0, -1).join())
    scope.web.controllers.set(['hello', 'test'], () => 'longer')
    expect((await ask('/hello/foo/bar'))?.body).toBe('foo,bar')
    expect((await ask('/hello/test/foo'))?.body).toBe('longer')
    scope.close()
    expect(await ask('/hello')).toBeUndefined()
  })

  it('kaithem.web.controllers.set refuses what cannot be reached', () => {
    const { web } = rig()
    for (const path of [[], ['kaithem'], ['a/b']]) {
      expect(() => web.controllers.set(path, () => '')).toThrow(code('KAITHEM_VALUE'))
    }
  })

  it('kaithem.web.controllers.get gives what is mounted exactly there', () => {
    const { web } = rig()
    const hello = () => ''
    web.controllers.set('/hello', hello)
    expect([web.controllers.get(['hello']) === hello, web.controllers.get(['hello', 'x'])]).toEqual([true, undefined])
  })

  it('kaithem.web.controllers.has tells whether something is mounted exactly there', () => {
    const { web } = rig()
    web.controllers.set(['a'], () => '')
    expect([web.controllers.has('/a'), web.controllers.has('/b')]).toEqual([true, false])
  })

  it('kaithem.web.controllers.delete takes a controller away', () => {
    const { web } = rig()
    web.controllers.set(['a'], () => '')
    expect([web.controllers.delete(['a']), web.controllers.delete(['a'])]).toEqual([true, false])
  })

  it('kaithem.web.controllers.keys lists the mount points', () => {
    const { web } = rig()
    web.controllers.set(['foo', '/', 'baz'], () => '')
    expect(web.controllers.keys()).toEqual([['foo', '/', 'baz']])
  })

  it('kaithem.web.controllers.resolve finds what answers, by subdomain and exposed method, and throws mounted errors', () => {
    const { web } = rig()
    const desk = { light: web.expose((value: string) => `light ${value}`) }
    web.controllers.set(['bar', 'foo', '/', 'baz'], desk)
    web.controllers.set(['broken'], new RangeError('mounted'))
    const found = web.controllers.resolve('foo.bar.localhost:1880', '/baz/light/on')
    expect([found?.controller === desk, found?.handler?.(...(found.args as never[]))]).toEqual([true, 'light on'])
    expect(web.controllers.resolve('localhost', '/baz')).toBeUndefined()
    expect(() => web.controllers.resolve('localhost', ['broken', 'x'])).toThrow('mounted')
  })

  it('kaithem.web.expose marks a function and gives it back', () => {
    const { web } = rig()
    const fn = () => ''
    expect(web.expose(fn)).toBe(fn)
    expect(() => web.expose('x' as never)).toThrow(code('KAITHEM_TYPE'))
  })
})

describe('Subdomains', () => {
  it('kaithem.web.subdomain is outermost first', () => {
    const { web } = rig()
    expect([web.subdomain('foo.bar.localhost:1880'), web.subdomain('example.com'), web.subdomain('10.0.0.5')]).toEqual([
      ...[['bar', 'foo'], [], []],
    ])
  })
})

describe('kaithem.web.go_back()', () => {
  it('kaithem.web.go_back leads to the page before, if that is one of ours', async () => {
    const back = (referer: string) => inController((web) => web.go_back(), { referer })
    expect(await back('http://pi/pages/a')).toMatchObject({ status: 303, headers: { Location: 'http://pi/pages/a' } })
    expect(await back('http://evil.example/')).toMatchObject({ status: 500 })
    expect(() => rig().web.goBack()).toThrow(code('KAITHEM_STATE'))
  })
})

describe('kaithem.web.goto(url)', () => {
  it('kaithem.web.goto leads elsewhere, also in helper functions and later', async () => {
    const helper = async (web: Web) => {
      await Promise.resolve()
      web.goto('https://example.com/')
    }
    expect(await inController(helper)).toMatchObject({ status: 303, headers: { Location: 'https://example.com/' } })
    expect(() => rig().web.goto('/')).toThrow(code('KAITHEM_STATE'))
  })
})

describe('kaithem.web.user()', () => {
  it('kaithem.web.user is the visitor, or empty for guests', async () => {
    const { web, ask, k } = rig()
    web.controllers.set(['who'], () => `"${web.user()}"`)
    expect((await ask('/who', await k.users.login('ann', 'correct horse')))?.body).toBe('"ann"')
    expect((await ask('/who'))?.body).toBe('""')
    expect(() => web.user()).toThrow(code('KAITHEM_STATE'))
  })
})

describe('kaithem.web.has_permission(permission)', () => {
  it('kaithem.web.has_permission asks for the visitor, from this origin', async () => {
    const asked = (web: Web) => [web.has_permission('/fog.use'), web.hasPermission(['/fog.use', '/admin/users.edit'])]
    expect(await inController(asked)).toMatchObject({ body: '[true,false]' })
    expect(await inController(asked, { origin: 'http://evil.example' })).toMatchObject({ body: '[false,false]' })
    expect(() => rig().web.has_permission('/x')).toThrow(code('KAITHEM_STATE'))
  })
})

describe('kaithem.web.serve_file(path,contenttype,name = path)', () => {
  it('kaithem.web.serve_file sends bytes, streams and files, and nothing by paths that lead elsewhere', async () => {
    const bytes = Buffer.from('abc')
    expect(await inController((web) => web.serve_file(bytes, 'x/y', 'a.bin'))).toMatchObject({
      body: bytes,
      headers: { 'Content-Type': 'x/y', 'Content-Disposition': 'attachment; filename="a.bin"' },
    })
    expect(await inController((web) => web.serveFile('/etc/hostname'))).toMatchObject({
      body: { file: '/etc/hostname' },
    })
    for (const path of ['../x', '/etc/../etc/hostname', '/etc//hostname', 'a\\b', '/etc/hostname\0']) {
      expect(await inController((web) => web.serve_file(path))).toMatchObject({ status: 500 })
    }
    expect(() => rig().web.serve_file('a')).toThrow(code('KAITHEM_STATE'))
  })
})
