/**
 * Runs parts of the hardware tests in the machine with the simulated chip: `main contract:cdev faults ...`. Prints one line
 * `RESULT {json}` for each case.
 *
 * @module
 */

import { gpioCases } from '../../contracts/gpio-cases.ts'
import { bounceCases } from './bounce.ts'
import type { HardwareCase } from './cases.ts'
import { faultCases } from './faults.ts'
import { figureCases } from './figures.ts'
import { guardianCases } from './guardian.ts'
import { helpers } from './helpers.ts'
import { createRig, driverNames, releaseAll } from './machine.ts'

/** Seconds that one case may take on a busy emulated machine. */
const longest = 150

/** The cases of the contract, each with a driver of its own. */
function contractCases(driver: (typeof driverNames)[number]): HardwareCase[] {
  return gpioCases.map(({ title, run }) => ({
    title,
    run: async () => {
      const rig = createRig(driver)
      try {
        await run(rig)
      } finally {
        rig.backend.close()
      }
    },
  }))
}

const suites: Readonly<Record<string, () => readonly HardwareCase[]>> = {
  ...Object.fromEntries(driverNames.map((driver) => [`contract:${driver}`, () => contractCases(driver)])),
  faults: () => faultCases(driverNames),
  'faults:cdev': () => faultCases(['cdev']),
  guardian: () => guardianCases,
  bounce: () => bounceCases(60),
  'bounce:short': () => bounceCases(3),
  figures: () => figureCases(true),
  'figures:short': () => figureCases(false),
}

async function runCase(suite: string, { title, run }: HardwareCase): Promise<void> {
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
