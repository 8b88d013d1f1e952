/**
 * The process that gets killed: saves one document after the other and writes `ack <n>` when one is saved.
 *
 * node writer.mjs <method> <folder> <size>
 */

import { writeSync } from 'node:fs'
import { openMethod } from './methods.mjs'

const [name, folder, size] = process.argv.slice(2)
const method = openMethod(name, folder, Number(size))
const say = (text) => writeSync(1, `${text}\n`)

let last
try {
  last = method.read()
  say(`found ${last}`)
} catch (error) {
  say(`damaged ${error.message}`)
  process.exit(1)
}
for (let n = last + 1; ; n++) {
  await method.save(n)
  say(`ack ${n}`)
  // Lets what waits run, as in a real program.
  if (n % 8 === 0) await new Promise((resolve) => setImmediate(resolve))
}
