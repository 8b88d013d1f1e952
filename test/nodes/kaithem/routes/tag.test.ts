import { afterAll, beforeAll, expect, test } from 'vitest'
import kaithem from '../../../../dist/lib/index.js'
import { startRed, type TestRed } from '../../../support/red.ts'
import { ask } from './ask.ts'

let red: TestRed

beforeAll(async () => {
  red = await startRed()
  kaithem.tags.get('/routes/a').value = 21.5
  kaithem.tags.get('/routes/b').value = 2
})
afterAll(() => red.stop())

test('kaithem/editor/tag tells the claims of one tag', async () => {
  const { body } = await ask(red, 'kaithem/editor/tag?name=/routes/a')
  expect(body).toMatchObject({ name: '/routes/a', value: '21.5', claims: [{ name: 'default', value: '21.5' }] })
})

test.each([
  ['/nothing', 404, 'KAITHEM_KEY'],
  ['__proto__', 404, 'KAITHEM_KEY'],
  ['', 400, 'KAITHEM_NAME'],
])('kaithem/editor/tag?name=%s is an error and makes no tag', async (name, status, code) => {
  const before = kaithem.tags.names().length
  expect(await ask(red, `kaithem/editor/tag?name=${name}`)).toMatchObject({ status, body: { code } })
  expect(kaithem.tags.names()).toHaveLength(before)
})
