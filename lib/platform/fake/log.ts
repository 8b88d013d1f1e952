/** A log kept in memory. @module */

import type { Log } from '../log.ts'

export interface LogEntry {
  readonly level: 'debug' | 'info' | 'warn' | 'error'
  readonly text: string
}

export interface MemoryLog extends Log {
  readonly entries: LogEntry[]
}

/** @example const log = createMemoryLog(); log.warn('dry'); log.entries[0].text // 'dry' */
export function createMemoryLog(): MemoryLog {
  const entries: LogEntry[] = []
  const add = (level: LogEntry['level']) => (text: string) => {
    entries.push({ level, text })
  }
  return { entries, debug: add('debug'), info: add('info'), warn: add('warn'), error: add('error') }
}
