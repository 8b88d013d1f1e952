/** 500 clients on one page of 20 tags: from a change until the last client has its frame, and the memory of a client. @module */

import { performance } from 'node:perf_hooks'
import { setImmediate as turn } from 'node:timers/promises'
import { createKaithem } from '../dist/lib/index.js'
import { printTable } from './measure.mjs'

const clients = 500
const tags = 20
const rounds = 300

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const ms = (value) => `${value.toFixed(2)} ms`

async function heap() {
  for (let i = 0; i < 3; i++) {
    globalThis.gc?.()
    await wait(10)
  }
  return process.memoryUsage().heapUsed
}

/** Milliseconds from changing some tags to the last frame, of many rounds, sorted. */
async function timesOf(state, change) {
  const times = []
  for (let round = 0; round < rounds; round++) {
    state.frames = 0
    const start = performance.now()
    change(round)
    while (state.frames < clients) await turn()
    times.push(state.last - start)
    // Beyond a burst the server takes its time on purpose; here its work is measured.
    await wait(25)
  }
  return times.sort((a, b) => a - b)
}

export async function benchWidgets() {
  const silent = { debug() {}, info() {}, warn() {}, error() {} }
  const kaithem = createKaithem({ log: silent })
  const all = Array.from({ length: tags }, (_, index) => kaithem.tags[`/bench/t${index}`])
  for (const tag of all) {
    Object.assign(tag, { min: 0, max: 100, unit: 'degC' })
    tag.value = 1
  }
  const subsc = all.map((tag) => [tag.widget({ type: 'meter' }).uuid, 0])
  const state = { frames: 0, last: 0 }
  const send = () => {
    state.frames++
    state.last = performance.now()
  }
  const before = await heap()
  const ends = Array.from({ length: clients }, (_, n) => {
    const end = kaithem.widget.connect({ user: `user${n}`, send, close() {} })
    end.receive(JSON.stringify({ subsc }))
    return end
  })
  const perClient = ((await heap()) - before) / clients
  const one = await timesOf(state, (round) => {
    all[round % tags].value = 2 + (round % 90)
  })
  const many = await timesOf(state, (round) => {
    for (const tag of all) tag.value = 2 + (round % 90)
  })
  for (const end of ends) end.closed()
  kaithem.close()
  const line = (what, times) => [what, ms(times[rounds >> 1]), ms(times[Math.floor(rounds * 0.99)])]
  printTable(
    [`${clients} clients, ${tags} widgets each`, 'p50', 'p99'],
    [line('one tag changes, last frame sent', one), line(`${tags} tags change, last frame sent`, many)],
  )
  console.log(`memory of a client with its ${tags} subscriptions: ${(perClient / 1024).toFixed(1)} KiB\n`)
}
