/** One line of the alert journal: as users see it, as it is kept, and as a row of a table. @module */

import type { Json } from '../platform/store.ts'
import type { AlertEvent } from './change.ts'
import { type AlertState, alertStates, type Priority, priorities } from './names.ts'

/** One thing that happened to an alert. */
export interface JournalEntry {
  /** Epoch seconds. */
  readonly time: number
  readonly id: string
  readonly name: string
  readonly zone: string | null
  /** The priority at that time. */
  readonly priority: Priority
  /** What made it happen. */
  readonly event: AlertEvent
  readonly from: AlertState
  readonly to: AlertState
  /** Who did it; empty when nobody did. */
  readonly by: string
  readonly notes: string
  /** What tripped it; of a release what ended it, if that was said. */
  readonly message: string
  /** The value that came with the trip or the release; texts and data are cut after 1,000 characters. */
  readonly value: Json
}

const longestValue = 1000

/** A value as the journal can keep it. */
export function plainValue(value: unknown): Json {
  if (value === undefined || value === null || typeof value === 'boolean') return value ?? null
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (typeof value === 'string') return value.slice(0, longestValue)
  try {
    return (JSON.stringify(value) ?? String(value)).slice(0, longestValue)
  } catch {
    return typeof value
  }
}

/** A line of the file: the entry, the run it was made in and its number there. */
export function toLine(entry: JournalEntry, run: string, number: number): string {
  return JSON.stringify({ ...entry, run, number })
}

/** What a line says, and a key that is the same for the same line written twice; undefined for what is no line. */
export function fromLine(line: string): { readonly entry: JournalEntry; readonly key: string } | undefined {
  let found: unknown
  try {
    found = JSON.parse(line)
  } catch {
    return undefined
  }
  if (typeof found !== 'object' || found === null) return undefined
  const { run, number, ...entry } = found as Record<string, unknown>
  return isEntry(entry) ? { entry, key: `${String(run)} ${String(number)}` } : undefined
}

function isEntry(value: object): value is JournalEntry {
  const { time, name, id, from, to, priority } = value as Partial<Record<keyof JournalEntry, unknown>>
  const states: readonly unknown[] = alertStates
  const known: readonly unknown[] = priorities
  return (
    typeof time === 'number' &&
    typeof name === 'string' &&
    typeof id === 'string' &&
    states.includes(from) &&
    states.includes(to) &&
    known.includes(priority)
  )
}

const columns = [
  'time',
  'name',
  'zone',
  'priority',
  'event',
  'from',
  'to',
  'by',
  'notes',
  'message',
  'value',
  'id',
] as const

/** Rows with a head line, for spreadsheets: times as ISO 8601 in UTC, fields as RFC 4180 has them. */
export function toCsv(entries: readonly JournalEntry[]): string {
  const rows = entries.map((entry) =>
    columns.map((column) => cell(column === 'time' ? isoTime(entry.time) : entry[column])).join(','),
  )
  return `${[columns.join(','), ...rows].join('\r\n')}\r\n`
}

function isoTime(time: number): string {
  const date = new Date(time * 1000)
  return Number.isNaN(date.getTime()) ? String(time) : date.toISOString()
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'string') return String(value)
  // A text that begins like a formula must not become one.
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
