import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { createSeededRandom } from '../../../lib/platform/fake/random.ts'
import { createFakeSecrets } from '../../../lib/platform/fake/secrets.ts'
import { ageLimit, idleLimit, type KeptSession, Sessions } from '../../../lib/users/sessions.ts'

const day = 86_400
const place = { address: '10.0.0.5', agent: 'Browser/1' }

function rig(read?: () => readonly KeptSession[]) {
  const clock = new ManualClock(1_700_000_000)
  const saved: string[] = []
  const sessions = new Sessions({
    ...{ clock, secrets: createFakeSecrets(), random: createSeededRandom() },
    ...(read === undefined ? {} : { read }),
    changed: (urgency) => saved.push(urgency),
  })
  return { clock, saved, sessions }
}

it('knows tokens until they end, one by one or all of a user', () => {
  const { sessions } = rig()
  const [one, two, other] = [sessions.begin('ann'), sessions.begin('ann'), sessions.begin('bob')]
  expect([one, two, other, 'made up', ''].map((token) => sessions.userOf(token))).toEqual([
    ...['ann', 'ann', 'bob'],
    undefined,
    undefined,
  ])
  expect([sessions.end(one), sessions.end(one), sessions.end('made up')]).toEqual([true, false, false])
  expect(sessions.userOf(two)).toBe('ann')
  sessions.endAll('ann')
  sessions.endAll('nobody')
  expect([sessions.userOf(two), sessions.userOf(other)]).toEqual([undefined, 'bob'])
})

it('ends the oldest login of a user who has too many', () => {
  const { sessions } = rig()
  const tokens = Array.from({ length: 101 }, () => sessions.begin('ann'))
  expect(tokens.map((token) => sessions.userOf(token)).filter((user) => user === 'ann')).toHaveLength(100)
  expect(sessions.userOf(String(tokens[0]))).toBeUndefined()
})

describe('logins of browsers', () => {
  it('end when they are idle for too long, those of code never', async () => {
    const { clock, sessions } = rig()
    const browser = sessions.begin('ann', place)
    const code = sessions.begin('ann')
    await clock.advance(idleLimit)
    expect(sessions.userOf(browser)).toBe('ann')
    await clock.advance(idleLimit + 1)
    expect([sessions.userOf(browser), sessions.userOf(code)]).toEqual([undefined, 'ann'])
  })

  it('end when they are old, however busy', async () => {
    const { clock, sessions } = rig()
    const token = sessions.begin('ann', place)
    for (let passed = 0; passed < ageLimit; passed += day) {
      expect(sessions.userOf(token)).toBe('ann')
      await clock.advance(day)
    }
    await clock.advance(1)
    expect(sessions.userOf(token)).toBeUndefined()
  })

  it('stay when the wall clock is set back', () => {
    const { clock, sessions } = rig()
    const token = sessions.begin('ann', place)
    clock.jumpWall(-1000 * day)
    expect(sessions.userOf(token)).toBe('ann')
  })

  it('are listed, the newest first, and end by an id that is no token', () => {
    const { sessions } = rig()
    const first = sessions.begin('ann', place)
    sessions.begin('ann')
    sessions.begin('bob', place)
    const second = sessions.begin('ann', { ...place, agent: 'Browser/2' })
    const list = sessions.browsersOf('ann')
    expect(list.map((session) => session.place?.agent)).toEqual(['Browser/2', 'Browser/1'])
    expect([first, second]).not.toContain(list[0]?.id)
    expect([sessions.endById('bob', String(list[0]?.id)), sessions.endById('ann', String(list[0]?.id))]).toEqual([
      ...[false, true],
    ])
    expect([sessions.userOf(first), sessions.userOf(second)]).toEqual(['ann', undefined])
  })

  it('are kept as fingerprints, at once for a login, lazily for being seen', async () => {
    const { clock, saved, sessions } = rig()
    const token = sessions.begin('ann', place)
    expect(saved).toEqual(['soon'])
    expect(JSON.stringify(sessions.kept())).not.toContain(`"${token}"`)
    sessions.use(token)
    expect(saved).toEqual(['soon'])
    await clock.advance(60)
    sessions.use(token)
    expect(saved).toEqual(['soon', 'later'])
    sessions.end(token)
    expect(saved).toEqual(['soon', 'later', 'soon'])
    const again = rig(() => [{ digest: 'digest of old', id: '1', username: 'ann', began: 0, seen: 1.7e9, place }])
    expect(again.sessions.userOf('old')).toBeUndefined()
    const young = { digest: 'digest of new', id: '2', username: 'ann', began: 1.7e9, seen: 1.7e9, place }
    expect(rig(() => [young]).sessions.userOf('new')).toBe('ann')
  })

  it('tell who listens that they end', async () => {
    const { clock, sessions } = rig()
    const ended: string[] = []
    const off = sessions.onEnd(({ username }) => ended.push(username))
    sessions.end(sessions.begin('ann', place))
    sessions.begin('bob', place)
    await clock.advance(idleLimit + 1)
    sessions.sweep()
    expect(ended).toEqual(['ann', 'bob'])
    off()
    sessions.end(sessions.begin('cat', place))
    expect(ended).toEqual(['ann', 'bob'])
  })
})
