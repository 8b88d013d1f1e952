// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates
import { afterEach, describe, expect, it } from 'vitest'
import { createSite, type Site } from './site.ts'

let site: Site
const setUp = (...args: Parameters<typeof createSite>): Site => {
  site = createSite(...args)
  return site
}
afterEach(() => site.kaithem.close())

describe('without a visit', () => {
  it('a page is made of values', async () => {
    const { add } = setUp()
    const page = add('p', '${kwargs.a}|${request === null}|${msg.topic}|${path.join()}')
    expect(await page.render({ a: '<' }, { msg: { topic: 't' } })).toBe('&lt;|true|t|p')
  })

  it('its errors have their place and are not told twice', async () => {
    const { add, log } = setUp()
    const page = add('p', 'x\n${y.z}')
    await expect(page.render()).rejects.toThrow(/line 2/)
    expect(page.errors).toHaveLength(1)
    expect(log).toEqual([])
  })
})
