import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { createSeededRandom } from '../../../lib/platform/fake/random.ts'
import { createFakeSecrets } from '../../../lib/platform/fake/secrets.ts'
import { type Candidate, Logins } from '../../../lib/users/logins.ts'
import { Sessions } from '../../../lib/users/sessions.ts'

function rig(more: Record<string, Candidate> = {}) {
  const clock = new ManualClock(1_700_000_000)
  const posted: unknown[] = []
  const checked: string[] = []
  const secrets = createFakeSecrets()
  const candidates = new Map<string, Candidate>([
    ['ann', { lanOnly: false, password: { hash: 'fake$0$right' } }],
    ['home', { lanOnly: true, password: { plain: 'right' } }],
    ['mute', { lanOnly: false }],
    ...Object.entries(more),
  ])
  const logins = new Logins({
    clock,
    sessions: new Sessions({ clock, secrets, random: createSeededRandom() }),
    secrets: {
      ...secrets,
      verify: (password, hash) => {
        checked.push(password)
        return secrets.verify(password, hash)
      },
    },
    post: (topic, message) => posted.push([topic, message]),
    prepare: async () => {},
    candidate: (name) => candidates.get(name),
  })
  const login = (user: string, password: string, address?: string) => logins.login(user, password, address)
  return { clock, posted, checked, candidates, logins, login }
}

const denied = (reason: string) => ({ code: 'KAITHEM_DENIED', data: expect.objectContaining({ reason }) })

describe('login', () => {
  it('gives a token for the right password, and posts it', async () => {
    const { login, logins, posted } = rig()
    const token = await login('ann', 'right', '10.0.0.5')
    expect(logins.sessions.userOf(token)).toBe('ann')
    expect(posted).toEqual([['/system/auth/login', ['ann', '10.0.0.5']]])
  })

  it.each(['ann', 'mute', 'stranger', '__proto__', ''])(
    'refuses %j with a wrong one, each with the same work',
    async (name) => {
      const { login, posted, checked } = rig()
      await expect(login(name, 'wrong')).rejects.toMatchObject(denied('password'))
      expect(checked).toEqual(['wrong'])
      expect(posted).toEqual([['/system/auth/loginfail', [name, null]]])
    },
  )

  it('lets the account wait after a wrong one, also with the right one', async () => {
    const { login, clock } = rig()
    await expect(login('ann', 'wrong')).rejects.toMatchObject(denied('password'))
    await expect(login('ann', 'right')).rejects.toMatchObject({
      ...denied('locked'),
      data: { reason: 'locked', wait: 3 },
    })
    await clock.advance(3)
    await login('ann', 'right')
    await login('ann', 'right')
  })

  it('tries passwords one after another, so that many at once are one try', async () => {
    const { login, checked } = rig()
    const tries = Array.from({ length: 50 }, (_, index) => login('ann', `guess ${index}`))
    const results = await Promise.allSettled([...tries, login('ann', 'right')])
    expect(results.every(({ status }) => status === 'rejected')).toBe(true)
    expect(checked).toEqual(['guess 0'])
  })

  it('refuses more than a hundred at once, of whatever names', async () => {
    const { login } = rig()
    const tries = Array.from({ length: 101 }, (_, index) => login(`name ${index}`, 'x'))
    const results = await Promise.allSettled(tries)
    expect(results.at(-1)).toMatchObject({ reason: denied('busy') })
    await login('ann', 'right')
  })

  it('does no work for passwords that are too long', async () => {
    const { login, checked } = rig()
    await expect(login('ann', 'x'.repeat(1e6))).rejects.toMatchObject(denied('password'))
    expect(checked).toEqual([])
  })

  it('lets some users in from the local network only', async () => {
    const { login } = rig()
    await login('home', 'right', '192.168.1.5')
    for (const address of ['8.8.8.8', undefined]) {
      await expect(login('home', 'right', address)).rejects.toMatchObject(denied('address'))
    }
  })

  it('asks elsewhere where the password is known elsewhere', async () => {
    const { login } = rig({ cat: { lanOnly: false, verify: async (password) => password === 'meow' } })
    await login('cat', 'meow')
    await expect(login('cat', 'woof')).rejects.toMatchObject(denied('password'))
  })

  it('refuses when the account went or got another password meanwhile', async () => {
    for (const change of [undefined, { lanOnly: false, password: { hash: 'fake$9$new' } }]) {
      const { login, candidates } = rig()
      const attempt = login('ann', 'right')
      await Promise.resolve()
      await Promise.resolve()
      candidates.delete('ann')
      if (change !== undefined) candidates.set('ann', change)
      await expect(attempt).rejects.toMatchObject(denied('password'))
    }
  })
})
