/** Records in memory. @module */

import type { Journal, Journals } from '../journal.ts'

export interface MemoryJournals extends Journals {
  /** All lines by the name of the record; give them to another one to simulate a restart. */
  readonly lines: Map<string, string[]>
}

/** @example const journals = createMemoryJournals(); journals.open('alerts').append('{}'); journals.lines.get('alerts') */
export function createMemoryJournals(lines = new Map<string, string[]>()): MemoryJournals {
  return {
    lines,
    open: (name): Journal => {
      const all = lines.get(name) ?? []
      lines.set(name, all)
      const before = all.length
      return {
        append: (line) => void all.push(line),
        earlier: (limit) => all.slice(Math.max(0, before - limit), before),
        flush: () => {},
        close: () => {},
      }
    },
  }
}

/** Keeps nothing: where nothing may be written. */
export function createNoJournals(): Journals {
  return { open: () => ({ append: () => {}, earlier: () => [], flush: () => {}, close: () => {} }) }
}
