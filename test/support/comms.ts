/** What the editor of a running Node-RED hears: statuses and debug messages, by its websocket. @module */

import { createRequire } from 'node:module'
import { join } from 'node:path'
import { folderOf, type NodeRedMajor } from './red-process.ts'
import { until } from './wait.ts'

/** A websocket, as far as it is used here; Node 20 has none of its own. */
interface Socket {
  on(event: 'open', listener: () => void): void
  on(event: 'message', listener: (data: Buffer) => void): void
  send(text: string): void
  close(): void
}
type SocketClass = new (address: string) => Socket

export interface Comms {
  /** All texts of a node's status since the start, oldest first. */
  statuses(id: string): readonly string[]
  /** Texts in the debug sidebar by the id of their debug node. */
  debugged(id: string): readonly string[]
  close(): void
}

/** Connects as an editor does. */
export async function listenTo(major: NodeRedMajor, http: string): Promise<Comms> {
  const Socket = createRequire(join(folderOf(major), 'package.json'))('ws') as SocketClass
  const socket = new Socket(`${http.replace('http', 'ws')}/comms`)
  const heard = new Map<string, string[]>()
  const note = (topic: string, text: string): unknown => heard.set(topic, [...(heard.get(topic) ?? []), text])
  let open = false
  socket.on('open', () => {
    for (const topic of ['status/#', 'debug']) socket.send(JSON.stringify({ subscribe: topic }))
    open = true
  })
  socket.on('message', (data) => {
    for (const { topic, data: what } of [JSON.parse(data.toString())].flat()) {
      if (topic === 'debug') note(`debug/${what.id}`, String(what.msg))
      else if (String(topic).startsWith('status/')) note(topic, String(what.text ?? ''))
    }
  })
  await until(() => open, 10_000, `websocket of ${http}`)
  return {
    statuses: (id) => heard.get(`status/${id}`) ?? [],
    debugged: (id) => heard.get(`debug/${id}`) ?? [],
    close: () => socket.close(),
  }
}
