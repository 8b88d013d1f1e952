/** Messages on their way, first in first out, in columns instead of an object each. @module */

import type { Channel } from './channel.ts'

/** Gets each message when its turn comes. */
export type Delivery = (
  channel: Channel,
  message: unknown,
  timestamp: number,
  annotation: unknown,
  mark: number,
) => void

/** Places that stay reserved after a burst, 2.6 MB at most: to grow again costs as much as all the rest of a post. */
const reserve = 65_536

/** Each message waits with a mark: only subscriptions older than the mark get it. */
export class MessageQueue {
  private channels: (Channel | undefined)[] = []
  private messages: unknown[] = []
  private timestamps: number[] = []
  private annotations: unknown[] = []
  private marks: number[] = []
  private head = 0
  private tail = 0

  get size(): number {
    return this.tail - this.head
  }

  push(channel: Channel, message: unknown, timestamp: number, annotation: unknown, mark: number): void {
    const at = this.tail++
    this.channels[at] = channel
    this.messages[at] = message
    this.timestamps[at] = timestamp
    this.annotations[at] = annotation
    this.marks[at] = mark
  }

  /** Takes out at most `count` messages; one that is added meanwhile waits for the next call. */
  drain(count: number, deliver: Delivery): void {
    const { channels, messages, timestamps, annotations, marks } = this
    const end = Math.min(this.tail, this.head + count)
    while (this.head < end) {
      const at = this.head++
      deliver(channels[at] as Channel, messages[at], timestamps[at] as number, annotations[at], marks[at] as number)
      // Cleared meanwhile.
      if (channels !== this.channels) return
    }
    this.compact()
  }

  clear(): void {
    this.channels = []
    this.messages = []
    this.timestamps = []
    this.annotations = []
    this.marks = []
    this.head = 0
    this.tail = 0
  }

  /** Moves what still waits to the front, and lets go of what was delivered. */
  private compact(): void {
    const { head, tail, size } = this
    for (const column of [this.channels, this.messages, this.timestamps, this.annotations, this.marks]) {
      if (size > 0) column.copyWithin(0, head, tail)
      if (column.length > reserve) column.length = Math.max(size, reserve)
    }
    this.channels.fill(undefined, size, tail)
    this.messages.fill(undefined, size, tail)
    this.annotations.fill(undefined, size, tail)
    this.head = 0
    this.tail = size
  }
}
