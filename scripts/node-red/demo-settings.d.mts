import type { LogEntry } from './host.mjs'

/** Prepares the user directory and answers how to start Node-RED on it. */
export function demoSettings(options: { env: Record<string, string | undefined>; log: (entry: LogEntry) => void }): {
  settings: Record<string, unknown>
  host: string
  port: number
}
/** Whether only this machine reaches an address. */
export function isLoopback(host: string): boolean
