import type { Server } from 'node:http'

export interface LogEntry {
  /** 10 fatal, 20 error, 30 warning, 40 information. */
  level: number
  text: string
}

// biome-ignore lint/suspicious/noExplicitAny: Node-RED publishes no types for embedding it.
export type EmbeddedRed = any

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
