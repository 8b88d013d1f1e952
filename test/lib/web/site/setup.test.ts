import { describe, expect, it } from 'vitest'
import { Browser, webRig } from '../rig.ts'

const empty = { users: {}, groups: {} }
const password = { password: 'correct horse', repeated: 'correct horse' }

function rig() {
  const made = webRig(empty)
  const path = String(made.engine.firstUser.path)
  return { ...made, path, key: String(path.split('=')[1]) }
}

describe('the first user', () => {
  it('is made with the link, may do everything and is logged in at once', async () => {
    const { engine, path, key, users } = rig()
    const browser = new Browser(engine)
    expect((await browser.get(path)).status).toBe(200)
    const done = await browser.post('/kaithem/setup', { key, name: ' ann ', ...password })
    expect([done.status, done.headers.Location]).toEqual([303, '/kaithem/users'])
    expect((await browser.get('/kaithem/users')).status).toBe(200)
    expect(users.directory.accounts.users.get('ann')?.groups).toEqual(['Administrators'])
    expect((await new Browser(engine).login('ann', 'correct horse')).status).toBe(303)
  })

  it('is made once: then the link is over', async () => {
    const { engine, path, key } = rig()
    const [one, two] = [new Browser(engine), new Browser(engine)]
    await one.get(path)
    await two.get(path)
    const both = await Promise.all([
      one.post('/kaithem/setup', { key, name: 'ann', ...password }),
      two.post('/kaithem/setup', { key, name: 'eve', ...password }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409])
    expect((await two.get(path)).status).toBe(403)
    expect((await two.post('/kaithem/setup', { key, name: 'eve', ...password })).status).toBe(403)
  })

  it('gets a password where there is an account of that name already', async () => {
    const { engine, path, key, users } = rig()
    users.addUser('ann', {})
    const browser = new Browser(engine)
    await browser.get(path)
    expect((await browser.post('/kaithem/setup', { key, name: 'ann', ...password })).status).toBe(303)
    expect((await new Browser(engine).login('ann', 'correct horse')).status).toBe(303)
  })

  it.each([
    [{ password: 'short', repeated: 'short' }, 'at least 8'],
    [{ password: 'correct horse', repeated: 'correct house' }, 'not the same'],
    [{ name: '__guest__', ...password }, 'role="alert"'],
    [{ name: '', ...password }, 'role="alert"'],
    [{ name: 'x'.repeat(300), ...password }, 'role="alert"'],
  ])('is asked for again after %j', async (values, text) => {
    const { engine, path, key, users } = rig()
    const browser = new Browser(engine)
    await browser.get(path)
    const again = await browser.post('/kaithem/setup', { key, name: 'ann', ...values })
    expect(again.status).toBeGreaterThanOrEqual(400)
    expect(again.text).toContain(text)
    expect(users.directory.names()).toEqual(['__guest__'])
    await browser.post('/kaithem/setup', { key, name: 'ann', ...password })
    expect(users.directory.names()).toContain('ann')
  })

  it('needs the key, and a connection that nobody reads', async () => {
    const { engine, path, key } = rig()
    for (const url of ['/kaithem/setup', '/kaithem/setup?key=', '/kaithem/setup?key=made-up']) {
      expect((await new Browser(engine).get(url)).status).toBe(403)
    }
    const outside = new Browser(engine, { address: '8.8.8.8' })
    expect((await outside.get(path)).status).toBe(403)
    expect((await outside.post('/kaithem/setup', { key, name: 'eve', ...password })).status).toBe(403)
  })
})
