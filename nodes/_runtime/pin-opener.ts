/** Opens a pin, and goes on trying where it is only a matter of time: another program has it, its chip is not there yet. @module */

import { isKaithemError } from '../../lib/errors.ts'
import type { Clock, Timer } from '../../lib/platform/clock.ts'

/** What may be over later; wrong settings never are. */
const passing: readonly string[] = ['KAITHEM_STATE', 'KAITHEM_KEY', 'KAITHEM_IO', 'KAITHEM_PERMISSION']

/** Seconds between two attempts. */
export const retryEvery = 5

export interface PinAttempts<P> {
  /** Makes the pin. @throws why it cannot */
  open(): P
  /** The pin is there. */
  ready(pin: P): void
  /** Told after each attempt that failed. */
  failed(error: unknown): void
}

export class PinOpener<P> {
  private readonly attempts: PinAttempts<P>
  private readonly clock: Clock
  private timer: Timer | undefined
  private lastError: unknown
  private opened: P | undefined

  /** Tries at once. @throws what will not change by itself */
  constructor(attempts: PinAttempts<P>, clock: Clock) {
    this.attempts = attempts
    this.clock = clock
    this.try(true)
  }

  /** The pin. @throws why it is not there yet */
  get pin(): P {
    if (this.opened === undefined) throw this.lastError
    return this.opened
  }

  /** Gives up; a pin that was opened stays. */
  stop(): void {
    this.timer?.cancel()
    this.timer = undefined
  }

  private try(isFirst: boolean): void {
    this.timer = undefined
    let pin: P
    try {
      pin = this.attempts.open()
    } catch (error) {
      const mayPass = isKaithemError(error) && passing.includes(error.code)
      if (!mayPass && isFirst) throw error
      this.lastError = error
      if (mayPass) this.timer = this.clock.setTimeout(() => this.try(false), retryEvery)
      this.attempts.failed(error)
      return
    }
    this.opened = pin
    this.attempts.ready(pin)
  }
}
