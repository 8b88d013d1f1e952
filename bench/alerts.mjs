/** A thousand alerts that trip within one second: how long the event loop stands still, and whether all are journaled. @module */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { createKaithem } from '../dist/lib/index.js'
import { printTable } from './measure.mjs'

const count = 1000
/** They trip in groups, so that the burst takes one second as in a plant that loses its power. */
const groups = 100

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const ms = (nanoseconds) => `${(nanoseconds / 1e6).toFixed(1)} ms`

async function burst(kaithem, alerts) {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const begin = performance.now()
  for (let group = 0; group < groups; group++) {
    for (let n = group; n < count; n += groups) alerts[n].trip(`group ${group}`, { value: n })
    await wait(Math.max(0, begin + ((group + 1) * 1000) / groups - performance.now()))
  }
  // Until the last of them is active and everything is on disk.
  while (kaithem.alerts.active.size < count) await wait(5)
  await wait(2000)
  delay.disable()
  return delay
}

function timeOf(run, rounds = 9) {
  const times = []
  for (let round = 0; round < rounds; round++) {
    const begin = performance.now()
    run()
    times.push(performance.now() - begin)
  }
  return times.sort((a, b) => a - b)[rounds >> 1]
}

export async function benchAlerts() {
  const vardir = mkdtempSync(join(tmpdir(), 'kaithem-bench-'))
  const silent = { debug() {}, info() {}, warn() {}, error() {} }
  try {
    const kaithem = createKaithem({ vardir, log: silent, alertsounds: { all: { soundcard: '' } } })
    let messages = 0
    kaithem.message.subscribe('/system/#', () => {
      messages++
    })
    const alerts = Array.from({ length: count }, (_, n) =>
      kaithem.alerts.Alert(`alert ${n}`, 'critical', `plant.hall${n % 10}`, { reminders: [3600] }),
    )
    await wait(100)
    const delay = await burst(kaithem, alerts)
    const journaled = kaithem.alerts.journal.search({ state: 'active', limit: 2 * count }).length
    const all = timeOf(() => kaithem.alerts.journal.search({ limit: 2 * count }))
    const narrow = timeOf(() =>
      kaithem.alerts.journal.search({ name: 'alert 99*', zone: 'plant.hall9', state: 'active' }),
    )
    const acknowledge = timeOf(() => kaithem.alerts.acknowledge_all('bench'), 1)
    kaithem.close()
    const lines = readFileSync(join(vardir, 'journal', 'alerts.jsonl'), 'utf8')
      .trim()
      .split('\n')
    const onDisk = new Set(
      lines
        .map((line) => JSON.parse(line))
        .flatMap(({ to, event, name }) => (to === 'active' && event === 'delay' ? [name] : [])),
    )
    printTable(
      [`${count} alerts within a second`, 'result', 'aim', ''],
      [
        ['event loop delay, p50', ms(delay.percentile(50)), '', ''],
        [
          'event loop delay, p99',
          ms(delay.percentile(99)),
          'below 50 ms',
          delay.percentile(99) < 50e6 ? 'met' : 'MISSED',
        ],
        ['event loop delay, max', ms(delay.max), '', ''],
        ['became active, journal in memory', journaled, count, journaled === count ? 'met' : 'MISSED'],
        ['became active, journal on disk', onDisk.size, count, onDisk.size === count ? 'met' : 'MISSED'],
        ['messages on the bus', messages, '', ''],
        [`search all of ${lines.length} entries`, `${all.toFixed(2)} ms`, '', ''],
        ['search by name, zone and state', `${narrow.toFixed(2)} ms`, '', ''],
        [`acknowledge all ${count}`, `${acknowledge.toFixed(1)} ms`, '', ''],
      ],
    )
  } finally {
    rmSync(vardir, { recursive: true, force: true })
  }
}
