/** The last transitions of a machine. @module */

/** What made a machine change its state. */
export type Trigger = 'event' | 'timer' | 'poll' | 'jump' | 'restore'

/** One change of state. */
export interface Transition {
  readonly from: string
  readonly to: string
  readonly trigger: Trigger
  /** The event, or the name of the condition; empty for the other triggers. */
  readonly event: string
  /** Epoch seconds. */
  readonly time: number
}

type Slot = { -readonly [K in keyof Transition]: Transition[K] }

/** A ring whose places are used again, so that a transition costs no memory. */
export class TransitionHistory {
  private readonly slots: Slot[] = []
  private readonly limit: number
  private next = 0

  constructor(limit = 50) {
    this.limit = limit
  }

  add(from: string, to: string, trigger: Trigger, event: string, time: number): void {
    const slot = this.slots[this.next]
    if (slot === undefined) {
      this.slots.push({ from, to, trigger, event, time })
    } else {
      slot.from = from
      slot.to = to
      slot.trigger = trigger
      slot.event = event
      slot.time = time
    }
    this.next = this.next + 1 === this.limit ? 0 : this.next + 1
  }

  /** Oldest first. */
  list(): Transition[] {
    const older = this.slots.length < this.limit ? [] : this.slots.slice(this.next)
    const newer = this.slots.slice(0, this.next)
    return [...older, ...newer].map((slot) => ({ ...slot }))
  }
}
