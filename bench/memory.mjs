/** Memory of a tag, at 100,000 tags. @module */

import { createKaithem } from '../dist/lib/index.js'
import { printTable } from './measure.mjs'

const count = 100_000

export function benchMemory() {
  const kaithem = createKaithem()
  const names = Array.from({ length: count }, (_, i) => `/plant/line${i % 10}/sensor${i}`)
  const used = () => {
    globalThis.gc()
    return process.memoryUsage().heapUsed
  }
  const empty = used()
  for (const name of names) kaithem.tags[name]
  const created = used()
  for (const name of names) kaithem.tags[name].value = 21.5
  const set = used()
  for (const name of names) kaithem.tags[name].subscribe(() => {})
  const subscribed = used()
  const each = (a, b) => Math.round((b - a) / count)
  printTable(
    ['memory of one tag, 100,000 tags', 'bytes', 'aim', ''],
    [
      ['created (with its handle)', each(empty, created), '', ''],
      ['created and set', each(empty, set), 'at most 1,024', each(empty, set) <= 1024 ? 'met' : 'MISSED'],
      ['created, set and subscribed once', each(empty, subscribed), '', ''],
    ],
  )
  kaithem.close()
}
