/**
 * The drivers on a simulated chip and virtual MIDI cards of a real kernel, in short; `npm run test:hardware` does all of it, on
 * two kernels, with figures. Where there can be no such machine, this says so and proves nothing.
 */

import { beforeAll, describe, expect, it } from 'vitest'
import {
  bundleGuest,
  type HardwareResult,
  prepareMachine,
  runInMachine,
  whyNot,
} from '../../scripts/hardware/machine.mjs'
import { suites } from './guest/suites.ts'

const kernel = '6.1'
/** Suites of one boot each. */
const boots = [
  ['contract:onoff', 'contract:gpiod', 'contract:midi'],
  ['contract:cdev', 'faults:cdev'],
  ['guardian', 'figures:short', 'bounce:short'],
]
const reason = whyNot(kernel)

if (reason === undefined) {
  let guest = ''
  beforeAll(async () => {
    prepareMachine(kernel, (text) => process.stderr.write(`${text}\n`))
    guest = await bundleGuest()
  }, 600_000)

  describe.each(boots.map((names) => ({ names, title: names.join(', ') })))('kernel 6.1: $title', ({ names }) => {
    const results = new Map<string, HardwareResult>()
    const keyOf = (suite: string, title: string): string => `${suite}: ${title}`
    let ended = ''

    beforeAll(async () => {
      const onResult = (result: HardwareResult): void => {
        results.set(keyOf(result.suite, result.title), result)
        for (const note of result.notes ?? []) process.stderr.write(`${result.title}: ${note}\n`)
      }
      const { status, errors } = await runInMachine({ kernel, suites: names, guest, seconds: 800, onResult })
      ended = `the machine ended with ${status}\n${errors}`
    }, 900_000)

    const cases = names.flatMap((suite) => (suites[suite]?.() ?? []).map(({ title }) => keyOf(suite, title)))
    it.each(cases)('%s', (key) => {
      const { ok, error } = results.get(key) ?? { ok: false, error: `it was not reached; ${ended}` }
      expect(error).toBeUndefined()
      expect(ok).toBe(true)
    })
  })
} else {
  process.stderr.write(`\nNOT TRIED HERE, pins of a real kernel: ${reason}\n`)
  it(`there can be no machine with pins here: ${reason}`, () => {
    expect(reason.length).toBeGreaterThan(0)
  })
}
