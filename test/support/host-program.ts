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

  /** What a parent printed that was killed. */
  const last = (script: string): string => {
    try {
      execFileSync(process.execPath, ['-e', script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    } catch (error) {
      return String((error as { stdout: unknown }).stdout)
    }
    throw new Error('the parent was not killed')
  }

  test('it ends when the process that started it is killed', async () => {
    const pid = Number(last(parent))
    expect(pid).toBeGreaterThan(0)
    await vi.waitFor(() => expect(hasEnded(pid)).toBe(true), { timeout: 10_000 })
  }, 30_000)

  test('it ends also when that happens at any moment while it is being loaded', async () => {
    /** Starts eight of them, and dies when the last one has been there for a while. */
    const crowd = `
const { fork } = require('node:child_process')
const start = (left) => {
  const { pid } = fork(${JSON.stringify(path)}, ['silent'], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  require('node:fs').writeSync(1, pid + ' ')
  if (left === 1) process.kill(process.pid, 'SIGKILL')
  setTimeout(() => start(left - 1), 40)
}
start(8)
`
    const pids = last(crowd).trim().split(' ').map(Number)
    expect(pids.length).toBe(8)
    await vi.waitFor(() => expect(pids.filter((pid) => !hasEnded(pid))).toEqual([]), { timeout: 20_000 })
  }, 40_000)
}
