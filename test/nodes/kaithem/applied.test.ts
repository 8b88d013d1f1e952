/** What settings.js decides; the settings node has its own tests. @module */

import { afterAll, beforeAll, expect, test } from 'vitest'
import kaithem from '../../../dist/lib/index.js'
import { startRed, type TestRed } from '../../support/red.ts'
import { functionFlow } from './flows.ts'

let red: TestRed

beforeAll(async () => {
  red = await startRed({ settings: { kaithem: { functionGlobal: false } } })
})
afterAll(() => red.stop())

test('with the switch off, the bare word is gone and global.get gives the live object', async () => {
  const code = "return { payload: [typeof kaithem, typeof RED.util.kaithem, global.get('kaithem')] }"
  await red.deploy(functionFlow('f', code))
  red.receive('f', {})
  const [bare, util, value] = (await red.next('f-out')).payload as unknown[]
  expect([bare, util]).toEqual(['undefined', 'undefined'])
  expect(value).toBe(kaithem)
})

test('the switch is told to the editor', async () => {
  const settings = (await (await fetch(`${red.http}/settings`)).json()) as { kaithem?: object }
  expect(settings.kaithem).toEqual({ functionGlobal: false })
})
