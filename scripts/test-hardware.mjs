/**
 * `npm run test:hardware`: every GPIO driver on a real kernel's simulated chip, and the MIDI driver on its virtual cards, in
 * small virtual machines with an older and a newer kernel. Sets itself up from Debian packages; says so and does nothing where it cannot.
 *
 * `-- --kernel 6.1` takes one kernel, `-- contract:cdev guardian` chooses suites, `-- --figures` leaves the rest out. The last
 * line is `N passed, N failed`.
 */

import { parseArgs } from 'node:util'
import { bundleGuest, kernels, prepareMachine, runInMachine, whyNot } from './hardware/machine.mjs'

/** Suites of one boot each, and the seconds that it may take. */
const boots = [
  { suites: ['contract:cdev'], seconds: 400 },
  { suites: ['contract:gpiod'], seconds: 600 },
  { suites: ['contract:onoff'], seconds: 400 },
  { suites: ['contract:midi'], seconds: 400 },
  { suites: ['guardian'], seconds: 400 },
  { suites: ['node-red'], seconds: 800 },
  { suites: ['faults'], seconds: 400 },
  // One processor cannot make so many edges and see them, too.
  { suites: ['bounce'], seconds: 400, cpus: 2 },
  { suites: ['figures'], seconds: 900 },
]

/** The boot for a suite: what the list above says, else a usual one. */
const bootOf = (name) => boots.find(({ suites }) => suites.includes(name)) ?? { suites: [name], seconds: 900 }

const say = (text) => process.stderr.write(`${text}\n`)

function print(kernel, { suite, title, ok, milliseconds, notes = [], error }) {
  process.stdout.write(`${ok ? 'ok    ' : 'FAILED'} ${kernel.padEnd(5)} ${suite}: ${title} (${milliseconds} ms)\n`)
  for (const note of notes) process.stdout.write(`       ${note}\n`)
  if (error) process.stdout.write(`       ${error.replaceAll('\n', '\n       ')}\n`)
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { kernel: { type: 'string' }, figures: { type: 'boolean', default: false } },
  })
  const wanted = values.figures ? ['figures'] : positionals
  const chosen = wanted.length === 0 ? boots : wanted.map(bootOf)
  const counts = { passed: 0, failed: 0 }
  const guest = await bundleGuest()
  for (const kernel of values.kernel ? [values.kernel] : Object.keys(kernels)) {
    const reason = whyNot(kernel)
    if (reason !== undefined) {
      process.stdout.write(`no machine with kernel ${kernel} here: ${reason}\n`)
      continue
    }
    prepareMachine(kernel, say)
    for (const { suites, seconds, cpus } of chosen) {
      let results = 0
      const onResult = (result) => {
        results++
        counts[result.ok ? 'passed' : 'failed']++
        print(kernel, result)
      }
      const { status, errors } = await runInMachine({ kernel, suites, guest, seconds, cpus, onResult })
      if (errors !== '') say(errors.trimEnd())
      if (status !== 0 || results === 0) {
        counts.failed++
        process.stdout.write(`FAILED ${kernel} ${suites.join(' ')}: the machine ended with ${status}\n`)
      }
    }
  }
  process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`)
  process.exitCode = counts.failed > 0 ? 1 : 0
}

await main()
