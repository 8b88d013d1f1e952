/**
 * Records on disk: `<name>.jsonl` and its older generations `.1`, `.2`, ... Lines are collected and written together in
 * the background; what is left is written at the end of the process.
 *
 * @module
 */

import { closeSync, fdatasyncSync, mkdirSync, openSync, readFileSync, readSync, statSync, writeFileSync } from 'node:fs'
import { mkdir, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { errorText } from '../../errors.ts'
import type { Clock, Timer } from '../clock.ts'
import type { Journal, Journals } from '../journal.ts'
import type { Log } from '../log.ts'

export interface NodeJournalOptions {
  readonly clock: Clock
  readonly log: Log
  /** Where the file of a record is; asked when something is first written or read. */
  readonly path: (name: string) => string
  /** Seconds between a line and its write (default 0.5). */
  readonly delay?: number
  /** Bytes after which a new file is begun (default 4 MiB). */
  readonly size?: number
  /** Older files that are kept (default 3). */
  readonly generations?: number
}

/** Lines that wait because the disk refuses them; beyond that the oldest are lost, with a word in the log. */
const longestBacklog = 100_000

const sizeOf = (path: string): number => {
  try {
    return statSync(path).size
  } catch {
    return 0
  }
}

class FileJournal implements Journal {
  private readonly options: NodeJournalOptions
  private readonly name: string
  private readonly generations: number
  private waiting: string[] = []
  /** What the background is writing at this moment. */
  private writing: string | undefined
  private timer: Timer | undefined
  private known: string | undefined
  /** Bytes of the newest file that are older than this run; a new file has none. */
  private before: number | undefined
  /** Files begun in this run. */
  private begun = 0
  private closed = false
  private failing = false

  constructor(name: string, options: NodeJournalOptions) {
    this.name = name
    this.options = options
    this.generations = options.generations ?? 3
  }

  append(line: string): void {
    if (this.closed) return
    this.waiting.push(line)
    this.schedule()
  }

  earlier(limit: number): string[] {
    const path = this.path()
    const lines: string[] = []
    for (let age = this.begun; age <= this.generations && lines.length < limit; age++) {
      const own = age === this.begun ? this.before : undefined
      lines.unshift(...readLines(age === 0 ? path : `${path}.${age}`, own))
    }
    return lines.slice(-limit)
  }

  flush(): void {
    this.timer?.cancel()
    this.timer = undefined
    if (this.waiting.length === 0 && this.writing === undefined) return
    // What the background has in hand may not reach the disk any more; a line twice is better than none.
    try {
      const path = this.path()
      writeNow(path, (this.writing ?? '') + this.take())
    } catch (error) {
      this.failed(error)
    }
  }

  close(): void {
    this.flush()
    this.closed = true
  }

  private path(): string {
    if (this.known === undefined) {
      this.known = this.options.path(this.name)
      this.before = sizeOf(this.known)
      if (this.before > 0 && !endsLine(this.known, this.before)) this.waiting.unshift('')
    }
    return this.known
  }

  private take(): string {
    const text = this.waiting.length === 0 ? '' : `${this.waiting.join('\n')}\n`
    this.waiting = []
    return text
  }

  private schedule(): void {
    if (this.timer !== undefined || this.writing !== undefined || this.closed) return
    this.timer = this.options.clock.setTimeout(() => {
      this.timer = undefined
      void this.write()
    }, this.options.delay ?? 0.5)
  }

  private async write(): Promise<void> {
    const lines = this.waiting
    try {
      const path = this.path()
      const text = this.take()
      if (text === '') return
      this.writing = text
      await appendTo(path, text)
      this.failing = false
      this.writing = undefined
      await this.rotate()
    } catch (error) {
      if (this.writing !== undefined) this.waiting = [...lines, ...this.waiting].slice(-longestBacklog)
      this.failed(error)
    }
    this.writing = undefined
    if (this.waiting.length > 0) this.schedule()
  }

  private async rotate(): Promise<void> {
    const path = this.path()
    if (sizeOf(path) < (this.options.size ?? 4 * 1024 * 1024)) return
    for (let age = this.generations - 1; age >= 0; age--) {
      await rename(age === 0 ? path : `${path}.${age}`, `${path}.${age + 1}`).catch(() => {})
    }
    this.begun++
  }

  private failed(error: unknown): void {
    if (this.failing) return
    this.failing = true
    this.options.log.error(`The record ${this.name} could not be written: ${errorText(error)}`)
  }
}

async function appendTo(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const file = await open(path, 'a', 0o640)
  try {
    await file.appendFile(text)
    await file.datasync()
  } finally {
    await file.close()
  }
}

function writeNow(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  const file = openSync(path, 'a', 0o640)
  try {
    writeFileSync(file, text)
    fdatasyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** The last line of a run that was killed may be torn; the next one must not continue it. */
function endsLine(path: string, size: number): boolean {
  const file = openSync(path, 'r')
  try {
    const last = Buffer.alloc(1)
    readSync(file, last, 0, 1, size - 1)
    return last[0] === 10
  } catch {
    return false
  } finally {
    closeSync(file)
  }
}

function readLines(path: string, bytes: number | undefined): string[] {
  let content: Buffer
  try {
    content = readFileSync(path)
  } catch {
    return []
  }
  // A torn line is handed on too; whoever reads the lines passes over what is no JSON.
  return content
    .subarray(0, bytes)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
}

/** @example createNodeJournals({ clock, log, path: (name) => `/data/${name}.jsonl` }).open('alerts').append('{}') */
export function createNodeJournals(options: NodeJournalOptions): Journals {
  return { open: (name) => new FileJournal(name, options) }
}
