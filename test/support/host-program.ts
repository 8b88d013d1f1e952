/** What every process that plays for this one must do by itself. @module */

import { execFileSync } from 'node:child_process'
import { expect, test, vi } from 'vitest'
import { hasEnded } from '../../lib/gpio/backends/processes.ts'

/** @param path of a program that is forked and begins by sending a message; `silent` keeps it from looking for a sound card */
export function testHostProgram(path: string): void {
  test('loaded by itself it does nothing, and ends', () => {
    expect(execFileSync(process.execPath, [path], { encoding: 'utf8' })).toBe('')
  })

  /** Starts it, prints its number, and dies without a word. */
  const parent = `
const { fork } = require('node:child_process')
const child = fork(${JSON.stringify(path)}, ['silent'], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
child.on('message', () => {
  require('node:fs').writeSync(1, String(child.pid))
  process.kill(process.pid, 'SIGKILL')
})
`

  test('it ends when the process that started it is killed', async () => {
    let printed = ''
    try {
      execFileSync(process.execPath, ['-e', parent], { encoding: 'utf8' })
    } catch (error) {
      printed = String((error as { stdout: unknown }).stdout)
    }
    expect(Number(printed)).toBeGreaterThan(0)
    await vi.waitFor(() => expect(hasEnded(Number(printed))).toBe(true), { timeout: 10_000 })
  }, 30_000)
}
