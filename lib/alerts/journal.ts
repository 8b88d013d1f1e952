/** The journal of all alerts: every change, searchable, kept on disk where there is a place for it. @module */

import { KaithemError, valueText } from '../errors.ts'
import type { Journal } from '../platform/journal.ts'
import { fromLine, type JournalEntry, toCsv, toLine } from './journal-entry.ts'
import { alertStates, checkPriority, type Priority, spelled } from './names.ts'

/** What to look for; everything is optional. */
export interface JournalFilter {
  /** The name of the alert; `*` stands for any characters. */
  readonly name?: string | undefined
  readonly id?: string | undefined
  /** A zone and everything below it. */
  readonly zone?: string | undefined
  /** From this time on, epoch seconds. */
  readonly since?: number | undefined
  /** Up to this time, epoch seconds. */
  readonly until?: number | undefined
  /** The state it came to. */
  readonly state?: string | undefined
  /** What made it happen, such as `acknowledge`. */
  readonly event?: string | undefined
  /** Who did it. */
  readonly by?: string | undefined
  readonly priority?: string | undefined
  /** At most so many, the newest (default 1,000). */
  readonly limit?: number | undefined
}

/** Entries, newest first, with a way into a spreadsheet. */
export type JournalResult = readonly JournalEntry[] & { to_csv(): string; toCsv(): string }

/** Entries kept in memory, those of former runs included. */
export const rememberedEntries = 10_000
const usualLimit = 1000

type Test = (entry: JournalEntry) => boolean

export class AlertJournal {
  private readonly sink: Journal
  private readonly run: string
  private readonly limit: number
  private entries: JournalEntry[] = []
  private number = 0
  private loaded = false

  /** @param run tells the lines of this run from those of others */
  constructor(sink: Journal, run: string, limit = rememberedEntries) {
    this.sink = sink
    this.run = run
    this.limit = limit
  }

  /** How many entries can be searched. */
  get size(): number {
    this.load()
    return Math.min(this.entries.length, this.limit)
  }

  add(entry: JournalEntry): void {
    this.entries.push(entry)
    // Shortened now and then, not with each entry.
    if (this.entries.length >= 2 * this.limit) this.entries = this.entries.slice(-this.limit)
    this.sink.append(toLine(entry, this.run, ++this.number))
  }

  /** The entries that match, newest first. @throws KAITHEM_TYPE, KAITHEM_VALUE */
  search(filter: JournalFilter = {}): JournalResult {
    const tests = readFilter(filter)
    const limit = readLimit(filter.limit)
    this.load()
    const found: JournalEntry[] = []
    const oldest = Math.max(0, this.entries.length - this.limit)
    for (let at = this.entries.length - 1; at >= oldest && found.length < limit; at--) {
      const entry = this.entries[at] as JournalEntry
      if (tests.every((test) => test(entry))) found.push(entry)
    }
    const to_csv = (): string => toCsv(found)
    return Object.defineProperties(found, {
      to_csv: { value: to_csv },
      toCsv: { value: to_csv },
    }) as unknown as JournalResult
  }

  flush(): void {
    this.sink.flush()
  }

  close(): void {
    this.sink.close()
  }

  /** Former runs are read when somebody asks for the first time, not in the middle of a burst. */
  private load(): void {
    if (this.loaded) return
    this.loaded = true
    const known = new Set<string>()
    const before: JournalEntry[] = []
    for (const line of this.sink.earlier(this.limit)) {
      const found = fromLine(line)
      if (found === undefined || known.has(found.key)) continue
      known.add(found.key)
      before.push(found.entry)
    }
    this.entries = [...before, ...this.entries].slice(-this.limit)
  }
}

function readLimit(limit: unknown): number {
  if (limit === undefined || limit === null) return usualLimit
  if (typeof limit === 'number' && limit >= 0) return Math.floor(limit)
  throw new KaithemError('KAITHEM_VALUE', `limit is a number of entries, not ${valueText(limit)}`)
}

/** Every condition of a filter, checked. */
function readFilter(filter: JournalFilter): Test[] {
  if (typeof filter !== 'object' || filter === null) {
    throw new KaithemError(
      'KAITHEM_TYPE',
      'search takes { name, id, zone, since, until, state, event, by, priority, limit }',
    )
  }
  const tests: Test[] = []
  const name = textOf(filter.name, 'name')
  if (name !== undefined) tests.push(nameTest(name))
  const zone = textOf(filter.zone, 'zone')
  if (zone !== undefined) tests.push((entry) => entry.zone === zone || entry.zone?.startsWith(`${zone}.`) === true)
  for (const field of ['id', 'event', 'by'] as const) {
    const wanted = textOf(filter[field], field)
    if (wanted !== undefined) tests.push((entry) => entry[field] === wanted)
  }
  const state = textOf(filter.state, 'state')
  if (state !== undefined) tests.push(stateTest(state))
  if (filter.priority !== undefined && filter.priority !== null) {
    const priority: Priority = checkPriority(filter.priority)
    tests.push((entry) => entry.priority === priority)
  }
  const since = timeOf(filter.since, 'since')
  if (since !== undefined) tests.push(({ time }) => time >= since)
  const until = timeOf(filter.until, 'until')
  if (until !== undefined) tests.push(({ time }) => time <= until)
  return tests
}

function stateTest(state: string): Test {
  if (!alertStates.some((known) => known === state)) {
    throw new KaithemError('KAITHEM_VALUE', `There is no state ${state}; take one of ${alertStates.join(', ')}`, {
      state,
    })
  }
  return ({ to }) => to === state
}

/** Parts between the stars must follow one another: linear, whatever the pattern. */
function nameTest(pattern: string): Test {
  const parts = pattern.split('*').map(spelled)
  if (parts.length === 1) return ({ name }) => name === parts[0]
  const first = parts.shift() ?? ''
  const last = parts.pop() ?? ''
  return ({ name }) => {
    if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false
    const middle = name.slice(first.length, name.length - last.length)
    let at = 0
    return parts.every((part) => {
      const found = middle.indexOf(part, at)
      at = found + part.length
      return found >= 0
    })
  }
}

function textOf(value: unknown, what: string): string | undefined {
  if (value === undefined || value === null || typeof value === 'string') return value ?? undefined
  throw new KaithemError('KAITHEM_TYPE', `${what} is a text, not ${typeof value}`)
}

function timeOf(value: unknown, what: string): number | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'number' && !Number.isNaN(value)) return value
  throw new KaithemError('KAITHEM_TYPE', `${what} is a time in epoch seconds, not ${valueText(value)}`)
}
