import type { EventEmitter } from 'node:events'
import type { Server } from 'node:http'

/** What Node-RED logs. */
export interface LogEntry {
  /** 10 fatal, 20 error, 30 warning, 40 information. */
  level: number
  /** Id of the node, where a node logs. */
  id: string | undefined
  /** Type of that node. */
  type: string | undefined
  /** What was logged: a text or an Error. */
  error: unknown
  /** All of it for reading. */
  text: string
}

/** A node that runs. */
export interface RunningNode {
  id: string
  type: string
  receive(msg: unknown): void
  on(event: string, listener: (...args: never[]) => void): void
  context(): { global: { get(key: string): unknown } }
}

/** The part of an embedded Node-RED that tests and scripts use. */
export interface EmbeddedRed {
  events: EventEmitter
  settings: Record<string, unknown>
  nodes: {
    getNode(id: string): RunningNode | null
    createNode(node: unknown, config: object): void
    registerType(set: string, type: string, create: (this: RunningNode, config: { id: string }) => void): void
  }
  runtime: {
    flows: {
      setFlows(options: { deploymentType: string; flows: { flows: object[] }; req: object }): Promise<unknown>
      getFlows(options: { req: object }): Promise<{ flows: object[]; rev: string }>
    }
  }
  stop(): Promise<void>
}

export function loadNodeRed(major: number): { RED: EmbeddedRed; express: unknown }
export function quietSettings(options: {
  userDir: string
  log: (entry: LogEntry) => void
  level?: string
}): Record<string, unknown>
export function startNodeRed(options: {
  major: number
  settings: Record<string, unknown>
  host: string
  port: number
}): Promise<{ RED: EmbeddedRed; server: Server; port: number }>
export function flowsStarted(RED: EmbeddedRed): Promise<unknown>
