/** A connection to an MQTT broker that comes back by itself. @module */

import { errorText, valueText } from '../../errors.ts'
import type { Clock, Timer } from '../../platform/clock.ts'
import type { Packages } from '../../platform/packages.ts'
import type { Random } from '../../platform/random.ts'

type Callback = (error?: unknown, result?: unknown) => void

/** The part of the package's client that is used. */
export interface MqttClient {
  readonly connected: boolean
  readonly stream?: { setNoDelay?: (on: boolean) => unknown }
  on(event: string, listener: (...args: never[]) => void): unknown
  publish(topic: string, payload: string, options: object, done?: Callback): unknown
  subscribe(topics: object, done?: Callback): unknown
  end(force: boolean, done?: () => void): unknown
}

/** How to reach the broker; passed to the package. */
export interface LinkSettings {
  readonly url: string
  readonly options: Readonly<Record<string, unknown>>
}

export type LinkState = 'connecting' | 'disconnected' | 'failed'

export interface LinkListeners {
  state(state: LinkState, reason: string): void
  /** Connected (again): the time to subscribe and to publish what waits. */
  ready(client: MqttClient): void
  message(topic: string, payload: Uint8Array, isRetained: boolean): void
}

/** Seconds before the next try: doubled each time, within these; a random part keeps many from coming together. */
const shortestWait = 1
const longestWait = 60

export class MqttLink {
  private readonly settings: LinkSettings
  private readonly listeners: LinkListeners
  private readonly deps: { readonly clock: Clock; readonly packages: Packages; readonly random: Random }
  private client: MqttClient | undefined
  private retry: Timer | undefined
  private tries = 0
  private closed = false

  constructor(
    settings: LinkSettings,
    deps: { readonly clock: Clock; readonly packages: Packages; readonly random: Random },
    listeners: LinkListeners,
  ) {
    this.settings = settings
    this.deps = deps
    this.listeners = listeners
  }

  /** The client while it is connected. */
  get open(): MqttClient | undefined {
    return this.client?.connected === true ? this.client : undefined
  }

  connect(): void {
    if (this.closed) return
    this.listeners.state('connecting', '')
    let client: MqttClient
    try {
      client = createClient(this.deps.packages, this.settings)
    } catch (error) {
      this.lost(undefined, errorText(error), 'failed')
      return
    }
    this.client = client
    // All of them stay to the end and do nothing once this is not the client any more.
    const state = { reason: '' }
    client.on('connect', () => this.connected(client))
    client.on('message', (topic: string, payload: Uint8Array, packet: { retain?: boolean }) => {
      if (this.client === client) this.listeners.message(topic, payload, packet?.retain === true)
    })
    client.on('error', (error: unknown) => {
      state.reason = reasonOf(error)
      // A refused user or a wrong certificate does not always close the connection.
      this.lost(client, state.reason, 'failed')
    })
    client.on('close', () => this.lost(client, state.reason, 'disconnected'))
  }

  /** Ends the connection; what `farewell` publishes leaves before. */
  close(farewell?: (client: MqttClient) => void): void {
    if (this.closed) return
    this.closed = true
    this.retry?.cancel()
    const { client } = this
    this.client = undefined
    if (client === undefined) return
    if (!client.connected) {
      client.end(true)
      return
    }
    try {
      farewell?.(client)
    } finally {
      client.end(false)
    }
  }

  private connected(client: MqttClient): void {
    if (this.client !== client) return
    this.tries = 0
    // Each connection has its own socket; without this, acknowledged messages wait 40 ms for nothing.
    client.stream?.setNoDelay?.(true)
    this.listeners.ready(client)
  }

  private lost(client: MqttClient | undefined, reason: string, state: LinkState): void {
    if (this.closed || (client !== undefined && this.client !== client)) return
    this.client = undefined
    client?.end(true)
    this.listeners.state(state, reason)
    const longest = Math.min(longestWait, shortestWait * 2 ** Math.min(this.tries, 10))
    this.tries++
    const wait = longest * (0.5 + this.deps.random.next() / 2)
    this.retry = this.deps.clock.setTimeout(() => this.connect(), wait)
  }
}

/** Without the parts of the package that act by themselves: this file decides when to connect and subscribe. */
function createClient(packages: Packages, { url, options }: LinkSettings): MqttClient {
  const loaded = packages.load('mqtt') as { connect?: unknown; default?: { connect?: unknown } }
  const connect = (loaded.connect ?? loaded.default?.connect) as (url: string, options: object) => MqttClient
  return connect(url, { ...options, reconnectPeriod: 0, resubscribe: false, queueQoSZero: false })
}

/** Some errors of sockets have no text, only a code, or are a list of others. */
function reasonOf(error: unknown): string {
  const text = errorText(error).trim()
  if (text !== '') return text
  const code = typeof error === 'object' && error !== null && 'code' in error ? valueText(error.code) : ''
  return code === '' ? 'the connection failed' : code
}
