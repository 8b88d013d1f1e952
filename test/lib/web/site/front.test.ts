import { expect, it } from 'vitest'
import { Browser, house, loggedIn, webRig } from '../rig.ts'

it('is for whoever may see it, with links to what they may do', async () => {
  const { engine } = webRig({ ...house, groups: { crew: ['/admin/mainpage.view'] } })
  expect((await new Browser(engine).get('/kaithem')).status).toBe(303)
  const bob = (await (await loggedIn(engine, 'bob')).get('/kaithem/')).text
  expect([bob.includes('href="/kaithem/account"'), bob.includes('href="/kaithem/users"')]).toEqual([true, false])
  expect((await (await loggedIn(engine, 'ann')).get('/kaithem')).text).toContain('href="/kaithem/users"')
})
