/**
 * `npm run test:kill`: ends a process with `kill -9` while it saves a document of 1 MB or the small-state store, and starts it
 * again on what is there, again and again.
 *
 * `-- --trials 50` changes how often (default 1000). The last line is `N kills, N damaged, N lost`.
 */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startWriter } from './durability/child.mjs'
import { strays } from './durability/methods.mjs'

/** What is saved, and how many bytes. */
const subjects = [
  { method: 'json', size: 1_000_000 },
  { method: 'store', size: 100_000 },
  { method: 'async', size: 1_000_000 },
]
/** Longest time from the first save to the kill, in milliseconds. */
const latest = 120

/** Kills one writer after the other in one folder; each reads what the one before left. */
async function run({ method, size }, kills) {
  const folder = mkdtempSync(join(tmpdir(), 'kaithem-kill-'))
  const result = { method, kills: 0, saves: 0, damaged: 0, lost: 0, strays: 0 }
  let acknowledged = 0
  try {
    // One start more than kills, to read what the last one left.
    for (let index = 0; index <= kills; index++) {
      const writer = await startWriter(method, folder, size)
      const { state } = writer
      if (state.found === undefined && state.damaged === undefined)
        throw new Error(`the writer failed: ${state.errors}`)
      if (state.damaged !== undefined) {
        result.damaged++
        process.stderr.write(`${method}: ${state.damaged}\n`)
        break
      }
      if (state.found < acknowledged) result.lost++
      const before = state.found
      await sleep(Math.random() * latest)
      await writer.kill()
      acknowledged = Math.max(state.acknowledged, before)
      if (index === kills) break
      result.kills++
      result.saves += acknowledged - before
    }
    result.strays = strays(folder)
    return result
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const { values } = parseArgs({ options: { trials: { type: 'string', default: '1000' } } })
const share = Math.ceil(Number(values.trials) / subjects.length)
const results = await Promise.all(subjects.map((subject) => run(subject, share)))
const number = (value) => `${value}`.padStart(9)
process.stdout.write(`${'saved by'.padEnd(10)}    kills    saves  damaged     lost  temporary files left\n`)
for (const row of results) {
  const cells = [row.kills, row.saves, row.damaged, row.lost, row.strays].map(number)
  process.stdout.write(`${row.method.padEnd(10)}${cells.join('')}\n`)
}
const sum = (key) => results.reduce((total, row) => total + row[key], 0)
process.stdout.write(`${sum('kills')} kills, ${sum('damaged')} damaged, ${sum('lost')} lost\n`)
process.exitCode = sum('damaged') + sum('lost') > 0 || sum('kills') === 0 ? 1 : 0
