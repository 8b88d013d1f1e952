/** A kaithem with pins, and a clock that the test moves. @module */

import type { Refusal } from '../../../lib/gpio/backend.ts'
import { createKaithem, type Kaithem, KaithemError, type Log, ManualClock } from '../../../lib/index.ts'
import { driverOf, FakeBackend } from './fake-backend.ts'

export { codeOf } from '../../support/code-of.ts'

export const start = 1_700_000_000

export interface GpioRig {
  readonly clock: ManualClock
  readonly k: Kaithem
  /** What was logged as a warning or an error. */
  readonly logged: string[]
  /** The messages of a topic, from now on. */
  heard(topic: string): unknown[]
}

function rigOf(clock: ManualClock, options: object): GpioRig {
  const logged: string[] = []
  const note = (text: string): void => void logged.push(text)
  const log: Log = { debug: () => {}, info: () => {}, warn: note, error: note }
  const k = createKaithem({ clock, log, gpioDrivers: [], ...options })
  const heard = (topic: string): unknown[] => {
    const got: unknown[] = []
    k.message.subscribe(topic, (message: unknown) => void got.push(message))
    return got
  }
  return { clock, k, logged, heard }
}

/** On a machine without pins. */
export function mockRig(options: object = {}): GpioRig {
  return rigOf(new ManualClock(start), options)
}

/** On a machine with pins that the test holds the other end of. */
export function realRig(options: object = {}): GpioRig & { readonly chip: FakeBackend } {
  const clock = new ManualClock(start)
  const chip = new FakeBackend(clock)
  return { ...rigOf(clock, { gpioDrivers: [driverOf(chip)], ...options }), chip }
}

export function gone(): KaithemError {
  return new KaithemError('KAITHEM_IO', 'the chip is gone')
}

export const noDevice: Refusal = {
  reason: 'noDevice',
  message: 'there is no /dev/gpiochip*',
  data: { path: '/dev/gpiochip*' },
}
