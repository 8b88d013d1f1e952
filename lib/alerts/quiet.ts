/** Why an alert is kept quiet: it is out of service, on the shelf for a time, or another alert is active. @module */

import { KaithemError } from '../errors.ts'
import type { Clock, Timer } from '../platform/clock.ts'
import type { Inhibition } from './change.ts'

export class Quiet {
  enabled = true
  suppressed = false
  /** Epoch seconds; 0 while it is not on the shelf. */
  shelvedUntil = 0
  shelvedBy = ''
  private readonly clock: Clock
  private readonly onShelfEnd: () => void
  private timer: Timer | undefined

  constructor(clock: Clock, onShelfEnd: () => void) {
    this.clock = clock
    this.onShelfEnd = onShelfEnd
  }

  /** The strongest reason, or undefined while it is not kept quiet. */
  get reason(): Inhibition | undefined {
    if (!this.enabled) return 'disabled'
    if (this.shelvedUntil !== 0) return 'shelved'
    return this.suppressed ? 'suppressed' : undefined
  }

  shelve(seconds: number, by: string): void {
    this.placeOnShelf(this.clock.now() + seconds, by)
  }

  /** As it was kept; a time that is over ends at once, though not before this returns. */
  placeOnShelf(until: number, by: string): void {
    this.timer?.cancel()
    this.shelvedUntil = until
    this.shelvedBy = by
    this.timer = this.clock.setTimeout(this.onShelfEnd, Math.max(0, until - this.clock.now()))
  }

  /** False when it was not there. */
  unshelve(): boolean {
    if (this.shelvedUntil === 0) return false
    this.close()
    this.shelvedUntil = 0
    this.shelvedBy = ''
    return true
  }

  close(): void {
    this.timer?.cancel()
    this.timer = undefined
  }
}

/** @throws KAITHEM_TYPE, KAITHEM_VALUE */
export function checkShelving(seconds: unknown, longest: number, name: string): number {
  if (typeof seconds !== 'number' || !Number.isFinite(seconds)) {
    throw new KaithemError('KAITHEM_TYPE', `Alert ${name} is shelved for a number of seconds, not ${typeof seconds}`)
  }
  if (seconds > 0 && seconds <= longest) return seconds
  const message = `Alert ${name} can be shelved for more than 0 and at most ${longest} seconds, not ${seconds}; see shelve_max`
  throw new KaithemError('KAITHEM_VALUE', message, { seconds, longest })
}
