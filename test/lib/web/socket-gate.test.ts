import { describe, expect, it } from 'vitest'
import { idleLimit } from '../../../lib/users/sessions.ts'
import { loggedIn } from './rig.ts'
import { socketRig } from './socket-rig.ts'

const user = ({ connected }: ReturnType<typeof socketRig>) => connected.at(-1)?.client.user

describe('who is let in', () => {
  it.each([
    ['http://pi:1880', 'in'],
    ['https://pi:1880', 'in'],
    ['http://evil.example', 403],
    ['http://pi:1881', 403],
    ['http://pi.evil.example:1880', 403],
    ['null', 403],
    ['', 403],
    ['file://', 403],
  ])('from %j: %s', async (origin, expected) => {
    const rig = socketRig()
    const ann = await loggedIn(rig.engine, 'ann')
    const found = await rig.open(ann, { origin })
    expect(typeof found === 'number' ? found : 'in').toBe(expected)
    expect(rig.connected).toHaveLength(expected === 'in' ? 1 : 0)
  })

  it('without an origin only as a guest', async () => {
    const rig = socketRig()
    await rig.opened(rig.guest(), {})
    expect(user(rig)).toBe('')
    expect(await rig.open(await loggedIn(rig.engine, 'ann'), {})).toBe(403)
  })

  it('as whoever is logged in, but as a guest where others can read along', async () => {
    const rig = socketRig()
    const ann = await loggedIn(rig.engine, 'ann')
    await rig.opened(ann)
    expect([user(rig), rig.connected[0]?.client.address]).toEqual(['ann', '192.168.1.5'])
    const outside = rig.guest({ address: '8.8.8.8' })
    for (const [name, value] of ann.cookies) outside.cookies.set(name, value)
    await rig.opened(outside)
    expect(user(rig)).toBe('')
    const forged = rig.guest()
    forged.cookies.set('kaithem-1880', 'made up')
    await rig.opened(forged)
    expect(user(rig)).toBe('')
  })

  it('is nobody on another path, without widgets, and after the end', async () => {
    const rig = socketRig()
    const request = rig.guest().request('GET', '/widgets/../ws', { origin: 'http://pi:1880' })
    expect(await rig.gate.admit(request)).toEqual({ refused: 400 })
    await rig.opened()
    rig.engine.close()
    expect([rig.connected[0]?.closed, rig.gate.size, rig.clock.pending]).toEqual([1, 0, 0])
    expect(await rig.open(rig.guest())).toBe(503)
    const other = socketRig()
    other.gate.widgets = undefined
    expect(await other.open(other.guest())).toBe(503)
  })
})

it('tells the client in its language what it may not', async () => {
  const rig = socketRig()
  const guest = rig.guest()
  await rig.opened(guest, { origin: guest.origin, 'accept-language': 'de' })
  const { client } = rig.connected[0] as (typeof rig.connected)[number]
  expect([client.text?.('refused', {}), client.text?.('tooMany', { n: 5 })]).toEqual([
    'Sie dürfen nicht alles auf dieser Seite sehen.',
    'Eine Seite darf 5 Widgets haben.',
  ])
})

describe('how many are let in', () => {
  it('is set by name; what is no limit changes nothing', () => {
    const { gate } = socketRig()
    const before = gate.limits
    expect(() => gate.limit({ most: 0 })).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
    expect(() => gate.limit({ mots: 5 } as never)).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
    expect(gate.limits).toEqual(before)
    gate.limit({ most: 7, rate: undefined as never })
    expect(gate.limits).toEqual({ ...before, most: 7 })
  })

  it('is limited for each address, and in all', async () => {
    const rig = socketRig()
    rig.gate.limits = { ...rig.gate.limits, most: 5, mostOfAddress: 3 }
    const first = await rig.opened()
    await rig.opened()
    await rig.opened()
    expect(await rig.open(rig.guest())).toBe(503)
    await rig.opened(rig.guest({ address: '192.168.1.6' }))
    await rig.opened(rig.guest({ address: undefined }))
    expect(await rig.open(rig.guest({ address: '192.168.1.7' }))).toBe(503)
    first.end.closed()
    expect(typeof (await rig.open(rig.guest()))).toBe('object')
  })

  it('counts those that are only on their way', async () => {
    const rig = socketRig()
    rig.gate.limits = { ...rig.gate.limits, most: 1 }
    const [one, two] = await Promise.all([rig.opened(), rig.opened()])
    expect([one.socket.events, two.socket.events]).toEqual([[], ['close 1013 too many connections']])
    expect(rig.gate.size).toBe(1)
  })
})

describe('the login', () => {
  it('ends its websockets, and only those, in every way that it can end', async () => {
    const rig = socketRig()
    const { sessions } = rig.users.logins
    const ann = await loggedIn(rig.engine, 'ann')
    const [own, bob, guest] = [
      await rig.opened(ann),
      await rig.opened(await loggedIn(rig.engine, 'bob')),
      await rig.opened(),
    ]
    await ann.get('/kaithem/account')
    await ann.post('/kaithem/logout', {})
    expect([own.socket.events, bob.socket.events, guest.socket.events]).toEqual([['close 4401 logged out'], [], []])
    const removed = await rig.opened(await loggedIn(rig.engine, 'bob'))
    rig.users.removeUser('bob')
    expect([bob.socket.events, removed.socket.events]).toEqual([['close 4401 logged out'], ['close 4401 logged out']])
    const changed = await rig.opened(await loggedIn(rig.engine, 'ann'))
    await rig.users.setPassword('ann', 'another password')
    expect(changed.socket.events).toEqual(['close 4401 logged out'])
    expect(sessions.browsersOf('ann')).toEqual([])
  })

  it('that has ended is told to the page, whoever it was', async () => {
    const rig = socketRig()
    const ended = (): unknown => rig.connected.at(-1)?.client.loginEnded
    const ann = await loggedIn(rig.engine, 'ann')
    await rig.opened(ann)
    const before = ended()
    const cookies = [...ann.cookies]
    rig.users.logins.sessions.endAll('ann')
    await rig.opened(ann)
    expect([before, ended(), user(rig)]).toEqual([false, true, ''])
    await rig.opened()
    expect(ended()).toBe(false)
    await ann.get('/kaithem/login', { 'sec-fetch-mode': 'cors' })
    expect([...ann.cookies]).toEqual(expect.arrayContaining(cookies))
    await ann.get('/kaithem/login', { 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'none' })
    await rig.opened(ann)
    expect([ann.cookies.has('kaithem-1880'), ended()]).toEqual([false, false])
  })

  it('counts as used while its websocket is pinged, and ends when it was not for too long', async () => {
    const rig = socketRig()
    const { socket, end } = await rig.opened(await loggedIn(rig.engine, 'ann'))
    rig.gate.limits = { ...rig.gate.limits, pingEvery: 30 }
    rig.clock.jumpWall(idleLimit - 10)
    await rig.clock.advance(30)
    expect(socket.events).toEqual(['close 4401 logged out'])
    const young = await rig.opened(await loggedIn(rig.engine, 'ann'))
    rig.clock.jumpWall(idleLimit - 100)
    await rig.clock.advance(30)
    young.end.pong()
    rig.clock.jumpWall(idleLimit - 100)
    await rig.clock.advance(30)
    expect(young.socket.events).toEqual(['ping', 'ping'])
    end.closed()
  })
})
