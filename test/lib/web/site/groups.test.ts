import { describe, expect, it } from 'vitest'
import { parseLimits } from '../../../../lib/web/site/groups.ts'
import { loggedIn, webRig } from '../rig.ts'

async function rig() {
  const made = webRig()
  const ann = await loggedIn(made.engine, 'ann')
  await ann.get('/kaithem/users')
  return { ...made, ann, group: (name: string) => made.users.directory.group(name) }
}

describe('groups', () => {
  it('are added, shown with what they permit in words, changed and removed', async () => {
    const { ann, group, web, users } = await rig()
    users.permissions.add('/stage/fog.use', 'use the <fog> machine')
    expect((await ann.post('/kaithem/groups/add', { name: 'stage' })).headers.Location).toBe(
      '/kaithem/users/group?name=stage&done=added',
    )
    const { text } = await ann.get('/kaithem/users/group?name=stage')
    expect(text).toContain('see tags')
    expect(text).toContain('use the &lt;fog&gt; machine')
    await ann.post('/kaithem/groups/save', {
      name: 'stage',
      permissions: ['/stage/fog.use', '/users/tagpoints.view'],
      others: ' /my.own \n\n/other.own\r\n',
      limits: 'web.maxbytes = 5e6\n',
    })
    expect([...(group('stage')?.permissions ?? [])].sort()).toEqual([
      ...['/my.own', '/other.own', '/stage/fog.use', '/users/tagpoints.view'],
    ])
    expect([...(group('stage')?.limits ?? [])]).toEqual([['web.maxbytes', 5_000_000]])
    const shown = (await ann.get('/kaithem/users/group?name=stage')).text
    expect(shown).toContain('>/my.own\n/other.own</textarea>')
    expect(shown.match(/ checked/g)).toHaveLength(2)
    await ann.post('/kaithem/groups/remove', { name: 'stage' })
    expect(group('stage')).toBeUndefined()
    expect(web.setup_path()).toBeUndefined()
  })

  it.each([
    ['add', { name: 'crew' }, 409],
    ['add', { name: '' }, 400],
    ['add', { name: '__x' }, 400],
    ['save', { name: 'nothing' }, 404],
    ['remove', { name: 'nothing' }, 404],
    ['save', { name: 'crew', others: 'x'.repeat(600) }, 400],
    ['save', { name: 'crew', limits: 'web.maxbytes' }, 400],
    ['save', { name: 'crew', limits: 'web.maxbytes = -5' }, 400],
  ])('%s with %j is refused', async (path, values, status) => {
    const { ann, group } = await rig()
    const again = await ann.post(`/kaithem/groups/${path}`, values)
    expect([again.status, again.text.includes('role="alert"')]).toEqual([status, true])
    expect([...(group('crew')?.permissions ?? [])]).toEqual(['/fog.use'])
  })

  it('are not found by other names', async () => {
    const { ann } = await rig()
    for (const name of ['nothing', '', '__proto__']) {
      expect((await ann.get(`/kaithem/users/group?name=${name}`)).status).toBe(404)
    }
  })
})

it('reads limits line by line', () => {
  expect(parseLimits('a = 1\n\n b.c=2.5e3 ', String)).toEqual({ a: 1, 'b.c': 2500 })
  expect(parseLimits(undefined, String)).toEqual({})
  for (const line of ['a', '= 1', 'a = b', 'a = 1 2', 'a = 1e999', 'a = ']) {
    expect(() => parseLimits(line, (text) => `no: ${text}`)).toThrow(/^no: /)
  }
})
