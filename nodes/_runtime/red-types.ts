/** Node-RED as this package uses it: @types/node-red with what it lacks or has wrong. @module */

import type { EventEmitter } from 'node:events'
import type { Server } from 'node:http'
import type { Express, RequestHandler } from 'express'
import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red'
import type { AlertSounds } from '../../lib/alerts/api.ts'
import type { MidiChoice, SynthChoice } from '../../lib/midi/api.ts'
import type { SoundChoice } from '../../lib/sound/api.ts'

/** Sends what a node has to say: one message, or one entry for each output. */
export type Send = (message: object | readonly (object | readonly object[] | null | undefined)[]) => void
export type Done = (error?: unknown) => void
export type Message = NodeMessageInFlow

/** A node in the runtime. `on` is loosened: listeners get what Node-RED gives by their arity. */
export interface RuntimeNode extends Omit<Node, 'on' | 'send' | 'error' | 'status'> {
  on(event: string, listener: (...args: never[]) => void): this
  send(message: unknown): void
  error(error: unknown, message?: object): void
  status(status: { fill?: string; shape?: string; text?: string }): void
}

/** What a node or config node is made from: the JSON of the flow. */
export type RawConfig = NodeDef & Readonly<Record<string, unknown>>

/** The block `kaithem` of settings.js: what stands here wins over the settings node. */
export interface KaithemSettings {
  /** Where state is kept (default: what the settings node says, else `kaithem` in the user directory). */
  readonly vardir?: string
  /** False: no bare `kaithem` in function nodes. */
  readonly functionGlobal?: boolean
  /** False: `kaithem.sys` runs no commands. */
  readonly allowShell?: boolean
  /** What alerts sound like; without it they are quiet. */
  readonly alertsounds?: AlertSounds
  /** What plays sounds (default: what the settings node says, else the first back end that works). */
  readonly sound?: SoundChoice
  /** Folders with sounds; `__default__` are those that come along (default: what the settings node says, else those). */
  readonly 'audio-paths'?: readonly string[]
  /** What serves MIDI ports (default: what the settings node says). */
  readonly midi?: MidiChoice
  /** What plays notes (default: what the settings node says). */
  readonly synth?: SynthChoice
  /** Path of the SoundFont (default, also when empty: what the settings node says, else one of the system). */
  readonly soundfont?: string
  /**
   * Proxies that are believed about the client's address, HTTPS and host: all of them, a number of them, or addresses
   * such as `10.0.0.0/8` and `loopback`. Without it Node-RED's `trust proxy` (`httpServerOptions`) counts.
   */
  readonly trustProxy?: boolean | number | string | readonly string[]
  /** The domain that has no subdomain, such as `example.co.uk`, where it is not the last two labels of the host. */
  readonly baseDomain?: string
  /** Bytes of the longest frame that a websocket of the widgets may send (default 1 MiB). */
  readonly maxFrame?: number
  /** How many websockets there may be: `{ most: 1000, mostOfAddress: 100 }`. */
  readonly websockets?: { readonly most?: number; readonly mostOfAddress?: number }
  /** True: a user `demo` with that password may do everything, from this machine only. */
  readonly demoUser?: boolean
}

export interface RedSettings {
  readonly userDir?: string
  readonly functionGlobalContext?: Record<string, unknown>
  readonly kaithem?: KaithemSettings
  readonly uiHost?: string
  readonly uiPort?: number
  readonly https?: unknown
  readonly httpAdminRoot?: string | false
  /** False: there is no side of users. */
  readonly httpNodeRoot?: string | false
  /** Files of nodes that Node-RED does not load. */
  readonly nodesExcludes?: readonly string[]
  readonly coreNodesDir?: string
  readonly adminAuth?: object
}

export interface PluginDefinition {
  readonly type: string
  onadd?(): void
  onremove?(): void
  readonly settings?: Readonly<Record<string, { readonly value?: unknown; readonly exportable?: boolean }>>
}

export interface RedHooks {
  add(name: string, handler: (event: Record<string, unknown>) => unknown): void
  remove(name: string): void
}

export interface RegisterOptions {
  readonly credentials?: Readonly<Record<string, { readonly type: 'text' | 'password' }>>
  readonly settings?: Readonly<Record<string, { readonly value: unknown; readonly exportable?: boolean }>>
}

/** The `RED` object that Node-RED gives to nodes and plugins. */
export interface Red {
  readonly nodes: {
    createNode(node: RuntimeNode, config: RawConfig): void
    getNode(id: string): RuntimeNode | null | undefined
    eachNode(visit: (config: RawConfig) => void): void
    registerType(type: string, construct: (this: RuntimeNode, config: RawConfig) => void, options?: object): void
  }
  readonly plugins: {
    registerPlugin(id: string, definition: PluginDefinition): void
    get(id: string): PluginDefinition | undefined
  }
  readonly settings: RedSettings
  readonly events: EventEmitter
  readonly hooks: RedHooks
  readonly util: NodeAPI['util']
  readonly log: Record<'trace' | 'debug' | 'info' | 'warn' | 'error', (text: string) => void>
  readonly auth: { needsPermission(permission: string): RequestHandler }
  readonly httpAdmin: Express
  /** The side of users: pages and http-in nodes. */
  readonly httpNode: Express
  readonly server: Server
  readonly comms: { publish(topic: string, data: unknown, retain: boolean): void }
  version(): string
  import(module: string): Promise<unknown>
  _(key: string, values?: Record<string, string | number>): string
}
