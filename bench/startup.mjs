/** Start-up time this package adds to an empty Node-RED. @module */

import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { median, printTable } from './measure.mjs'
import { nodeRedAlias } from './node-red.mjs'

const rounds = 7
const child = fileURLToPath(new URL('boot.mjs', import.meta.url))

const boot = (which) =>
  Number(execFileSync(process.execPath, [child, which], { encoding: 'utf8' }).trim().split('\n').at(-1))

export function benchStartup() {
  const times = { empty: [], ours: [] }
  boot('ours')
  boot('empty')
  for (let round = 0; round < rounds; round++) {
    for (const which of ['empty', 'ours']) times[which].push(boot(which))
  }
  const [empty, ours] = [median(times.empty), median(times.ours)]
  const added = median(times.ours.map((time, i) => time - times.empty[i]))
  printTable(
    [`start-up, ${nodeRedAlias}, Node ${process.versions.node}`, 'ms', 'aim', ''],
    [
      ['empty Node-RED until flows started', empty.toFixed(0), '', ''],
      ['with this package', ours.toFixed(0), '', ''],
      ['added (median of the pairs)', added.toFixed(0), 'at most 100', added <= 100 ? 'met' : 'MISSED'],
    ],
  )
}
