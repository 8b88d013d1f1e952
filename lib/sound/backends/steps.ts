/** Ramps in small steps, for programs that are told a volume and cannot ramp it themselves. @module */

import type { Clock, Timer } from '../../platform/clock.ts'
import type { Ramp } from '../backend.ts'
import { valueAt } from '../volume.ts'

/** Steps in a second. */
const pace = 48

export class StepRamp {
  private readonly clock: Clock
  private readonly set: (volume: number) => void
  private timer: Timer | undefined

  /** @param set tells the program a volume */
  constructor(clock: Clock, set: (volume: number) => void) {
    this.clock = clock
    this.set = set
  }

  /** Begins at once; a ramp that is under way gives way. */
  start({ from, to, seconds }: Ramp): void {
    this.stop()
    const { clock } = this
    const slope = { from, to, began: clock.now(), seconds }
    if (seconds <= 0) {
      this.set(to)
      return
    }
    this.set(from)
    this.timer = clock.setInterval(() => {
      if (clock.now() >= slope.began + seconds) this.stop()
      this.set(valueAt(slope, clock.now()))
    }, 1 / pace)
  }

  stop(): void {
    this.timer?.cancel()
    this.timer = undefined
  }
}
