/** Many websockets that show a page; says `ready`, then for each change when the last of them had it. @module */

import { performance } from 'node:perf_hooks'
import WebSocket from 'ws'

const [base, count, watched, ...ids] = process.argv.slice(2)
const clients = Number(count)
const subscription = JSON.stringify({ subsc: ids.map((id) => [id, 0]), unsub: [], upd: [], req: [] })
let had = 0
let isReady = false

/** Frames are lists of `[id, value, version]`. */
function receive(data) {
  if (!isReady || !JSON.parse(data).some(([id]) => id === watched)) return
  if (++had < clients) return
  had = 0
  console.log(performance.timeOrigin + performance.now())
}

const origin = base
let open = 0
for (let n = 0; n < clients; n++) {
  const socket = new WebSocket(`${base.replace('http', 'ws')}/widgets/ws`, { origin })
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  const first = new Promise((resolve) => socket.once('message', resolve))
  socket.on('message', receive)
  socket.send(subscription)
  await first
  open++
}
setTimeout(() => {
  isReady = true
  console.log(`ready ${open}`)
}, 500)
