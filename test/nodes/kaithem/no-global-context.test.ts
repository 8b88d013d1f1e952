/** A settings.js without functionGlobalContext. @module */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { startRed, type TestRed } from '../../support/red.ts'
import { functionFlow } from './flows.ts'

let red: TestRed

beforeAll(async () => {
  red = await startRed({ settings: { functionGlobalContext: undefined } })
})
afterAll(() => red.stop())

test('bare word and global.get still work', async () => {
  await red.deploy(functionFlow('f', "return { payload: kaithem === global.get('kaithem') && !!kaithem.message }"))
  red.receive('f', {})
  expect((await red.next('f-out')).payload).toBe(true)
  expect(red.errors).toEqual([])
})
