import { expect, it } from 'vitest'
import { demandOpen, mayOpen } from '../../../../lib/web/pages/access.ts'
import { createSite } from './site.ts'
import { createVisit } from './visit.ts'

it.each([
  ['guest', '', [], [], false],
  ['guest who may view pages', '', ['/users/pages.view'], [], true],
  ['user', 'bob', [], [], true],
  ['guest', '', ['/users/pages.view'], ['/house'], false],
  ['user with the permission', 'bob', ['/house'], ['/house'], true],
  ['user without it', 'bob', [], ['/house'], false],
])('a %s (%s) with %j and a page that asks for %j: %s', (_who, user, permissions, asked, may) => {
  const visit = createVisit({ user, permissions })
  expect(mayOpen(visit, { permissions: asked })).toBe(may)
  const demand = (): void => demandOpen(visit, { permissions: asked })
  if (may) expect(demand).not.toThrow()
  else expect(demand).toThrow()
})

it('a page is closed to guests until they may view pages, or the page lets them in', async () => {
  const { add, ask, kaithem, login } = createSite()
  kaithem.users.set_permissions('Guests', [])
  add('closed', 'text')
  add('open', 'text', { settings: { permissions: ['__guest__'] } })
  expect((await ask('/pages/m/closed')).status).toBe(303)
  expect((await ask('/pages/m/open')).text).toBe('text')
  expect((await ask('/pages/m/closed', { headers: await login('bob', []) })).text).toBe('text')
})

it('the front page has the pages that somebody may open', async () => {
  const { add, ask, login } = createSite()
  add('b', 'text', { name: 'Beta' })
  add('a', 'text', { name: 'Alpha', settings: { permissions: ['/house'] } })
  add('part', 'text', { name: 'Gamma', kind: 'template' })
  add('__default__', 'text', { name: 'Delta' })
  const names = async (user: string, permissions: readonly string[]) => {
    const headers = await login(user, ['/admin/mainpage.view', ...permissions])
    const { text } = await ask('/kaithem', { headers })
    return ['Alpha', 'Beta', 'Gamma', 'Delta'].filter((name) => text.includes(name))
  }
  expect([await names('bob', []), await names('ann', ['/house'])]).toEqual([['Beta'], ['Alpha', 'Beta']])
})
