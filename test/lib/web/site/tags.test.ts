import { describe, expect, it } from 'vitest'
import { Browser, loggedIn, webRig } from '../rig.ts'

const rights = {
  users: {
    ann: { groups: ['Administrators'], password: 'correct horse' },
    bob: { groups: ['crew'], password: 'battery staple' },
  },
  groups: { crew: ['/lights.view', '/admin/mainpage.view'] },
}

function house() {
  const rig = webRig(rights)
  const { tags } = rig.kaithem
  tags['/hall/lamp'].value = 1
  tags['/hall/lamp'].expose('/lights.view', '/lights.edit')
  tags['/boiler/temp'].value = 41.5
  return rig
}

describe('the list', () => {
  it('has all tags for whoever may see tags, and the exposed ones for others', async () => {
    const { engine } = house()
    const ann = (await (await loggedIn(engine, 'ann')).get('/kaithem/tags')).text
    expect([ann.includes('/hall/lamp'), ann.includes('/boiler/temp'), ann.includes('41.5')]).toEqual([true, true, true])
    const bob = (await (await loggedIn(engine, 'bob')).get('/kaithem/tags')).text
    expect([bob.includes('/hall/lamp'), bob.includes('/boiler/temp')]).toEqual([true, false])
  })

  it('finds by a part of the name', async () => {
    const { engine } = house()
    const ann = await loggedIn(engine, 'ann')
    const text = (await ann.get('/kaithem/tags?name=BOIL')).text
    expect([text.includes('/hall/lamp'), text.includes('/boiler/temp')]).toEqual([false, true])
    expect((await ann.get('/kaithem/tags?name=%3Cb%3E')).text).toContain('No tags found')
  })

  it('asks a guest who would see nothing to log in', async () => {
    expect((await new Browser(house().engine).get('/kaithem/tags')).status).toBe(303)
  })
})

describe('one tag', () => {
  it('is shown with its claims to whoever may see tags', async () => {
    const { engine, kaithem } = house()
    kaithem.tags['/boiler/temp'].claim(60, { name: 'holiday', priority: 70 })
    const ann = await loggedIn(engine, 'ann')
    const { text } = await ann.get('/kaithem/tag?name=%2Fboiler%2Ftemp')
    expect(text).toMatch(/<tr class="active"><th scope="row">holiday<\/th><td>70<\/td>/)
    const lamp = await (await loggedIn(engine, 'bob')).get('/kaithem/tag?name=/hall/lamp')
    expect([lamp.status, lamp.text.includes('id="claims"')]).toEqual([200, false])
  })

  it('that is not there is not made, and is hidden like one that may not be seen', async () => {
    const { engine, kaithem } = house()
    const ann = await loggedIn(engine, 'ann')
    expect((await ann.get('/kaithem/tag?name=/none')).status).toBe(404)
    expect(kaithem.tags.has('/none')).toBe(false)
    const bob = await loggedIn(engine, 'bob')
    const statuses = [
      (await bob.get('/kaithem/tag?name=/none')).status,
      (await bob.get('/kaithem/tag?name=/boiler/temp')).status,
    ]
    expect(statuses).toEqual([403, 403])
  })
})

it('the front page shows exposed tags to whoever may read them', async () => {
  const { engine } = house()
  const { text } = await (await loggedIn(engine, 'bob')).get('/kaithem')
  expect([text.includes('/hall/lamp'), text.includes('/boiler/temp')]).toEqual([true, false])
})
