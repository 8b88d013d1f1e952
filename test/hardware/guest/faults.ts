/** Chips that go and come back, and lines that others have. @module */

import assert from 'node:assert/strict'
import type { KaithemError } from '../../../lib/errors.ts'
import type { HardwareCase } from './cases.ts'
import { createBackend, drive, driven, Other, type RealDriver, setChip, until } from './machine.ts'

export function faultCases(drivers: readonly RealDriver[]): HardwareCase[] {
  return drivers.flatMap((driver) => [removal(driver), ...(driver === 'onoff' ? [] : [taken(driver)])])
}

/** Nobody touches the lines: the driver itself has to notice. */
function removal(name: RealDriver): HardwareCase {
  return {
    title: `${name}: a removed chip is told to its lines, and they open again when it returns`,
    run: async () => {
      const backend = createBackend(name)
      const failures: KaithemError[] = []
      const edges: number[] = []
      const failed = (error: KaithemError): void => void failures.push(error)
      const openInput = () =>
        backend.openInput({ offset: 4 }, { pull: 'none', debounce: 0 }, { failed, edge: (level) => edges.push(level) })
      const openOutput = () => backend.openOutput({ offset: 5 }, { drive: 'push-pull', level: 1 }, { failed })
      try {
        drive(4, 0)
        const [input, output] = [openInput(), openOutput()]
        // Whatever starts with the first line has started when an edge arrives.
        drive(4, 1)
        await until('the first edge', () => edges.length > 0)
        const removed = performance.now()
        setChip(false)
        await until('both lines to fail', () => failures.length === 2)
        const noticed = Math.round(performance.now() - removed)
        assert.deepEqual(
          failures.map(({ code }) => code),
          ['KAITHEM_IO', 'KAITHEM_IO'],
        )
        assert.match(failures[0]?.message ?? '', /gone/)
        assert.throws(() => input.read(), { code: 'KAITHEM_IO' })
        assert.throws(() => output.write(0), { code: 'KAITHEM_IO' })
        input.close()
        output.close()
        assert.throws(openInput, (error: KaithemError) => ['KAITHEM_KEY', 'KAITHEM_IO'].includes(error.code))
        setChip(true)
        drive(4, 0)
        const [again, driving] = [openInput(), openOutput()]
        assert.equal(driven(5), 1)
        drive(4, 1)
        await until('an edge', () => edges.at(-1) === 1)
        assert.equal(failures.length, 2)
        again.close()
        driving.close()
        return [`noticed after ${noticed} ms`]
      } finally {
        setChip(true)
        backend.close()
      }
    },
  }
}

function taken(name: RealDriver): HardwareCase {
  return {
    title: `${name}: a line that another program has is refused, and its name is told`,
    run: async () => {
      const other = new Other('output', '14', '1')
      await other.says('open')
      const backend = createBackend(name)
      const open = () =>
        backend.openInput({ offset: 14 }, { pull: 'none', debounce: 0 }, { edge: () => {}, failed: () => {} })
      try {
        assert.throws(open, (error: KaithemError) => {
          assert.equal(error.code, 'KAITHEM_STATE')
          assert.match(error.message, /line 14 of gpiochip\d+ is in use by "kaithem"/)
          return true
        })
        await other.kill()
        await until('the line to be free', () => {
          try {
            open().close()
            return true
          } catch {
            return false
          }
        })
      } finally {
        backend.close()
      }
    },
  }
}
