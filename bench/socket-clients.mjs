/**
 * Child of sockets.mjs: many websockets on one page, as browsers open them. Told `round`, it says when each of them had
 * its first frame since then.
 *
 * @module
 */

import { once } from 'node:events'
import WebSocket from 'ws'

const [url, count] = [process.argv[2], Number(process.argv[3])]
/** Epoch milliseconds with fractions: comparable between processes of one machine. */
const now = () => performance.timeOrigin + performance.now()

const page = await (await fetch(url)).text()
const ids = [...page.matchAll(/data-id="([^"]+)"/g)].map(([, id]) => id)
if (ids.length === 0) throw new Error(`no widgets in ${url}`)
const subsc = JSON.stringify({ subsc: ids.map((id) => [id, 0]) })
const { origin } = new URL(url)
const address = `${origin.replace('http', 'ws')}/widgets/ws`

const arrivals = new Float64Array(count)
let round = { waiting: 0 }

async function open(index) {
  const socket = new WebSocket(address, { origin })
  let frames = 0
  socket.on('message', () => {
    frames++
    if (arrivals[index] !== 0) return
    arrivals[index] = now()
    round.waiting--
    if (round.waiting === 0) process.send({ arrivals: [...arrivals] })
  })
  socket.on('close', (code, reason) => {
    process.send({ failed: `websocket ${index} closed with ${code} ${reason}` })
  })
  await once(socket, 'open')
  socket.send(subsc)
  // The values that the page has at first.
  while (frames === 0) await new Promise((resolve) => setTimeout(resolve, 10))
}

process.on('message', ({ what }) => {
  if (what === 'end') process.exit(0)
  arrivals.fill(0)
  round = { waiting: count }
  process.send({ ready: true })
})

for (let index = 0; index < count; index += 25) {
  await Promise.all(Array.from({ length: Math.min(25, count - index) }, (_, n) => open(index + n)))
}
arrivals.fill(1)
process.send({ widgets: ids.length })
