import { expect, it } from 'vitest'
import { createFakeSecrets } from '../../../lib/platform/fake/secrets.ts'
import { Sessions } from '../../../lib/users/sessions.ts'

it('knows tokens until they end, one by one or all of a user', () => {
  const sessions = new Sessions(createFakeSecrets())
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
  const sessions = new Sessions(createFakeSecrets())
  const tokens = Array.from({ length: 101 }, () => sessions.begin('ann'))
  expect(tokens.map((token) => sessions.userOf(token)).filter((user) => user === 'ann')).toHaveLength(100)
  expect(sessions.userOf(String(tokens[0]))).toBeUndefined()
})
