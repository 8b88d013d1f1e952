/** State and access over restarts of the process, with global context kept in files. @module */

import { fork } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { nodeRedMajor } from '../../support/red.ts'

const userDir = mkdtempSync(join(tmpdir(), 'kaithem-restart-'))
afterAll(() => rmSync(userDir, { recursive: true, force: true }))

const script = fileURLToPath(new URL('saving-host.mjs', import.meta.url))

/** Runs Node-RED once; answers what its function node saw, after the process has ended. */
function live(end: 'exit' | 'stop', place = 'usual'): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const child = fork(script, [userDir, String(nodeRedMajor), end, place], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    const seen: unknown[] = []
    child.on('message', (message) => {
      seen.push(message)
      child.send('end')
    })
    child.on('error', reject)
    child.on('exit', () => resolve(seen[0]))
  })
}

test('a restored tag is saved when the process exits and when flows stop; kaithem is never stored', async () => {
  expect(await live('exit')).toEqual({ start: 0, value: 1, same: true })
  expect(existsSync(join(userDir, 'kaithem', 'state.json'))).toBe(true)
  expect(await live('stop')).toEqual({ start: 1, value: 2, same: true })
  expect(await live('exit', 'none')).toEqual({ start: 2, value: 3, same: true })
  const stored = join(userDir, 'context', 'global', 'global.json')
  if (existsSync(stored)) expect(readFileSync(stored, 'utf8')).not.toContain('kaithem')
})
