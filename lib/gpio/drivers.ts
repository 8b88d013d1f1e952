/** Which driver serves the pins: looked for when the first real pin is opened, and why it is this one. @module */

import { errorText, KaithemError, valueText } from '../errors.ts'
import type { DriverName, GpioBackend, Refusal } from './backend.ts'
import type { MockBackend } from './backends/mock.ts'

/** A driver that can be made. */
export interface GpioDriver {
  readonly name: DriverName
  /** Makes it, without looking at the machine yet. */
  create(): GpioBackend
}

/** What may be asked for: `auto` takes the first one that works. */
export type DriverChoice = 'auto' | DriverName

export const driverChoices: readonly DriverChoice[] = ['auto', 'mock', 'cdev', 'gpiod', 'onoff']

/** @throws KAITHEM_VALUE */
export function checkDriverChoice(value: unknown): DriverChoice {
  const found = driverChoices.find((each) => each === value)
  if (found !== undefined) return found
  const text = `There is no GPIO driver ${valueText(value)}; there are ${driverChoices.join(', ')}`
  throw new KaithemError('KAITHEM_VALUE', text, { driver: valueText(value) })
}

/** A driver that was asked whether it works, and why it does not. */
export interface TriedDriver {
  readonly driver: DriverName
  readonly refusal: Refusal
}

/** The driver there is, and how it was found. */
export interface Selection {
  readonly backend: GpioBackend
  readonly choice: DriverChoice | 'given'
  /** Those before it that do not work. */
  readonly tried: readonly TriedDriver[]
}

export interface DriverDeps {
  readonly mock: MockBackend
  readonly drivers: readonly GpioDriver[]
  /** Asked each time: a driver of one's own, or which one to take. */
  readonly choice: () => DriverChoice | GpioBackend
}

export class Drivers {
  private readonly deps: DriverDeps
  private readonly made = new Map<GpioDriver, GpioBackend>()
  private found: Selection | undefined

  constructor(deps: DriverDeps) {
    this.deps = deps
  }

  /** The driver in use, without looking for one. */
  get current(): Selection | undefined {
    return this.found
  }

  /**
   * The driver for real pins. One that works is kept until somebody chooses another; while there is none, each call
   * looks anew, because a driver may have been installed.
   */
  select(): Selection {
    const choice = this.deps.choice()
    const { found } = this
    if (typeof choice === 'object' && choice !== null) return this.keep({ backend: choice, choice: 'given', tried: [] })
    if (found?.choice === choice && (found.backend !== this.deps.mock || choice === 'mock')) return found
    return this.keep(this.look(checkDriverChoice(choice)))
  }

  close(): void {
    for (const backend of this.made.values()) backend.close()
    this.made.clear()
    this.found = undefined
  }

  private keep(selection: Selection): Selection {
    this.found = selection
    return selection
  }

  private look(choice: DriverChoice): Selection {
    const tried: TriedDriver[] = []
    for (const driver of this.deps.drivers) {
      if (choice !== 'auto' && driver.name !== choice) continue
      const result = this.try(driver)
      if (!('refusal' in result)) return { backend: result.backend, choice, tried }
      tried.push({ driver: driver.name, refusal: result.refusal })
    }
    return { backend: this.deps.mock, choice, tried }
  }

  private try(driver: GpioDriver): { backend: GpioBackend } | { refusal: Refusal } {
    try {
      const backend = this.made.get(driver) ?? driver.create()
      this.made.set(driver, backend)
      const refusal = backend.probe()
      return refusal === undefined ? { backend } : { refusal }
    } catch (error) {
      return { refusal: { reason: 'failed', message: errorText(error), data: { detail: errorText(error) } } }
    }
  }
}

/** Why the driver is this one, in a sentence. */
export function explain({ backend, choice, tried }: Selection): string {
  if (choice === 'given') return `The driver ${backend.name} was given`
  if (choice !== 'auto' && choice === backend.name) return `The driver ${choice} was asked for`
  const reasons = tried.map(({ driver, refusal }) => `${driver}: ${refusal.message}`).join('; ')
  const why = reasons === '' ? '' : ` (${reasons})`
  if (backend.name === 'mock') {
    const wanted = choice === 'auto' ? 'No GPIO driver works here' : `The driver ${choice} does not work here`
    return `${wanted}, so pins are virtual${why}`
  }
  return `The driver ${backend.name} works here${why}`
}
