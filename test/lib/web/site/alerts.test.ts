import { describe, expect, it } from 'vitest'
import type { WebEngine } from '../../../../lib/web/engine.ts'
import { Browser, loggedIn, webRig } from '../rig.ts'

const rights = {
  users: {
    ann: { groups: ['Administrators'], password: 'correct horse' },
    bob: { groups: ['crew'], password: 'battery staple' },
    eve: { groups: ['lookers'], password: 'passer-by eve' },
  },
  groups: {
    crew: ['/users/alerts.view', '/users/alerts.acknowledge'],
    lookers: ['/users/alerts.view'],
  },
}

async function eveIn(engine: WebEngine): Promise<Browser> {
  const browser = new Browser(engine)
  await browser.login('eve', 'passer-by eve')
  return browser
}

async function house() {
  const rig = webRig(rights)
  const { alerts } = rig.kaithem
  const freezer = alerts.Alert('freezer warm', 'critical', 'cellar', { id: 'fw', description: 'Look <b>now</b>' })
  const secret = alerts.Alert('safe open', 'error', { id: 'safe', permissions: ['/safe'] })
  freezer.trip('-4 degC')
  secret.trip('1 < 2')
  await rig.clock.advance(0)
  return { ...rig, freezer, secret }
}

describe('the list', () => {
  it('has the alerts a visitor may see, the most urgent first, and everything escaped', async () => {
    const { engine } = await house()
    const ann = (await (await loggedIn(engine, 'ann')).get('/kaithem/alerts')).text
    expect(ann.indexOf('freezer warm')).toBeLessThan(ann.indexOf('safe open'))
    expect([ann.includes('Look &lt;b&gt;now&lt;/b&gt;'), ann.includes('1 &lt; 2')]).toEqual([true, true])
    const bob = (await (await loggedIn(engine, 'bob')).get('/kaithem/alerts')).text
    expect([bob.includes('freezer warm'), bob.includes('safe open')]).toEqual([true, false])
  })

  it('offers no action to whoever may only look', async () => {
    const { engine } = await house()
    const eve = (await (await eveIn(engine)).get('/kaithem/alerts')).text
    expect([eve.includes('freezer warm'), eve.includes('/kaithem/alerts/acknowledge')]).toEqual([true, false])
  })
})

describe('acknowledging', () => {
  it('is done in the name of the user, with the note, and is in the journal', async () => {
    const { engine, freezer, kaithem } = await house()
    const bob = await loggedIn(engine, 'bob')
    await bob.get('/kaithem/alerts')
    const done = await bob.post('/kaithem/alerts/acknowledge', { id: 'fw', notes: 'on my way', back: '/kaithem' })
    expect([done.status, done.headers.Location, freezer.state]).toEqual([303, '/kaithem', 'acknowledged'])
    expect(kaithem.alerts.journal.search({ event: 'acknowledge' })).toMatchObject([{ by: 'bob', notes: 'on my way' }])
    expect((await bob.get('/kaithem/alerts?name=freezer&priority=critical')).text).toContain('on my way')
  })

  it('needs the right, and tells nobody of alerts they may not see', async () => {
    const { engine, freezer, secret } = await house()
    const eve = await eveIn(engine)
    await eve.get('/kaithem/alerts')
    expect((await eve.post('/kaithem/alerts/acknowledge', { id: 'fw' })).status).toBe(403)
    const bob = await loggedIn(engine, 'bob')
    await bob.get('/kaithem/alerts')
    const [hidden, none] = [
      await bob.post('/kaithem/alerts/acknowledge', { id: 'safe' }),
      await bob.post('/kaithem/alerts/acknowledge', { id: 'none' }),
    ]
    expect([hidden.status, none.status, freezer.state, secret.state]).toEqual([404, 404, 'active', 'active'])
  })

  it('of all leaves out what the visitor may not', async () => {
    const { engine, freezer, secret } = await house()
    const bob = await loggedIn(engine, 'bob')
    await bob.get('/kaithem/alerts')
    await bob.post('/kaithem/alerts/acknowledge-all', { back: 'http://evil.example' })
    expect([freezer.state, secret.state]).toEqual(['acknowledged', 'active'])
  })
})

it('shelves and takes from the shelf; a time nobody offers is refused', async () => {
  const { engine, freezer } = await house()
  const bob = await loggedIn(engine, 'bob')
  await bob.get('/kaithem/alerts')
  await bob.post('/kaithem/alerts/shelve', { id: 'fw', seconds: '900', notes: 'defrosting' })
  expect(freezer.inhibited).toBe('shelved')
  expect((await bob.get('/kaithem/alerts')).text).toContain('Take from the shelf')
  await bob.post('/kaithem/alerts/unshelve', { id: 'fw' })
  expect(freezer.inhibited).toBe(null)
  expect((await bob.post('/kaithem/alerts/shelve', { id: 'fw', seconds: 'soon' })).status).toBe(400)
})

it('a guest is asked to log in', async () => {
  const { engine } = await house()
  expect((await new Browser(engine).get('/kaithem/alerts')).status).toBe(303)
})
