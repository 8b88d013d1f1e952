/** The main thread's side of the thread that waits for edges: one for all lines, started with the first. @module */

import { closeSync, writeSync } from 'node:fs'
import type { Level } from '../backend.ts'
import type { EdgeCommand } from './edge-loop.ts'
import { EdgeRing } from './edge-ring.ts'
import { EventTime } from './event-time.ts'
import type { Libc } from './libc.ts'
import { SystemFault } from './line-errors.ts'
import type { EdgeThreadData } from './programs/gpio-edges.ts'
import { CommandThread } from './thread.ts'

/** What a line is told. */
export interface EdgeListener {
  /** @param time epoch seconds @param gap whether edges before this one were lost */
  edge(level: Level, time: number, gap: boolean): void
  /** Edges were lost and none may come that tells the level: read it. */
  lost(): void
  gone(): void
}

/** Edges that find room until the main thread takes them. */
const capacity = 16_384
/** Records handled before other work of the main thread gets its turn. */
const atOnce = 512
/** @example reader.add(fd, listener) // then reader.remove(key), which closes the descriptor */
export class EdgeReader {
  /** How the thread is run: known a moment after the first line. */
  priority: string | undefined
  readonly #libc: Libc
  readonly #ring = new EdgeRing(capacity)
  readonly #listeners = new Map<number, { readonly fd: number; readonly listener: EdgeListener }>()
  readonly #time = new EventTime()
  #thread: CommandThread<EdgeCommand> | undefined
  #nextKey = 1
  #isDraining = false

  constructor(libc: Libc) {
    this.#libc = libc
  }

  /** Watches a descriptor, which belongs to the reader from now on. */
  add(fd: number, listener: EdgeListener): number {
    const key = this.#nextKey++
    this.#thread ??= this.#start()
    this.#listeners.set(key, { fd, listener })
    this.#thread.send({ add: key, fd })
    return key
  }

  /** Stops watching and closes the descriptor, before it returns; where the machine is too busy for that, soon after. */
  remove(key: number): void {
    const entry = this.#listeners.get(key)
    if (entry === undefined) return
    this.#listeners.delete(key)
    const thread = this.#thread
    thread?.send({ remove: key })
    // Closed by the thread, or the kernel could give the number away while the thread still polls it. One that is slow closes it
    // later: closed twice, it could be a descriptor of somebody else by then.
    if (thread?.isRunning === true) thread.wait()
    else closeSync(entry.fd)
  }

  close(): void {
    this.#listeners.clear()
    this.#thread?.close()
    this.#thread = undefined
  }

  #start(): CommandThread<EdgeCommand> {
    const { result: wakeFd, errno } = this.#libc.eventFd()
    if (wakeFd < 0) throw new SystemFault('eventfd', String(errno))
    const data: EdgeThreadData = { ring: this.#ring.shared, wakeFd }
    return new CommandThread({
      program: 'gpio-edges',
      data,
      wake: () => writeSync(wakeFd, one),
      message: (message) => {
        if (message !== undefined) this.priority = (message as { priority: string }).priority
        else if (!this.#isDraining) this.#drain()
      },
      died: () => this.#died(),
    })
  }

  /** Without the thread no edge comes; the owners of the lines open them anew. */
  #died(): void {
    this.#thread = undefined
    const entries = [...this.#listeners.values()]
    this.#listeners.clear()
    for (const { fd, listener } of entries) {
      closeSync(fd)
      listener.gone()
    }
  }

  #drain(): void {
    this.#ring.clearNotice()
    this.#time.adjust()
    for (let count = 0; count < atOnce; count++) {
      const record = this.#ring.take()
      if (record === undefined) {
        this.#isDraining = false
        if (this.#ring.takeLost()) for (const { listener } of [...this.#listeners.values()]) listener.lost()
        return
      }
      const listener = this.#listeners.get(record.key)?.listener
      if (record.kind === 'gone') listener?.gone()
      else listener?.edge(record.level, this.#time.epoch(record.time), record.gap)
    }
    this.#isDraining = true
    setImmediate(() => this.#drain())
  }
}

const one = Buffer.from([1, 0, 0, 0, 0, 0, 0, 0])
