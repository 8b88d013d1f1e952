/** The user of `npm start`. @module */

import { expect, test } from 'vitest'
import { createKaithem, ManualClock } from '../../../../lib/index.ts'
import { demoSource } from '../../../../nodes/kaithem/web/demo-user.ts'

test('may do everything, from this machine only', async () => {
  const { users } = createKaithem({ clock: new ManualClock(1_700_000_000) })
  users.add_source(demoSource())
  expect(users.check_permission('demo', '/anything')).toBe(true)
  expect(users.user_of(await users.login('demo', 'demo', { address: '127.0.0.1' }))).toBe('demo')
  for (const address of ['192.168.1.5', '8.8.8.8', undefined]) {
    const options = address === undefined ? {} : { address }
    await expect(users.login('demo', 'demo', options)).rejects.toMatchObject({ data: { reason: 'address' } })
  }
  await expect(users.login('demo', 'other', { address: '::1' })).rejects.toMatchObject({ code: 'KAITHEM_DENIED' })
})
