import { describe, expect, it } from 'vitest'
import type { LiveVisit } from '../../../lib/web/visit.ts'
import { Browser, loggedIn, webRig } from './rig.ts'

/** A visit of a route that is open to everybody. */
async function visited(browser: Browser, rig: ReturnType<typeof webRig>): Promise<LiveVisit> {
  let seen: LiveVisit | undefined
  const answer = (visit: unknown) => {
    seen = visit as LiveVisit
    return { body: seen.csrf }
  }
  rig.engine.table.add([{ method: 'GET', path: '/kaithem/test/:id', access: 'public', answer }])
  await browser.get('/kaithem/test/5')
  if (seen === undefined) throw new Error('not visited')
  return seen
}

describe('tokens of forms', () => {
  it('belong to the login', async () => {
    const rig = webRig()
    const ann = await loggedIn(rig.engine, 'ann')
    const [one, two] = [await visited(ann, rig), await visited(ann, rig)]
    expect(one.csrf).toBe(two.csrf)
    const other = await visited(await loggedIn(rig.engine, 'ann'), rig)
    expect(other.csrf).not.toBe(one.csrf)
    expect([one.isOwnForm(two.csrf), one.isOwnForm(other.csrf), one.isOwnForm(''), one.isOwnForm(undefined)]).toEqual([
      ...[true, false, false, false],
    ])
  })

  it('belong to a cookie where nobody is logged in, which only who asks for a token gets', async () => {
    const rig = webRig()
    const browser = new Browser(rig.engine)
    const first = await visited(browser, rig)
    expect([...browser.cookies.keys()]).toEqual(['kaithem-guest-1880'])
    const second = await visited(browser, rig)
    expect([second.csrf, second.cookies, second.isOwnForm(first.csrf)]).toEqual([first.csrf, [], true])
    // Whoever has no cookie has no form of ours, whatever it sends.
    const stranger = await visited(new Browser(rig.engine), rig)
    expect(stranger.isOwnForm(stranger.csrf)).toBe(false)
  })
})

it('has its request, its parts and its texts', async () => {
  const rig = webRig()
  const visit = await visited(new Browser(rig.engine, { headers: { 'accept-language': 'de' } }), rig)
  expect([visit.params.id, visit.language, visit.text('save'), visit.user]).toEqual(['5', 'de', 'Speichern', ''])
  const { nonce } = visit
  expect(visit.nonce).toBe(nonce)
  const strange = await visited(new Browser(rig.engine, { headers: { origin: 'null' } }), rig)
  expect([strange.isOwnOrigin, strange.origin, visit.isOwnOrigin, visit.origin]).toEqual([
    false,
    'null',
    true,
    undefined,
  ])
})

it('demands permissions by an answer that passes through', async () => {
  const rig = webRig()
  const bob = await visited(await loggedIn(rig.engine, 'bob'), rig)
  expect(bob.may('/fog.use')).toBe(true)
  expect(bob.demand('/fog.use')).toBeUndefined()
  expect(() => bob.demand('/fog.use', '/admin/users.edit')).toThrow(
    expect.objectContaining({ answer: expect.objectContaining({ status: 403 }) }),
  )
})
