// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates
/** The names of kaithem.web for pages, as the documentation has them. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKaithem, type Kaithem, ManualClock } from '../../lib/index.ts'

let k: Kaithem
beforeEach(() => {
  k = createKaithem({ clock: new ManualClock(1_700_000_000), log: { debug() {}, info() {}, warn() {}, error() {} } })
})
afterEach(() => k.close())

const door = { module: 'garage', path: 'door', body: 'The door is ${door}', setup: 'let door = "shut"' }

describe('pages', () => {
  it('kaithem.web.add_page adds a page that ends with whoever added it', async () => {
    const owner = k.scope('owner')
    const page = owner.web.add_page(door)
    expect(page).toMatchObject({ module: 'garage', path: 'door', url: '/pages/garage/door', errors: [], printed: '' })
    expect(await page.render()).toBe('The door is shut')
    expect(k.web.lookup_page('garage', 'door')).toMatchObject({ module: 'garage', path: 'door' })
    expect(() => k.web.add_page(door)).toThrow(expect.objectContaining({ code: 'KAITHEM_STATE' }))
    expect(() => k.web.add_page({ ...door, path: '../x' })).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
    owner.close()
    expect(k.web.lookup_page('garage', 'door')).toBeUndefined()
    expect(k.web.add_page(door).failing).toBeUndefined()
  })

  it('kaithem.web.check_page tells what is wrong and runs nothing', () => {
    expect(k.web.check_page(door)).toEqual([])
    expect(k.web.check_page({ ...door, setup: 'kaithem.tags["/x"].value = 1' })).toEqual([])
    expect(k.tags.has('/x')).toBe(false)
    expect(k.web.check_page({ ...door, body: 'a\n${' })).toMatchObject([{ severity: 'error', part: 'body', line: 2 }])
    expect(() => k.web.check_page({ module: 'm' } as never)).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
  })
})
