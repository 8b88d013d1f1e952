/** Who is at the other end of a request, with proxies in between or without. @module */

import type { IncomingMessage } from 'node:http'
import type { TLSSocket } from 'node:tls'
import { plainAddress, type Trust } from './trust.ts'

export interface Peer {
  /** Undefined where a proxy stands between that nobody said to trust. */
  readonly address: string | undefined
  readonly isSecure: boolean
  readonly host: string
}

/** Headers by which proxies say for whom they ask. */
const proxyHeaders = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'x-forwarded-host', 'x-forwarded-proto']

function listed(request: IncomingMessage, name: string): string[] {
  const value = request.headers[name]
  return [value ?? '']
    .flat()
    .join(',')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
}

/** Reads it from the connection, and from what trusted proxies add. */
export function peerOf(request: IncomingMessage, trust: Trust): Peer {
  const socket = request.socket as Partial<TLSSocket> & { readonly remoteAddress?: string }
  const connected = socket.remoteAddress === undefined ? undefined : plainAddress(socket.remoteAddress)
  const own: Peer = { address: connected, isSecure: socket.encrypted === true, host: request.headers.host ?? '' }
  if (connected === undefined || !trust(connected, 0)) {
    const isProxied = proxyHeaders.some((name) => request.headers[name] !== undefined)
    return isProxied ? { ...own, address: undefined } : own
  }
  const hops = [connected, ...listed(request, 'x-forwarded-for').reverse().map(plainAddress)]
  const client = hops.findIndex((address, hop) => hop === hops.length - 1 || !trust(address, hop))
  const scheme = listed(request, 'x-forwarded-proto').at(-1)
  return {
    address: hops[client],
    isSecure: scheme === undefined ? own.isSecure : scheme.toLowerCase() === 'https',
    host: listed(request, 'x-forwarded-host').at(-1) ?? own.host,
  }
}
