// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates
import { afterEach, describe, expect, it } from 'vitest'
import { createSite, type Site } from './site.ts'

let site: Site
const setUp = (...args: Parameters<typeof createSite>): Site => {
  site = createSite(...args)
  return site
}
afterEach(() => site.kaithem.close())

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
