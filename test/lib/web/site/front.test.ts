import { expect, it } from 'vitest'
import { createSite } from '../pages/site.ts'
import { Browser, house, loggedIn, webRig } from '../rig.ts'

it('names the module beside each page, because pages of two tabs may have one name', async () => {
  const { kaithem, ask } = createSite()
  kaithem.users.set_permissions('Guests', ['/users/pages.view', '/admin/mainpage.view'])
  for (const module of ['Shop', 'Cellar']) kaithem.web.add_page({ module, path: '__index__', name: 'start', body: 'x' })
  const { text } = await ask('/kaithem')
  expect([...text.matchAll(/>start<\/a> <small>(\w+)</g)].map(([, module]) => module)).toEqual(['Cellar', 'Shop'])
})

it('is for whoever may see it, with links to what they may do', async () => {
  const { engine } = webRig({ ...house, groups: { crew: ['/admin/mainpage.view'] } })
  expect((await new Browser(engine).get('/kaithem')).status).toBe(303)
  const bob = (await (await loggedIn(engine, 'bob')).get('/kaithem/')).text
  expect([bob.includes('href="/kaithem/account"'), bob.includes('href="/kaithem/users"')]).toEqual([true, false])
  expect((await (await loggedIn(engine, 'ann')).get('/kaithem')).text).toContain('href="/kaithem/users"')
})
