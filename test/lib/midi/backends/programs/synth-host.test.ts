import { execFileSync } from 'node:child_process'
import { expect, test, vi } from 'vitest'
import { hasEnded } from '../../../../../lib/gpio/backends/processes.ts'
import { programPath } from '../../../../../lib/midi/backends/programs.ts'

/** What it does is tested by its user, `spessasynth/spessasynth`, with the real program. */
test('loaded by itself it does nothing, and ends', () => {
  expect(execFileSync(process.execPath, [programPath('synth-host')], { encoding: 'utf8' })).toBe('')
})

/** Starts it, prints its number, and dies without a word. */
const parent = `
const { fork } = require('node:child_process')
const child = fork(${JSON.stringify(programPath('synth-host'))}, ['silent'], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
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
