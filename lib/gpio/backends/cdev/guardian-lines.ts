/** The lines that a guardian holds, and what happens to them. @module */

import type { Level } from '../../backend.ts'
import type { GuardianAnswer, GuardianRequest } from './guardian-protocol.ts'

/** What a guardian does to lines. */
export interface GuardedLines {
  set(fd: number, level: Level): void
  release(fd: number): void
}

export class GuardianLines {
  /** Whether the process that it guards is gone. */
  isOrphan = false
  readonly #lines: GuardedLines
  readonly #held = new Map<string, { readonly fd: number; readonly level: Level }>()

  constructor(lines: GuardedLines) {
    this.#lines = lines
  }

  get size(): number {
    return this.#held.size
  }

  /** Obeys the process that it guards. */
  obey(request: GuardianRequest, fd: number | undefined): GuardianAnswer | undefined {
    if ('drop' in request) return this.#drop(request.drop)
    if (fd === undefined) return undefined
    this.#drop(request.hold)
    this.#held.set(request.hold, { fd, level: request.level })
    return undefined
  }

  /** Answers another process that wants a line: it gets one whose process is gone. */
  asked(request: GuardianRequest): GuardianAnswer {
    if (!('drop' in request)) return 'unknown'
    return this.isOrphan ? this.#drop(request.drop) : 'in use'
  }

  /** The process is gone: every line goes to its fail-safe level, and stays held so that the level stays. */
  orphaned(): void {
    this.isOrphan = true
    for (const { fd, level } of this.#held.values()) {
      try {
        this.#lines.set(fd, level)
      } catch {
        // Its chip is gone; the others still count.
      }
    }
  }

  #drop(key: string): GuardianAnswer {
    const entry = this.#held.get(key)
    if (entry === undefined) return 'unknown'
    this.#held.delete(key)
    this.#lines.release(entry.fd)
    return 'dropped'
  }
}
