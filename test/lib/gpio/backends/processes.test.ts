import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hasEnded, isRunning } from '../../../../lib/gpio/backends/processes.ts'

const nobody = 2 ** 22 + 5

test('who is there', () => {
  expect([isRunning(process.pid), isRunning(1), isRunning(nobody)]).toEqual([true, true, false])
  expect([hasEnded(process.pid), hasEnded(nobody)]).toEqual([false, true])
})

test('one that has ended and that nobody has asked about has ended, whatever its name is', () => {
  const proc = mkdtempSync(join(tmpdir(), 'kaithem-proc-'))
  for (const [pid, stat] of Object.entries({ 11: '11 (a) b) Z 1 1', 12: '12 (Z) S 1 1' })) {
    mkdirSync(join(proc, pid))
    writeFileSync(join(proc, pid, 'stat'), stat)
  }
  expect([hasEnded(11, proc), hasEnded(12, proc)]).toEqual([true, false])
})
