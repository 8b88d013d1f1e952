/** 500 websockets on one page, in a process of their own: a change of a tag until the last of them has it. @module */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { performance } from 'node:perf_hooks'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import kaithem from '../dist/lib/index.js'
import { printTable } from './measure.mjs'

const clients = 500
const rounds = 200

async function heap() {
  for (let i = 0; i < 3; i++) {
    globalThis.gc?.()
    await sleep(20)
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** @param base of the server with the page of `dashboard-flow.mjs` */
export async function benchSockets(base) {
  // They come from many addresses in life.
  kaithem.web.configure({ websockets: { mostOfAddress: clients + 10 } })
  const page = await (await fetch(`${base}/pages/bench/twenty`)).text()
  const ids = [...page.matchAll(/data-id="([^"]+)"/g)].map(([, id]) => id)
  const tag = kaithem.tags['/bench/meter0']
  const watched = tag.widget({ type: 'meter' }).uuid
  const before = await heap()
  const file = fileURLToPath(new URL('socket-clients.mjs', import.meta.url))
  const child = spawn(process.execPath, [file, base, String(clients), watched, ...ids], {
    stdio: ['ignore', 'pipe', 2],
  })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  await lines.next()
  const perClient = ((await heap()) - before) / clients
  const times = []
  for (let round = 0; round < rounds; round++) {
    const start = performance.timeOrigin + performance.now()
    tag.value = 1 + (round % 90)
    // The other process says when its last client had it, by the same clock of the machine.
    const { value } = await lines.next()
    times.push(Number(value) - start)
    await sleep(30)
  }
  child.kill()
  await once(child, 'close')
  times.sort((a, b) => a - b)
  const at = (part) => `${times[Math.floor((times.length - 1) * part)].toFixed(1)} ms`
  printTable(
    ['clients', 'widgets each', 'change to last client p50', 'p99', 'memory of a client'],
    [[clients, ids.length, at(0.5), at(0.99), `${(perClient / 1024).toFixed(1)} KiB`]],
  )
}
