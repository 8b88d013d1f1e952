import { afterAll, beforeAll, expect, test } from 'vitest'
import { startRed, type TestRed } from '../../../support/red.ts'
import { ask } from './ask.ts'

let red: TestRed

beforeAll(async () => {
  red = await startRed()
})
afterAll(() => red.stop())

test('the types of the Setup tab are where the editor asks for them', async () => {
  const { status, body } = await ask(red, 'types/other/@kaithem/node-red-kaithem.d.ts')
  expect(status).toBe(200)
  expect(body).toContain("declare module '@kaithem/node-red-kaithem'")
})
