/** Messages on their way, first in first out, without an object per place in the queue. @module */

import type { BusMessage } from './recent.ts'

/** Each message waits with a mark: only subscriptions older than the mark get it. */
export class MessageQueue {
  private entries: BusMessage[] = []
  private marks: number[] = []
  private head = 0

  get size(): number {
    return this.entries.length - this.head
  }

  push(entry: BusMessage, mark: number): void {
    this.entries.push(entry)
    this.marks.push(mark)
  }

  /** Takes out at most `count` messages; one that is added meanwhile waits for the next call. */
  drain(count: number, deliver: (entry: BusMessage, mark: number) => void): void {
    const { entries, marks } = this
    const end = Math.min(entries.length, this.head + count)
    while (this.head < end && entries === this.entries) {
      const at = this.head++
      deliver(entries[at] as BusMessage, marks[at] as number)
    }
    if (entries !== this.entries) return
    if (this.head === entries.length) {
      entries.length = 0
      marks.length = 0
    } else {
      entries.splice(0, this.head)
      marks.splice(0, this.head)
    }
    this.head = 0
  }

  clear(): void {
    this.entries = []
    this.marks = []
    this.head = 0
  }
}
