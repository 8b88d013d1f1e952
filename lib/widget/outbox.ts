/** What waits to be sent to one client. @module */

import type { Change } from './change.ts'

/** What may wait, in characters; a client that takes that little is gone or hopeless. */
const mostWaiting = 16 * 1024 * 1024
const mostEntries = 20_000

/**
 * Changes in order. Of the state of a widget only the latest waits; everything else waits until it is sent.
 *
 * @example
 * const box = new Outbox()
 * box.add(new Change('a', '1', 1, true))
 * box.take(false) // '[["a",1]]'
 */
export class Outbox {
  private readonly waiting = new Map<string | number, Change>()
  private count = 0
  private size = 0

  get empty(): boolean {
    return this.waiting.size === 0
  }

  /** Whether more waits than is reasonable. */
  get isFull(): boolean {
    // The one state of a single widget may be as large as it likes.
    return this.waiting.size > mostEntries || (this.size > mostWaiting && this.waiting.size > 1)
  }

  add(change: Change): void {
    const key = change.isState ? change.id : ++this.count
    const older = this.waiting.get(key)
    if (older !== undefined) {
      this.size -= older.size
      // To the end: it comes after what was said before it.
      this.waiting.delete(key)
    }
    this.waiting.set(key, change)
    this.size += change.size
  }

  /** Forgets what waits of a widget that the client no longer wants. */
  forget(id: string): void {
    for (const [key, change] of this.waiting) {
      if (change.id !== id) continue
      this.waiting.delete(key)
      this.size -= change.size
    }
  }

  /** Everything as one frame. */
  take(withVersions: boolean): string {
    const changes = [...this.waiting.values()]
    this.clear()
    const [first] = changes
    if (changes.length === 1 && first !== undefined) return first.frame(withVersions)
    return `[${changes.map((change) => change.text(withVersions)).join(',')}]`
  }

  clear(): void {
    this.waiting.clear()
    this.size = 0
  }
}
