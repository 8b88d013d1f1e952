import { expect, it } from 'vitest'
import { Browser, webRig } from './rig.ts'

it('puts pages, errors and limits together over one set of users', async () => {
  const { engine, users } = webRig()
  const browser = new Browser(engine)
  expect((await browser.login('ann', 'wrong')).status).toBe(403)
  expect((await browser.login('bob', 'battery staple')).status).toBe(303)
  expect(users.logins.sessions.browsersOf('bob')).toHaveLength(1)
  expect((await browser.get('/kaithem/nothing')).text).toContain('Not found')
  expect(engine.table.routes.length).toBeGreaterThan(10)
})

it('reports to the root what nobody foresaw', async () => {
  const { engine, reports } = webRig()
  const answer = () => {
    throw new TypeError('bug')
  }
  engine.table.add([{ method: 'GET', path: '/kaithem/test', access: 'public', answer }])
  await new Browser(engine).get('/kaithem/test')
  expect(reports).toEqual([['the page /kaithem/test', expect.any(TypeError)]])
})
