import { expect, it } from 'vitest'
import { createMemoryFiles } from '../../../lib/platform/fake/files.ts'
import { userRig } from './rig.ts'

const place = { address: '10.0.0.5', agent: 'Browser/1' }
const path = '/var/sessions.json'

function rig(files = createMemoryFiles()) {
  const rigged = userRig({ users: { ann: [] } }, files)
  return { ...rigged, sessions: rigged.engine.logins.sessions, text: () => String(Buffer.from(files.read(path) ?? '')) }
}

it('keeps browsers logged in over a restart, for the eyes of the owner only, without their tokens', async () => {
  const { clock, sessions, files, text, engine } = rig()
  const token = sessions.begin('ann', place)
  const code = sessions.begin('ann')
  expect(text()).toBe('')
  await clock.advance(0)
  expect(files.modes.get(path)).toBe(0o600)
  expect(JSON.parse(text()).sessions).toEqual([
    expect.objectContaining({ username: 'ann', began: 1_700_000_000, place, digest: `digest of ${token}` }),
  ])
  engine.close()
  const again = rig(files)
  expect([again.sessions.userOf(token), again.sessions.userOf(code)]).toEqual(['ann', undefined])
  again.engine.removeUser('ann')
  await again.clock.advance(0)
  expect(JSON.parse(again.text()).sessions).toEqual([])
})

it('writes who was seen once a minute, and everything at the end', async () => {
  const { clock, sessions, engine, text } = rig()
  const token = sessions.begin('ann', place)
  await clock.advance(0)
  const first = text()
  await clock.advance(60)
  sessions.use(token)
  await clock.advance(59)
  expect(text()).toBe(first)
  await clock.advance(1)
  expect(JSON.parse(text()).sessions[0].seen).toBe(1_700_000_060)
  await clock.advance(60)
  sessions.use(token)
  engine.flush()
  expect(JSON.parse(text()).sessions[0].seen).toBe(1_700_000_180)
  expect(clock.pending).toBe(0)
})

it('forgets users from elsewhere, whose passwords may change while nothing runs', async () => {
  const { clock, sessions, engine, text } = rig()
  const end = engine.sources.add({ name: 'door', get: () => ({}) }, () => {})
  expect(engine.userOf(sessions.begin('cat', place))).toBe('cat')
  await clock.advance(0)
  expect(JSON.parse(text()).sessions).toEqual([])
  end()
  engine.sources.add({ name: 'demo', keepsLogins: true, get: (name) => (name === 'demo' ? {} : undefined) }, () => {})
  sessions.begin('demo', place)
  await clock.advance(0)
  expect(JSON.parse(text()).sessions).toMatchObject([{ username: 'demo' }])
})

it.each(['', '{', '[]', '{"sessions":5}', 'null'])('a damaged file (%j) is set aside', (content) => {
  const files = createMemoryFiles()
  files.writeDurable(path, content)
  const { sessions } = rig(files)
  expect(sessions.userOf('anything')).toBeUndefined()
  expect([...files.content.keys()].filter((name) => name.startsWith(`${path}.corrupt-`))).toHaveLength(1)
})

it('leaves entries out that are none', () => {
  const files = createMemoryFiles()
  const good = { digest: 'digest of t', id: '1', username: 'ann', began: 1.7e9, seen: 1.7e9, place }
  files.writeDurable(
    path,
    JSON.stringify({ sessions: [null, 5, { ...good, began: 'x' }, { ...good, place: null }, good] }),
  )
  const { sessions } = rig(files)
  expect([sessions.userOf('t'), sessions.browsersOf('ann').length]).toEqual(['ann', 1])
})

it('tells the log when it cannot write, and tries again', async () => {
  const { clock, sessions, files, log, text } = rig()
  sessions.begin('ann', place)
  files.failWrites = 'disk full'
  await clock.advance(0)
  expect(log.entries.map((entry) => entry.text).join()).toContain('disk full')
  files.failWrites = undefined
  sessions.begin('ann', place)
  await clock.advance(0)
  expect(JSON.parse(text()).sessions).toHaveLength(2)
})
