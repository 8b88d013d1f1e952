/**
 * 500 websockets on one page of a real Node-RED, opened by another process: from the change of a tag until a client
 * has it, and the memory that a client takes.
 *
 * @module
 */

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { ourFlow } from './dashboard-flow.mjs'
import { printTable } from './measure.mjs'
import { startSite } from './site.mjs'

const clients = 500
const rounds = 200
const settings = { websockets: { most: 2 * clients, mostOfAddress: 2 * clients } }
const now = () => performance.timeOrigin + performance.now()
const ms = (value) => `${value.toFixed(1)} ms`

async function memory() {
  for (let i = 0; i < 3; i++) {
    globalThis.gc?.()
    await sleep(50)
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** The next message of the child; an error of it ends the measurement. */
async function answerOf(child) {
  const done = new AbortController()
  const { signal } = done
  const [message] = await Promise.race([
    once(child, 'message', { signal }),
    once(child, 'exit', { signal }).then(([code]) => [{ failed: `the clients ended with ${code}` }]),
  ])
  done.abort()
  if (message.failed !== undefined) throw new Error(message.failed)
  return message
}

/** Milliseconds from the change until each client had it, of all rounds, sorted. */
async function delays(child, change) {
  const found = []
  for (let round = 0; round < rounds; round++) {
    child.send({ what: 'round' })
    await answerOf(child)
    const answer = answerOf(child)
    const start = now()
    change(round)
    const { arrivals } = await answer
    for (const arrival of arrivals) found.push(arrival - start)
    await sleep(25)
  }
  return found.sort((a, b) => a - b)
}

export async function benchSockets() {
  const { base, stop } = await startSite({ flow: ourFlow, settings })
  const { tags } = globalThis[Symbol.for('kaithem')]
  const url = `${base}/pages/bench/twenty`
  await fetch(url)
  const before = await memory()
  const script = fileURLToPath(new URL('socket-clients.mjs', import.meta.url))
  const child = fork(script, [url, String(clients)], { execArgv: [] })
  const { widgets } = await answerOf(child)
  await sleep(1000)
  const perClient = ((await memory()) - before) / clients
  const meters = [0, 1, 2, 3, 4].map((n) => tags[`/bench/meter${n}`])
  const one = await delays(child, (round) => {
    meters[round % 5].value = 2 + (round % 90)
  })
  const many = await delays(child, (round) => {
    for (const meter of meters) meter.value = 2 + (round % 90)
  })
  child.send({ what: 'end' })
  await once(child, 'exit')
  await stop()
  const line = (what, all) => [what, ...[0.5, 0.99, 0.9999].map((share) => ms(all[Math.floor(all.length * share)]))]
  printTable(
    [`${clients} websockets, ${widgets} widgets each`, 'p50', 'p99', 'p99.99'],
    [line('a tag changes, a client has it', one), line('5 tags change, a client has the first', many)],
  )
  console.log(`memory of a client in the server: ${(perClient / 1024).toFixed(1)} KiB\n`)
}
