import { expect, it } from 'vitest'
import { loggedIn, webRig } from '../rig.ts'

it('lists the groups with links, and has a form for a new one', async () => {
  const { engine, users } = webRig()
  users.addGroup('<a&b>', ['/x', '/y'])
  const { text } = await (await loggedIn(engine, 'ann')).get('/kaithem/users')
  expect(text).toContain(
    '<a href="/kaithem/users/group?name=%3Ca%26b%3E">&lt;a&amp;b&gt;</a> <small>(permissions: 2)</small>',
  )
  expect(text).toContain('action="/kaithem/groups/add"')
})
