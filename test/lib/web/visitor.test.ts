import { describe, expect, it } from 'vitest'
import { createNodeBytes } from '../../../lib/platform/node/bytes.ts'
import { createRequest } from '../../../lib/web/request.ts'
import { isSafeConnection, visitorOf } from '../../../lib/web/visitor.ts'
import { Browser, type BrowserOptions, house, webRig } from './rig.ts'

const evil = { origin: 'http://evil.example' }

async function visit(rig: ReturnType<typeof webRig>, token: string | undefined, options: BrowserOptions = {}) {
  const browser = new Browser(rig.engine, options)
  if (token !== undefined) browser.cookies.set('kaithem', token)
  const server = browser.request('GET', '/x', options.headers)
  const request = createRequest(server, { parts: ['x'], isFolder: false }, createNodeBytes(), () => 0)
  return visitorOf(rig.users, request, 'kaithem')
}

const place = { address: '10.0.0.5', agent: '' }

describe('visitorOf', () => {
  it('is a guest without a login that counts', async () => {
    const rig = webRig()
    for (const token of [undefined, '', 'made up', '__proto__']) {
      expect(await visit(rig, token)).toMatchObject({ user: '', token: undefined, isOwnOrigin: true })
    }
    const token = rig.users.logins.sessions.begin('ann', place)
    expect(await visit(rig, token)).toMatchObject({ user: 'ann', token })
    rig.users.removeUser('ann')
    expect(await visit(rig, token)).toMatchObject({ user: '' })
  })

  it('may do what the user and the guests may, and everybody what needs nothing', async () => {
    const rig = webRig({ ...house, groups: { crew: ['/fog.use'], Guests: ['/see'] } })
    const bob = await visit(rig, rig.users.logins.sessions.begin('bob', place))
    expect(bob.refusal(['/fog.use', '/see', '__guest__'])).toBeUndefined()
    expect(bob.refusal(['/fog.use', '/admin/users.edit'])).toBe('permission')
    const guest = await visit(rig, undefined)
    expect([guest.refusal(['/see']), guest.refusal(['/fog.use']), guest.refusal([])]).toEqual([
      ...[undefined, 'permission', undefined],
    ])
  })

  it('needs HTTPS or the local network for more than guests may', async () => {
    const rig = webRig({ ...house, groups: { crew: ['/fog.use'], Guests: ['/see'] } })
    const token = rig.users.logins.sessions.begin('bob', place)
    const refusals = async (options: BrowserOptions) => {
      const visitor = await visit(rig, token, options)
      return [visitor.refusal(['/fog.use']), visitor.refusal(['/see'])]
    }
    expect(await refusals({ address: '8.8.8.8' })).toEqual(['connection', undefined])
    expect(await refusals({ address: undefined })).toEqual(['connection', undefined])
    expect(await refusals({ address: '8.8.8.8', isSecure: true })).toEqual([undefined, undefined])
    expect(await refusals({ address: 'fd00::1' })).toEqual([undefined, undefined])
  })

  it('is nobody from another origin, unless the user allows it, and then not for built-in permissions', async () => {
    const rig = webRig({ ...house, groups: { crew: ['/fog.use', '/users/tagpoints.view'], Guests: ['/see'] } })
    const token = rig.users.logins.sessions.begin('bob', place)
    const strange = await visit(rig, token, { headers: evil })
    expect(strange).toMatchObject({ user: '', isOwnOrigin: false })
    expect([strange.refusal(['/fog.use']), strange.refusal(['/see']), strange.refusal(['__guest__'])]).toEqual([
      ...['permission', 'origin', undefined],
    ])
    rig.users.changeUser('bob', ({ settings }) => settings.set('allow-cors', true))
    const allowed = await visit(rig, token, { headers: evil })
    expect(allowed).toMatchObject({ user: 'bob', isOwnOrigin: false })
    expect([allowed.refusal(['/fog.use']), allowed.refusal(['/users/tagpoints.view'])]).toEqual([undefined, 'origin'])
  })

  it('waits for sources that know their users only later, and lets some come from this machine only', async () => {
    const rig = webRig()
    const known = new Set<string>()
    rig.users.sources.add(
      {
        name: 'later',
        get: (name) => (known.has(name) ? { loopbackOnly: name === 'local' } : undefined),
        prepare: async (name) => known.add(name),
      },
      () => {},
    )
    const later = rig.users.logins.sessions.begin('later', place)
    expect(await visit(rig, later)).toMatchObject({ user: 'later' })
    const local = rig.users.logins.sessions.begin('local', place)
    expect(await visit(rig, local)).toMatchObject({ user: '' })
    expect(await visit(rig, local, { address: '127.0.0.1' })).toMatchObject({ user: 'local' })
  })
})

it('knows what can be read on the way', () => {
  expect(isSafeConnection({ isSecure: false, address: '192.168.1.1' })).toBe(true)
  expect(isSafeConnection({ isSecure: false, address: '192.0.2.1' })).toBe(false)
  expect(isSafeConnection({ isSecure: true, address: undefined })).toBe(true)
})
