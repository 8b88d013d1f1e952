/** Alerts of the core itself that wait since before a restart. @module */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import kaithem from '../../../dist/lib/index.js'
import { startRed, type TestRed } from '../../support/red.ts'
import { until } from '../../support/wait.ts'

const userDir = mkdtempSync(join(tmpdir(), 'kaithem-waiting-'))
let red: TestRed
afterAll(async () => {
  await red.stop()
  rmSync(userDir, { recursive: true, force: true })
})

test('the alert about a damaged file is there when the flows run, before anybody looks', async () => {
  const now = Date.now() / 1000
  const kept = {
    state: 'active',
    prev: 'tripped',
    priority: 'error',
    message: 'it is damaged',
    entered: now,
    seen: now,
  }
  mkdirSync(join(userDir, 'kaithem'))
  writeFileSync(
    join(userDir, 'kaithem', 'state.json'),
    JSON.stringify({ 'alert-name:Damaged file /data/plan.json': kept, 'alert-name:pump': kept }),
  )
  red = await startRed({ userDir })
  const told = () => kaithem.message.recent('/system/alerts/level').map(({ message }) => message)
  await until(() => told().length > 0, 5000, 'the level of alerts')
  expect(told()).toEqual(['error'])
  const [alert, ...others] = kaithem.alerts.unacknowledged.values()
  expect([alert?.name, alert?.trip_message, others]).toEqual(['Damaged file /data/plan.json', 'it is damaged', []])
})
