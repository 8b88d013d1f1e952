/** Global context that is kept in files. @module */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startRed, type TestRed } from '../../support/red.ts'
import { until } from '../../support/wait.ts'
import { functionFlow } from './flows.ts'

const userDir = mkdtempSync(join(tmpdir(), 'kaithem-store-'))
const file = join(userDir, 'context', 'global', 'global.json')
let red: TestRed

/** What an earlier run may have stored by mistake. */
const stale = { kaithem: { message: 'dead' }, other: 1 }

beforeAll(async () => {
  mkdirSync(join(userDir, 'context', 'global'), { recursive: true })
  writeFileSync(file, JSON.stringify(stale))
  const contextStorage = { default: { module: 'localfilesystem', config: { flushInterval: 0.01 } } }
  red = await startRed({ userDir, settings: { contextStorage } })
})
afterAll(async () => {
  await red.stop()
  rmSync(userDir, { recursive: true, force: true })
})

const shadowWarnings = (): unknown[] => red.log.filter(({ text }) => text.includes('stored value named "kaithem"'))

test('a stored value hides the live object: told once; the bare word works all the same', async () => {
  const code = "return { payload: [global.get('kaithem'), !!kaithem.message.post] }"
  await red.deploy(functionFlow('f', code))
  await red.deploy(functionFlow('f', code))
  red.receive('f', {})
  expect((await red.next('f-out')).payload).toEqual([stale.kaithem, true])
  expect(shadowWarnings()).toHaveLength(1)
})

test('once it is deleted, global.get gives kaithem, and nothing of it is stored', async () => {
  const code =
    "global.set('kaithem', undefined); global.set('other', 2); return { payload: global.get('kaithem') === kaithem }"
  await red.deploy(functionFlow('f', code))
  red.receive('f', {})
  expect((await red.next('f-out')).payload).toBe(true)
  await until(() => /"other":\s*2/.test(readFileSync(file, 'utf8')))
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ other: 2 })
  expect(red.errors).toEqual([])
})
