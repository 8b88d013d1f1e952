import { describe, expect, it } from 'vitest'
import { linkTo } from '../../../../lib/web/site/users.ts'
import type { LiveVisit } from '../../../../lib/web/visit.ts'
import { Browser, loggedIn, webRig } from '../rig.ts'

const password = { password: 'new password', repeated: 'new password' }

async function rig() {
  const made = webRig()
  const ann = await loggedIn(made.engine, 'ann')
  await ann.get('/kaithem/users')
  const account = (name: string) => made.users.directory.accounts.users.get(name)
  return { ...made, ann, account }
}

describe('users', () => {
  it('are listed with their groups, and added', async () => {
    const { ann, account, engine } = await rig()
    const added = await ann.post('/kaithem/users/add', { name: ' <i>eve ', groups: ['crew', 'nothing'], ...password })
    expect(added.headers.Location).toBe('/kaithem/users/user?name=%3Ci%3Eeve&done=added')
    expect(account('<i>eve')?.groups).toEqual(['crew'])
    const { text } = await ann.get('/kaithem/users')
    expect(text).toContain('&lt;i&gt;eve')
    expect(text).not.toContain('<i>eve')
    expect((await new Browser(engine).login('<i>eve', 'new password')).status).toBe(303)
    expect((await ann.get(String(added.headers.Location))).text).toContain('Added.')
  })

  it.each([
    [{ name: 'bob' }, 409],
    [{ name: '' }, 400],
    [{ name: '__x' }, 400],
    [{ name: 'eve', repeated: 'other password' }, 400],
    [{ name: 'eve', password: 'x', repeated: 'x' }, 400],
  ])('are not added with %j', async (values, status) => {
    const { ann, account } = await rig()
    const again = await ann.post('/kaithem/users/add', { ...password, ...values })
    expect([again.status, again.text.includes('role="alert"'), account('eve')]).toEqual([status, true, undefined])
  })

  it.each([
    [{ name: 'bob' }, 'Einen Benutzer bob gibt es schon.'],
    [{ name: '' }, 'Ein Name hat 1 bis 256 Zeichen.'],
    [{ name: '__x' }, 'Der Name __x geht nicht'],
    [{ name: 'a\tb' }, 'Ein Name hat keine Zeilenenden'],
    [{ name: 'eve', password: 'x'.repeat(2000), repeated: 'x'.repeat(2000) }, 'Ein Passwort hat 1 bis 1024 Zeichen.'],
  ])('says why not in the language of the visitor: %j', async (values, text) => {
    const { ann } = await rig()
    const again = await ann.post('/kaithem/users/add', { ...password, ...values }, { 'accept-language': 'de' })
    expect(again.text).toContain(text)
  })

  it('get other groups, another password, no logins, and are removed', async () => {
    const { ann, account, engine } = await rig()
    const bob = await loggedIn(engine, 'bob')
    await ann.post('/kaithem/users/groups', { name: 'bob', groups: ['crew', 'Administrators'] })
    expect(account('bob')?.groups).toEqual(['crew', 'Administrators'])
    await ann.post('/kaithem/users/groups', { name: 'bob' })
    expect(account('bob')?.groups).toEqual([])
    await ann.post('/kaithem/users/logout', { name: 'bob' })
    expect((await bob.get('/kaithem/account')).status).toBe(303)
    await ann.post('/kaithem/users/password', { name: 'bob', ...password })
    expect((await bob.login('bob', 'new password')).status).toBe(303)
    const removed = await ann.post('/kaithem/users/remove', { name: 'bob' })
    expect([removed.headers.Location, account('bob')]).toEqual(['/kaithem/users?done=removed', undefined])
    expect((await bob.get('/kaithem/account')).status).toBe(303)
  })

  it('include the guests, who have groups but no password', async () => {
    const { ann, account } = await rig()
    const { text } = await ann.get('/kaithem/users/user?name=__guest__')
    expect([text.includes('Guests (not logged in)'), text.includes('/users/password')]).toEqual([true, false])
    await ann.post('/kaithem/users/groups', { name: '__guest__', groups: ['crew'] })
    expect(account('__guest__')?.groups).toEqual(['crew'])
    expect((await ann.post('/kaithem/users/password', { name: '__guest__', ...password })).status).toBe(409)
    expect((await ann.post('/kaithem/users/remove', { name: '__guest__' })).status).toBe(409)
  })

  it('do not remove themselves, and nobody changes who does not exist or comes from elsewhere', async () => {
    const { ann, account, users } = await rig()
    users.sources.add(
      { name: 'the door', get: (name) => (name === 'cat' ? {} : undefined), names: () => ['cat'] },
      () => {},
    )
    expect((await ann.post('/kaithem/users/remove', { name: 'ann' })).status).toBe(409)
    expect(account('ann')).toBeDefined()
    for (const path of ['groups', 'password', 'remove']) {
      expect((await ann.post(`/kaithem/users/${path}`, { name: 'nobody', ...password })).status).toBe(404)
      expect((await ann.post(`/kaithem/users/${path}`, { name: 'cat', ...password })).status).toBe(409)
    }
    expect((await ann.get('/kaithem/users/user?name=nobody')).status).toBe(404)
    expect((await ann.get('/kaithem/users/user')).status).toBe(404)
    expect((await ann.get('/kaithem/users/user?name=cat')).text).toContain('the door')
  })
})

it('links to names of any kind', () => {
  const visit = { request: { root: '/red' } } as LiveVisit
  expect(linkTo(visit, 'user', 'a/b&c=ü')).toBe('/red/kaithem/users/user?name=a%2Fb%26c%3D%C3%BC')
})
