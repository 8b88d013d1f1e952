/** The recognisers of one input: listeners with the same times share one. @module */

import type { Clock } from '../platform/clock.ts'
import { type Gesture, GestureRecognizer, type GestureTimes } from './gestures.ts'

interface Shared {
  readonly recognizer: GestureRecognizer
  users: number
}

export class GestureTable {
  private readonly clock: Clock
  private readonly tell: (gesture: Gesture, key: string) => void
  private readonly shared = new Map<string, Shared>()

  /** @param tell told of gestures, with the key of the times they were recognised by */
  constructor(clock: Clock, tell: (gesture: Gesture, key: string) => void) {
    this.clock = clock
    this.tell = tell
  }

  /** Somebody listens for gestures with these times. Ends with `end`, once. */
  add(times: GestureTimes): { readonly key: string; end(): void } {
    const key = JSON.stringify(times)
    const shared = this.shared.get(key) ?? this.create(key, times)
    shared.users++
    return { key, end: () => this.drop(key, shared) }
  }

  change(active: boolean, time: number): void {
    for (const { recognizer } of this.shared.values()) recognizer.change(active, time)
  }

  stop(): void {
    for (const { recognizer } of this.shared.values()) recognizer.stop()
    this.shared.clear()
  }

  private create(key: string, times: GestureTimes): Shared {
    const recognizer = new GestureRecognizer(this.clock, times, (gesture) => this.tell(gesture, key))
    const shared = { recognizer, users: 0 }
    this.shared.set(key, shared)
    return shared
  }

  private drop(key: string, shared: Shared): void {
    shared.users--
    if (shared.users > 0) return
    shared.recognizer.stop()
    if (this.shared.get(key) === shared) this.shared.delete(key)
  }
}
