import { expect, it } from 'vitest'
import { Browser, loggedIn, webRig } from '../rig.ts'

it('has a page for what goes wrong, in the language of the visitor', async () => {
  const { engine } = webRig()
  const german = new Browser(engine, { headers: { 'accept-language': 'de' } })
  const missing = await german.get('/kaithem/nothing')
  expect([missing.status, missing.text.includes('<h1>Nicht gefunden</h1>')]).toEqual([404, true])
  const other = engine.faces.failed
  let status = 0
  engine.table.add([
    { method: 'GET', path: '/kaithem/test', access: 'public', answer: (visit) => other(visit as never, status) },
  ])
  for (status of [400, 403, 404, 405, 409, 413, 500, 503, 418]) {
    const page = await german.get('/kaithem/test')
    expect([page.status, page.text.includes('<h1>')]).toEqual([status, true])
  }
})

it('says why something is refused', async () => {
  const { engine } = webRig()
  const bob = await loggedIn(engine, 'bob')
  expect((await bob.get('/kaithem/users')).text).toContain('Ask an administrator')
  const ann = await loggedIn(engine, 'ann')
  const outside = new Browser(engine, { address: '8.8.8.8' })
  const strange = new Browser(engine, { headers: { origin: 'http://evil.example' } })
  for (const browser of [outside, strange]) for (const [name, value] of ann.cookies) browser.cookies.set(name, value)
  expect((await outside.get('/kaithem/users')).text).toContain('needs HTTPS')
  expect((await strange.get('/kaithem/users')).status).toBe(403)
})

it('leads guests who change something to the front page, not back to the change', async () => {
  const { engine } = webRig()
  const browser = new Browser(engine)
  await browser.get('/kaithem/login')
  const refused = await browser.post('/kaithem/users/add', { name: 'x' })
  expect([refused.status, refused.headers.Location]).toEqual([303, '/kaithem'])
})
