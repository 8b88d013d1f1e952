/** The package arrives while Node-RED runs, as the palette manager loads it after an installation. @module */

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import kaithem from '../../../dist/lib/index.js'
import { nodeRedMajor, startRed, type TestRed } from '../../support/red.ts'
import { functionFlow } from './flows.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const name = '@kaithem/node-red-kaithem'
const userDir = mkdtempSync(join(tmpdir(), 'kaithem-hot-'))
let red: TestRed

beforeAll(async () => {
  red = await startRed({ userDir, plugins: false })
})
afterAll(async () => {
  await red.stop()
  rmSync(userDir, { recursive: true, force: true })
})

test('running function nodes reach it at once, starting ones by all ways', async () => {
  const code = "return { payload: global.get('kaithem') ?? null }"
  await red.deploy(functionFlow('f', code))
  red.receive('f', {})
  expect((await red.next('f-out')).payload).toBe(null)

  await install()
  red.receive('f', {})
  expect((await red.next('f-out')).payload).toBe(kaithem)

  await red.deploy(functionFlow('g', "return { payload: kaithem === global.get('kaithem') }"))
  red.receive('g', {})
  expect((await red.next('g-out')).payload).toBe(true)
  expect((await fetch(`${red.http}/kaithem/editor/diagnostics`)).status).toBe(200)
})

/** What the palette manager does after npm: the registry loads the module from the user directory. */
async function install(): Promise<void> {
  mkdirSync(join(userDir, 'node_modules', '@kaithem'), { recursive: true })
  symlinkSync(root, join(userDir, 'node_modules', name))
  writeFileSync(join(userDir, 'package.json'), JSON.stringify({ dependencies: { [name]: '*' } }))
  const require = createRequire(createRequire(import.meta.url).resolve(`node-red-${nodeRedMajor}/package.json`))
  const registry = require('@node-red/registry') as { addModule(module: string): Promise<unknown> }
  await registry.addModule(name)
}
