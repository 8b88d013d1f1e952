// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates
import { afterEach, describe, expect, it } from 'vitest'
import { createSite, type Site } from './site.ts'

let site: Site
const setUp = (...args: Parameters<typeof createSite>): Site => {
  site = createSite(...args)
  return site
}
afterEach(() => site.kaithem.close())

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
