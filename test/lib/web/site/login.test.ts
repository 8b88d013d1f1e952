import { describe, expect, it } from 'vitest'
import { Browser, type BrowserOptions, house, loggedIn, webRig } from '../rig.ts'

const session = (browser: Browser) => browser.cookies.get('kaithem-1880')

describe('logging in', () => {
  it('gives a new login each time, and ends the one before', async () => {
    const { engine, users } = webRig()
    const browser = new Browser(engine)
    const done = await browser.login('ann', 'correct horse')
    expect([done.status, done.headers.Location]).toEqual([303, '/kaithem'])
    const first = String(session(browser))
    await browser.get('/kaithem/login')
    await browser.post('/kaithem/login', { name: 'bob', password: 'battery staple' })
    expect(session(browser)).not.toBe(first)
    expect([users.userOf(first), users.userOf(String(session(browser)))]).toEqual([undefined, 'bob'])
  })

  it('says that the name or the password is wrong, and not which', async () => {
    const { engine } = webRig()
    for (const name of ['ann', 'nobody']) {
      const { status, text } = await new Browser(engine).login(name, 'wrong')
      expect([status, /role="alert"[^>]*>([^<]*)</.exec(text)?.[1]]).toEqual([
        403,
        'The name or the password is wrong.',
      ])
    }
  })

  it('leads to the front page, or, for who may not see it, to the account', async () => {
    const { engine } = webRig()
    expect((await new Browser(engine).login('ann', 'correct horse')).headers.Location).toBe('/kaithem')
    expect((await new Browser(engine).login('bob', 'battery staple')).headers.Location).toBe('/kaithem/account')
  })

  it('does not take a login that somebody else put into the browser', async () => {
    const { engine } = webRig()
    const browser = new Browser(engine)
    browser.cookies.set('kaithem-1880', 'planted')
    await browser.login('ann', 'correct horse')
    expect(session(browser)).not.toBe('planted')
  })

  it('sends a cookie that fits the connection and the root', async () => {
    const { engine } = webRig()
    const cookies = async (options: BrowserOptions) => {
      const done = await new Browser(engine, options).login('ann', 'correct horse')
      return String([done.headers['Set-Cookie'] ?? []].flat()[0]).replace(/=token-\d+/, '')
    }
    const usual = 'HttpOnly; SameSite=Lax'
    expect(await cookies({})).toBe(`kaithem-1880; Path=/; ${usual}; Max-Age=7776000`)
    expect(await cookies({ isSecure: true, host: 'pi' })).toBe(
      `__Host-kaithem; Path=/; ${usual}; Secure; Max-Age=7776000`,
    )
    expect(await cookies({ isSecure: true, host: 'pi', root: '/red' })).toBe(
      `__Secure-kaithem; Path=/red; ${usual}; Secure; Max-Age=7776000`,
    )
  })

  it('shows the form again after a wrong password, with the name and not the password', async () => {
    const { engine } = webRig()
    const browser = new Browser(engine)
    const failed = await browser.login('<b>ann', 'sekret "pw"')
    expect(failed.status).toBe(403)
    expect(failed.text).toContain('role="alert"')
    expect(failed.text).toContain('value="&lt;b&gt;ann"')
    expect(failed.text).not.toContain('sekret')
    expect(session(browser)).toBeUndefined()
    const unknown = await new Browser(engine).login('nobody', 'wrong')
    expect(unknown.text.replace(/nobody|[\w-]*token[\w -]*/g, '')).toBe(
      (await new Browser(engine).login('mallory', 'wrong')).text.replace(/mallory|[\w-]*token[\w -]*/g, ''),
    )
  })

  it('waits after too many failures from one address, whatever the names, also with the right password', async () => {
    const { clock, engine } = webRig()
    const browser = new Browser(engine)
    for (let count = 0; count < 10; count++) expect((await browser.login(`name${count}`, 'wrong')).status).toBe(403)
    const refused = await browser.login('ann', 'correct horse')
    expect([refused.status, refused.headers['Retry-After']]).toEqual([429, '300'])
    expect((await new Browser(engine, { address: '192.168.1.9' }).login('ann', 'correct horse')).status).toBe(303)
    await clock.advance(301)
    expect((await browser.login('ann', 'correct horse')).status).toBe(303)
  })

  it('does not get more attempts by trying many names at the same time', async () => {
    const { engine } = webRig()
    const browsers = Array.from({ length: 30 }, () => new Browser(engine))
    for (const browser of browsers) await browser.get('/kaithem/login')
    const tries = browsers.map((browser, i) => browser.post('/kaithem/login', { name: `n${i}`, password: 'wrong' }))
    const statuses = (await Promise.all(tries)).map(({ status }) => status)
    expect([403, 429].map((status) => statuses.filter((one) => one === status).length)).toEqual([10, 20])
  })

  it('is refused below a subdomain that says so, and where others can read along', async () => {
    const { engine } = webRig()
    for (const options of [{ host: 'x.__nologin__.localhost' }, { address: '8.8.8.8' }, { address: undefined }]) {
      const browser = new Browser(engine, options)
      expect((await browser.login('ann', 'correct horse')).status).toBe(403)
      expect(browser.cookies.size).toBe(1)
    }
    expect(
      (await new Browser(engine, { address: '8.8.8.8', isSecure: true }).login('ann', 'correct horse')).status,
    ).toBe(303)
  })

  it('keeps to the settings of the user', async () => {
    const { engine, users } = webRig(house)
    users.changeUser('bob', ({ settings }) => settings.set('restrict-lan', true))
    const outside = new Browser(engine, { address: '8.8.8.8', isSecure: true })
    expect((await outside.login('bob', 'battery staple')).text).toContain('local network only')
  })

  it('goes on only to where a page of ours sent from', async () => {
    const { engine } = webRig()
    for (const back of ['//evil.example', 'https://evil.example', '/\\evil.example', '/kaithem/users', '']) {
      const browser = new Browser(engine)
      await browser.get(`/kaithem/login?back=${encodeURIComponent(back)}`)
      const done = await browser.post('/kaithem/login', { name: 'ann', password: 'correct horse', back })
      expect(done.headers.Location).toBe('/kaithem')
    }
  })

  it('puts the root in front of where it goes', async () => {
    const { engine } = webRig()
    const browser = new Browser(engine, { root: '/red' })
    const sent = await browser.get('/kaithem/users')
    expect(sent.headers.Location).toMatch(/^\/red\/kaithem\/login\?back=/)
    await browser.get('/kaithem/login')
    const [, back = ''] = String(sent.headers.Location).split('back=')
    const done = await browser.post('/kaithem/login', { name: 'ann', password: 'correct horse', back })
    expect(done.headers.Location).toBe('/red/kaithem/users')
  })

  it('needs the token of its form, so that nobody is logged in as somebody else', async () => {
    const { engine } = webRig()
    const browser = new Browser(engine)
    const planted = await browser.post('/kaithem/login', { name: 'ann', password: 'correct horse' })
    expect([planted.status, session(browser)]).toEqual([403, undefined])
  })
})

describe('logging out', () => {
  it('ends the login, and takes the cookie away', async () => {
    const { engine, users } = webRig()
    const ann = await loggedIn(engine, 'ann')
    const token = String(session(ann))
    await ann.get('/kaithem')
    const done = await ann.post('/kaithem/logout', {})
    expect([done.status, done.headers.Location, session(ann), users.userOf(token)]).toEqual([
      ...[303, '/kaithem/login?done=logout', undefined, undefined],
    ])
    expect((await ann.get('/kaithem/login?done=logout')).text).toContain('You are logged out')
  })
})
