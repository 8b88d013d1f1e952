import { expect, it } from 'vitest'
import { loggedIn, webRig } from '../rig.ts'

it('tells how many alerts wait and how urgent they are, on every page', async () => {
  const { engine, kaithem, clock } = webRig()
  const ann = await loggedIn(engine, 'ann')
  expect((await ann.get('/kaithem/account')).text).not.toContain('class="banner"')
  kaithem.alerts.Alert('bell', 'info').trip()
  const leak = kaithem.alerts.Alert('leak', 'error')
  leak.trip()
  await clock.advance(0)
  const page = (await ann.get('/kaithem/account')).text
  expect(page).toMatch(/data-priority="error" data-rank="3" data-count="2"/)
  leak.acknowledge('ann')
  const { text, headers } = await ann.get('/kaithem/fragments/banner')
  expect(text).toMatch(/data-priority="info" data-rank="1" data-count="1"[\s\S]*bell/)
  expect(headers['X-Kaithem-Value']).toMatch(/^\S+ \d+$/)
})

it('is nothing for whoever may not see alerts', async () => {
  const { engine, kaithem, clock } = webRig()
  kaithem.alerts.Alert('leak', 'error').trip()
  await clock.advance(0)
  const bob = await loggedIn(engine, 'bob')
  expect((await bob.get('/kaithem/account')).text).not.toContain('banner-place')
  expect((await bob.get('/kaithem/fragments/banner')).status).toBe(403)
})
