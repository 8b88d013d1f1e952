import { describe, expect, it } from 'vitest'
import { html } from '../../../../lib/markup.ts'
import type { PageParts } from '../../../../lib/web/site/layout.ts'
import { Browser, type BrowserOptions, loggedIn, webRig } from '../rig.ts'

function rig(parts: Partial<PageParts> = {}) {
  const made = webRig()
  made.engine.table.add([
    {
      method: 'GET',
      path: '/kaithem/test',
      access: 'public',
      answer: (visit) => made.engine.layout.page(visit, { title: 'a < b', main: html`<p>${'x & y'}</p>`, ...parts }),
    },
  ])
  const get = (options?: BrowserOptions) => new Browser(made.engine, options).get('/kaithem/test')
  return { ...made, get }
}

describe('the frame of a page', () => {
  it('is whole HTML with language, title, one main part, and a way past the bar', async () => {
    const { text, headers } = await rig().get({ headers: { 'accept-language': 'de' } })
    expect(text).toMatch(/^<!DOCTYPE html>\n<html lang="de">/)
    expect(text).toContain('<title>a &lt; b</title>')
    expect(text.match(/<main id="main">/g)).toHaveLength(1)
    expect(text).toContain('<p>x &amp; y</p>')
    expect(text).toContain('<a class="skip" href="#main">Zum Inhalt</a>')
    expect(headers['Content-Type']).toBe('text/html; charset=utf-8')
  })

  it('allows only what is ours, with a word that changes each time', async () => {
    const { get } = rig()
    const policies = [await get(), await get()].map(({ headers }) => String(headers['Content-Security-Policy']))
    expect(policies[0]).toContain("default-src 'none'")
    expect(policies[0]).toContain("frame-ancestors 'self'")
    expect(policies[0]).not.toContain('unsafe')
    expect(policies[0]).not.toBe(policies[1])
  })

  it('leaves pages of users what they load, but never lets others frame them', async () => {
    const { headers, text, status } = await rig({ isOpen: true, isBare: true, status: 201, type: 'text/x' }).get()
    expect([headers['Content-Security-Policy'], headers['Content-Type'], status]).toEqual([
      ...["frame-ancestors 'self'", 'text/x', 201],
    ])
    expect(text).not.toContain('<nav')
  })

  it('shows what code adds to the bar, and the root in front of every link', async () => {
    const { engine, root, get } = rig({ head: html`<meta name="x">` })
    engine.navBar.set('weather', () => [50, '<a href="/weather">Weather</a>'], root)
    const { text } = await get({ root: '/red' })
    expect(text).toContain('<li><a href="/weather">Weather</a></li>')
    expect(text).toContain('<meta name="x">')
    const links = [...text.matchAll(/(?:href|action)="(\/[^"]*)"/g)].map(([, link]) => String(link))
    expect(links.filter((link) => !link.startsWith('/red/') && link !== '/weather')).toEqual([])
    expect(links.length).toBeGreaterThan(4)
  })

  it('offers each visitor what is for them', async () => {
    const { engine, get } = rig()
    const links = async (browser: Browser) => (await browser.get('/kaithem/test')).text
    expect((await get()).text).toContain('href="/kaithem/login"')
    const [ann, bob] = [await loggedIn(engine, 'ann'), await loggedIn(engine, 'bob')]
    expect(await links(ann)).toContain('href="/kaithem/users"')
    expect(await links(bob)).not.toContain('href="/kaithem/users"')
    expect(await links(bob)).toMatch(/<form method="post" action="\/kaithem\/logout"><input type="hidden" name="csrf"/)
  })
})

it('has the chosen colours', async () => {
  const { engine } = rig()
  const browser = new Browser(engine)
  const dark = async () =>
    [/data-theme="(\w+)"/, /name="color-scheme" content="([^"]+)"/].map((pattern) => pattern.exec(text)?.[1])
  let { text } = await browser.get('/kaithem/test')
  expect(await dark()).toEqual([undefined, 'light dark'])
  await browser.post('/kaithem/theme', { theme: 'dark', back: '/kaithem/test' })
  text = (await browser.get('/kaithem/test')).text
  expect(await dark()).toEqual(['dark', 'dark'])
})
