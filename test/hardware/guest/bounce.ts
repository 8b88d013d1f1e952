/** Many inputs that bounce at once, through the whole of kaithem.gpio. @module */

import assert from 'node:assert/strict'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import type { createKaithem } from '../../../lib/index.ts'
import type { HardwareCase } from './cases.ts'
import { drive, root, toggle, until } from './machine.ts'

const lines = Array.from({ length: 16 }, (_none, index) => index + 8)
/** Edges a second of one line. */
const rate = 1000

type Index = { createKaithem: typeof createKaithem }

/** @param seconds how long they bounce */
export function bounceCases(seconds: number): HardwareCase[] {
  return [
    {
      title: `16 inputs that bounce at 1 kHz for ${seconds} s: every final state is right`,
      run: async () => {
        const { createKaithem: create } = (await import(pathToFileURL(`${root}/dist/lib/index.js`).href)) as Index
        const k = create({ gpio: 'cdev', vardir: '/tmp/bounce' })
        try {
          for (const line of lines) drive(line, 0)
          const inputs = lines.map((line) =>
            k.gpio.DigitalInput(line, { pull: null, active_state: true, bounce_time: 0.02 }),
          )
          let changes = 0
          for (const input of inputs) input.on_change(() => changes++)
          assert.deepEqual(
            inputs.map(({ value }) => value),
            lines.map(() => 0),
          )
          const delay = monitorEventLoopDelay({ resolution: 5 })
          delay.enable()
          const count = seconds * rate * lines.length
          const { took, written } = await toggle(1e6 / rate / lines.length, count, lines, seconds)
          delay.disable()
          // The last levels: some high, some low.
          for (const [index, line] of lines.entries()) drive(line, index % 3 === 0 ? 1 : 0)
          const expected = lines.map((_line, index) => (index % 3 === 0 ? 1 : 0))
          await until(`the final states ${expected}; there are ${inputs.map(({ value }) => value)}`, () =>
            inputs.every(({ value }, index) => value === expected[index]),
          )
          const milliseconds = (nanoseconds: number): string => (nanoseconds / 1e6).toFixed(1)
          return [
            `${written} of ${count} edges made in ${(took / 1e9).toFixed(1)} s, ${changes} changes reported`,
            `loop delay p50 ${milliseconds(delay.percentile(50))}, p99 ${milliseconds(delay.percentile(99))}, max ${milliseconds(delay.max)} ms`,
          ]
        } finally {
          k.close()
        }
      },
    },
  ]
}
