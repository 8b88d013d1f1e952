/** Append-only records: a line for each thing that happened, in files that are changed for new ones when they are full. @module */

/** One record that grows. */
export interface Journal {
  /** Adds a line (without line end). It is written soon, together with others; see `flush`. */
  append(line: string): void
  /** The last lines of former runs, oldest first, at most `limit`; not those appended since it was opened. */
  earlier(limit: number): string[]
  /** Writes what is not yet on disk, now. */
  flush(): void
  /** Flushes and stops every timer. */
  close(): void
}

export interface Journals {
  /** Opens a record by its name: letters, digits, `-`. */
  open(name: string): Journal
}
