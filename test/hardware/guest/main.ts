/**
 * Runs parts of the hardware tests in the machine with the simulated chip: `main contract:cdev faults ...`. Prints one line
 * `RESULT {json}` for each case.
 *
 * @module
 */

import type { HardwareCase } from './cases.ts'
import { helpers } from './helpers.ts'
import { releaseAll } from './machine.ts'
import { suites } from './suites.ts'

/** Seconds that one case may take on a busy emulated machine, when it does not say itself. */
const usualLongest = 150

async function runCase(suite: string, { title, run, longest = usualLongest }: HardwareCase): Promise<void> {
  const started = performance.now()
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`took more than ${longest} s`)), longest * 1000)
  })
  const result = await Promise.race([run(), tooLong]).then(
    (notes) => ({ ok: true, notes: notes ?? [] }),
    (error: Error) => ({ ok: false, error: error.stack ?? String(error) }),
  )
  clearTimeout(timer)
  const milliseconds = Math.round(performance.now() - started)
  process.stdout.write(`RESULT ${JSON.stringify({ suite, title, milliseconds, ...result })}\n`)
}

async function main(names: readonly string[]): Promise<void> {
  const [first = '', ...rest] = names
  const helper = helpers[first]
  if (helper !== undefined) {
    await helper(rest)
    return
  }
  for (const name of names) {
    for (const each of suites[name]?.() ?? []) await runCase(name, each)
    releaseAll()
  }
  process.exit(0)
}

await main(process.argv.slice(2))
