import { expect, it } from 'vitest'
import { Browser, webRig } from '../rig.ts'

const chosen = (browser: Browser) => browser.cookies.get('kaithem-theme-1880')

it('keeps the chosen colours, and forgets them when they follow the device again', async () => {
  const browser = new Browser(webRig().engine)
  await browser.get('/kaithem/login')
  const done = await browser.post('/kaithem/theme', { theme: 'light', back: '/kaithem/login?x=1' })
  expect([chosen(browser), done.status, done.headers.Location]).toEqual(['light', 303, '/kaithem/login?x=1'])
  await browser.post('/kaithem/theme', { theme: 'auto' })
  expect(chosen(browser)).toBeUndefined()
  await browser.post('/kaithem/theme', { theme: '<script>' })
  expect(chosen(browser)).toBeUndefined()
})

it.each(['//evil.example', 'https://evil.example', '/\\evil.example', '/%5cevil', '/a/..//b', '', 'x'])(
  'does not go to %j',
  async (back) => {
    const browser = new Browser(webRig().engine, { root: '/red' })
    await browser.get('/kaithem/login')
    expect((await browser.post('/kaithem/theme', { theme: 'dark', back })).headers.Location).toBe('/red/kaithem')
  },
)
