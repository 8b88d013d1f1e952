/** A gate for websockets over fakes: sockets that note what is done to them, and widgets that note what comes in. @module */

import type { ServerRequest } from '../../../lib/web/request.ts'
import type { Socket, SocketEnd, WidgetClient } from '../../../lib/web/socket.ts'
import { Browser, type BrowserOptions, webRig } from './rig.ts'

export class FakeSocket implements Socket {
  readonly events: string[] = []
  waiting = 0

  send(frame: string): void {
    this.events.push(`send ${frame.length > 20 ? frame.length : frame}`)
  }
  close(code: number, reason: string): void {
    this.events.push(`close ${code} ${reason}`)
  }
  terminate(): void {
    this.events.push('terminate')
  }
  ping(): void {
    this.events.push('ping')
  }
  buffered(): number {
    return this.waiting
  }
}

export interface Connected {
  readonly client: WidgetClient
  readonly received: (string | Uint8Array)[]
  closed: number
}

export function socketRig(options?: Parameters<typeof webRig>[0]) {
  const rig = webRig(options)
  const connected: Connected[] = []
  const gate = rig.engine.sockets
  gate.widgets = {
    connect(client) {
      const entry: Connected = { client, received: [], closed: 0 }
      connected.push(entry)
      return {
        receive: (frame) => {
          if (frame === 'throw') throw new Error('broken widget')
          entry.received.push(frame)
        },
        closed: () => {
          entry.closed++
        },
      }
    },
  }
  const request = (
    browser: Browser,
    headers: Readonly<Record<string, string>> = { origin: browser.origin },
  ): ServerRequest => browser.request('GET', '/widgets/ws', headers)
  /** The status that refuses it, or what it got. */
  const open = async (
    browser: Browser,
    headers?: Readonly<Record<string, string>>,
  ): Promise<number | { socket: FakeSocket; end: SocketEnd }> => {
    const admission = await gate.admit(request(browser, headers))
    if ('refused' in admission) return admission.refused
    const socket = new FakeSocket()
    return { socket, end: admission.accept(socket) }
  }
  const opened = async (browser = new Browser(rig.engine), headers?: Readonly<Record<string, string>>) => {
    const found = await open(browser, headers)
    if (typeof found === 'number') throw new Error(`refused with ${found}`)
    return found
  }
  const guest = (more: BrowserOptions = {}) => new Browser(rig.engine, more)
  return { ...rig, gate, connected, open, opened, guest }
}
