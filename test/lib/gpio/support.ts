/** A kaithem with pins in memory, real ones if wanted, and a clock that the test moves. @module */

import type { GpioBackend } from '../../../lib/gpio/backend.ts'
import type { GpioDriver } from '../../../lib/gpio/drivers.ts'
import { createKaithem, isKaithemError, type Kaithem, type Log, ManualClock } from '../../../lib/index.ts'

export const start = 1_700_000_000

export interface GpioRig {
  readonly clock: ManualClock
  readonly k: Kaithem
  /** What was logged as a warning or an error. */
  readonly logged: string[]
  /** The messages of a topic, as `value`, from now on. */
  heard(topic: string): unknown[]
}

/** @param drivers those of the machine; none: every pin is mocked */
export function gpioRig(drivers: readonly GpioDriver[] | GpioBackend = []): GpioRig {
  const clock = new ManualClock(start)
  const logged: string[] = []
  const note = (text: string): void => void logged.push(text)
  const log: Log = { debug: () => {}, info: () => {}, warn: note, error: note }
  const chosen = 'probe' in drivers ? { gpio: drivers } : { gpioDrivers: drivers }
  const k = createKaithem({ clock, log, ...chosen })
  const heard = (topic: string): unknown[] => {
    const got: unknown[] = []
    k.message.subscribe(topic, (message: unknown) => void got.push(message))
    return got
  }
  return { clock, k, logged, heard }
}

/** The code of what a function throws. */
export function codeOf(f: () => unknown): string {
  try {
    f()
  } catch (error) {
    if (isKaithemError(error)) return error.code
    throw error
  }
  return 'nothing'
}
