// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates
import { afterEach, describe, expect, it } from 'vitest'
import { createNodePackages } from '../../../../lib/platform/node/packages.ts'
import { readPage } from '../../../../lib/web/pages/compiled.ts'
import { defaultSettings } from '../../../../lib/web/pages/settings.ts'
import { createSite, type Site } from './site.ts'

let site: Site
const setUp = (...args: Parameters<typeof createSite>): Site => {
  site = createSite(...args)
  return site
}
afterEach(() => site.kaithem.close())

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

describe('reading', () => {
  const packages = createNodePackages()
  const read = (options: object) => readPage({ module: 'm', path: 'p', body: '', ...options }, packages)

  it('settings of the text go before those of the node, and those before the usual ones', () => {
    const { settings } = read({ body: '---\nno-header: true\n---\n', settings: { header: true, mime: 'text/css' } })
    expect(settings).toEqual({ ...defaultSettings, header: false, mime: 'text/css' })
  })

  it('code of the text comes before that of the node', () => {
    const { source } = read({ body: '---\ncode: a()\nsetupcode: s()\n---\nx', code: 'b()' })
    expect(source.text).toBe('<%!\ns()\n%>\\\n<%\na()\nb()\n%>\\\nx')
  })

  it('what means nothing is a warning with its line', () => {
    expect(read({ body: '---\ntitel: x\n---\n' }).warnings).toMatchObject([{ part: 'settings', line: 2 }])
  })
})
