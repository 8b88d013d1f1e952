/** What becomes of outputs when the process that drives them dies. @module */

import assert from 'node:assert/strict'
import type { Level } from '../../../lib/gpio/backend.ts'
import type { HardwareCase } from './cases.ts'
import { createBackend, driven, Other, sleep, until } from './machine.ts'

const ignore = { failed: () => undefined }

function openAgain(offset: number, level: Level): void {
  const backend = createBackend('cdev')
  const line = backend.openOutput({ offset }, { drive: 'push-pull', level }, ignore)
  assert.equal(driven(offset), level)
  line.close()
  backend.close()
}

export const guardianCases: readonly HardwareCase[] = [
  {
    title: 'kill -9 leaves an output at its fail-safe level, it stays there, and the next one gets the line',
    run: async () => {
      const notes: string[] = []
      for (const [offset, level] of [
        [8, 1],
        [9, 0],
      ] as const) {
        const other = new Other('output', `${offset}`, `${1 - level}`, `${level}`)
        await other.says('open')
        await until('the other process to drive the line', () => driven(offset) === 1 - level)
        const killed = performance.now()
        await other.kill()
        await until('the fail-safe level', () => driven(offset) === level)
        notes.push(`level ${level} ${Math.round(performance.now() - killed)} ms after the kill`)
        await sleep(1)
        assert.equal(driven(offset), level)
        openAgain(offset, 1)
        openAgain(offset, 0)
      }
      return notes
    },
  },
  {
    title: 'kill -9 at once after opening still finds the fail-safe level',
    run: async () => {
      const other = new Other('output', '10', '0', '1')
      await other.says('open')
      await other.kill()
      await until('the fail-safe level', () => driven(10) === 1)
      openAgain(10, 0)
    },
  },
  {
    title: 'pulses end at the fail-safe level when their process is killed',
    run: async () => {
      const other = new Other('pwm', '11', '1')
      await other.says('open')
      await until('a low pulse', () => driven(11) === 0)
      await other.kill()
      await until('the fail-safe level', () => driven(11) === 1)
      await sleep(0.3)
      assert.equal(driven(11), 1)
      openAgain(11, 0)
    },
  },
  {
    title: 'a line of a living process is refused, and the error says whose it is',
    run: async () => {
      const other = new Other('output', '12', '1', '0')
      await other.says('open')
      const backend = createBackend('cdev')
      const open = () => backend.openOutput({ offset: 12 }, { drive: 'push-pull', level: 0 }, ignore)
      assert.throws(open, (error: Error & { code: string }) => {
        assert.equal(error.code, 'KAITHEM_STATE')
        assert.match(error.message, /in use by "kaithem .*another Node-RED.*running/)
        return true
      })
      assert.equal(driven(12), 1)
      await other.kill()
      await until('the fail-safe level', () => driven(12) === 0)
      open().close()
      backend.close()
    },
  },
  {
    title: 'without a fail-safe level the kernel decides, and the line is free',
    run: async () => {
      const other = new Other('output', '13', '1')
      await other.says('open')
      await other.kill()
      await until('the line to be free', () => createBackend('cdev').lines()[13]?.used === false)
      return [`the simulated chip is at ${driven(13)} then`]
    },
  },
]
