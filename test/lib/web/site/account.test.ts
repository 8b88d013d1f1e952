import { describe, expect, it } from 'vitest'
import { Browser, house, loggedIn, webRig } from '../rig.ts'

const rights = { ...house, groups: { crew: ['/fog.use', '/users/accountsettings.edit'] } }
const password = { current: 'battery staple', password: 'new password', repeated: 'new password' }

describe('the account', () => {
  it('changes the password: other logins end, this one goes on with a new token', async () => {
    const { engine, users } = webRig(rights)
    const [bob, other] = [await loggedIn(engine, 'bob'), await loggedIn(engine, 'bob')]
    const before = String(bob.cookies.get('kaithem-1880'))
    await bob.get('/kaithem/account')
    const done = await bob.post('/kaithem/account/password', password)
    expect([done.status, done.headers.Location]).toEqual([303, '/kaithem/account?done=password'])
    expect((await bob.get('/kaithem/account?done=password')).text).toContain('The password is changed')
    expect(users.userOf(before)).toBeUndefined()
    expect((await other.get('/kaithem/account')).status).toBe(303)
    expect((await new Browser(engine).login('bob', 'new password')).status).toBe(303)
  })

  it.each([
    [{ current: 'wrong' }, 'current password is wrong'],
    [{ password: 'x', repeated: 'x' }, 'at least 8'],
    [{ repeated: 'other password' }, 'not the same'],
  ])('refuses a new password with %j', async (values, text) => {
    const { engine } = webRig(rights)
    const bob = await loggedIn(engine, 'bob')
    await bob.get('/kaithem/account')
    const again = await bob.post('/kaithem/account/password', { ...password, ...values })
    expect([again.status, again.text.includes(text)]).toEqual([400, true])
    expect((await bob.get('/kaithem/account')).status).toBe(200)
  })

  it('limits guessing the current password', async () => {
    const { clock, engine } = webRig(rights)
    const bob = await loggedIn(engine, 'bob')
    await bob.get('/kaithem/account')
    for (let count = 0; count < 10; count++) {
      await bob.post('/kaithem/account/password', { ...password, current: `guess ${count}` })
      await clock.advance(3)
    }
    expect((await bob.post('/kaithem/account/password', password)).text).toContain('Too many failed attempts')
  })

  it('keeps settings, and refuses what cannot be', async () => {
    const { engine, users } = webRig(rights)
    const bob = await loggedIn(engine, 'bob')
    await bob.get('/kaithem/account')
    await bob.post('/kaithem/account/settings', { timezone: 'Europe/Berlin', strftime: '', 'restrict-lan': 'yes' })
    const settings = users.directory.user('bob')?.settings
    expect([...(settings ?? [])]).toEqual([
      ['timezone', 'Europe/Berlin'],
      ['restrict-lan', true],
      ['allow-cors', false],
      ['telemetry-alerts', false],
    ])
    const bad = await bob.post('/kaithem/account/settings', { timezone: 'Atlantis' })
    expect([bad.status, bad.text.includes('Atlantis')]).toEqual([400, true])
  })

  it('lists the own logins only, and ends one of them', async () => {
    const { engine } = webRig(rights)
    const bob = await loggedIn(engine, 'bob', { headers: { 'user-agent': 'Firefox <1>' } })
    const other = await loggedIn(engine, 'bob', { address: '192.168.1.77' })
    const ann = await loggedIn(engine, 'ann')
    const { text } = await bob.get('/kaithem/account')
    expect(text).toContain('Firefox &lt;1&gt;')
    expect(text).toContain('192.168.1.77')
    const ids = [...text.matchAll(/name="id" value="([^"]+)"/g)].map(([, id]) => String(id))
    expect(ids).toHaveLength(1)
    await ann.get('/kaithem/account')
    await ann.post('/kaithem/account/end', { id: String(ids[0]) })
    expect((await other.get('/kaithem/account')).status).toBe(200)
    await bob.get('/kaithem/account')
    await bob.post('/kaithem/account/end', { id: String(ids[0]) })
    expect((await other.get('/kaithem/account')).status).toBe(303)
    expect((await bob.get('/kaithem/account')).status).toBe(200)
  })

  it('shows nothing to change without the permission, and of users from elsewhere', async () => {
    const { engine, users } = webRig()
    const bob = await loggedIn(engine, 'bob')
    expect((await bob.get('/kaithem/account')).text).not.toContain('/account/password')
    expect((await bob.post('/kaithem/account/password', password)).status).toBe(403)
    const cat = { permissions: ['__all_permissions__'] }
    users.sources.add(
      { name: 'the door', get: (name) => (name === 'cat' ? cat : undefined), verify: () => true },
      () => {},
    )
    const browser = new Browser(engine)
    await browser.login('cat', 'meow')
    const { text } = await browser.get('/kaithem/account')
    expect([text.includes('the door'), text.includes('/account/password')]).toEqual([true, false])
    const refused = await browser.post('/kaithem/account/password', { ...password, current: 'meow' })
    expect(refused.status).toBe(409)
  })
})
