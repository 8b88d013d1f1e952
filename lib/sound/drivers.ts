/** Which back end plays: looked for when the first sound is played, and why it is this one. @module */

import { errorText, isKaithemError, KaithemError, valueText } from '../errors.ts'
import type { Clock } from '../platform/clock.ts'
import type { SoundBackend, SoundBackendName, SoundRefusal } from './backend.ts'

/** A back end that can be made. */
export interface SoundDriver {
  readonly name: SoundBackendName
  /** Makes it, without looking at the machine yet. */
  create(): SoundBackend
}

/** What may be asked for: `auto` takes the first one that works. */
export type SoundChoice = 'auto' | SoundBackendName

export const soundChoices: readonly SoundChoice[] = ['auto', 'null', 'webaudio', 'mpv', 'mplayer', 'ffplay', 'sox']

/** Seconds after which one that turned out not to work is tried again: a sound server may be back, or a card plugged in. */
const retryAfter = 10

/** @throws KAITHEM_VALUE */
export function checkSoundChoice(value: unknown): SoundChoice {
  const found = soundChoices.find((each) => each === value)
  if (found !== undefined) return found
  const text = `There is no sound back end ${valueText(value)}; there are ${soundChoices.join(', ')}`
  throw new KaithemError('KAITHEM_VALUE', text, { backend: valueText(value) })
}

/** A back end that was asked whether it works, and why it does not. */
export interface TriedSound {
  readonly backend: SoundBackendName
  readonly refusal: SoundRefusal
}

/** The back end there is, and how it was found. */
export interface SoundSelection {
  readonly backend: SoundBackend
  readonly choice: SoundChoice | 'given'
  /** Those before it that do not work. */
  readonly tried: readonly TriedSound[]
}

export interface SoundDriverDeps {
  readonly clock: Clock
  readonly silent: SoundBackend
  readonly drivers: readonly SoundDriver[]
  /** Asked each time: a back end of one's own, or which one to take. */
  readonly choice: () => SoundChoice | SoundBackend
}

export class SoundDrivers {
  private readonly deps: SoundDriverDeps
  private readonly made = new Map<SoundDriver, SoundBackend>()
  /** Those that said they work, and then did not. */
  private readonly failed = new Map<SoundBackend, { readonly refusal: SoundRefusal; readonly until: number }>()
  private found: SoundSelection | undefined

  constructor(deps: SoundDriverDeps) {
    this.deps = deps
  }

  /** The back end in use, without looking for one. */
  get current(): SoundSelection | undefined {
    return this.found
  }

  /**
   * The back end for the next sound. One that works is kept until somebody chooses another; while there is none, each
   * call looks anew, because one may have been installed.
   */
  select(): SoundSelection {
    const choice = this.deps.choice()
    const { found } = this
    if (typeof choice === 'object' && choice !== null) return this.keep({ backend: choice, choice: 'given', tried: [] })
    if (found?.choice === choice && (found.backend !== this.deps.silent || choice === 'null')) return found
    return this.keep(this.look(checkSoundChoice(choice)))
  }

  /** Another back end that works, for what the one in use cannot play; undefined where one was asked for, or none does. */
  beside(suits: (backend: SoundBackend) => boolean): SoundBackend | undefined {
    if (this.found?.choice !== 'auto') return undefined
    for (const driver of this.deps.drivers) {
      const result = this.try(driver)
      if (!('refusal' in result) && suits(result.backend)) return result.backend
    }
    return undefined
  }

  /** Notes that a back end cannot play after all. False when it is one that was given, which nothing replaces. */
  exclude(backend: SoundBackend | undefined, error: unknown): boolean {
    if (backend === undefined || ![...this.made.values()].includes(backend)) return false
    const message = errorText(error)
    const isDevice = isKaithemError(error) && error.data?.device === true
    const refusal: SoundRefusal = { reason: isDevice ? 'noDevice' : 'failed', message, data: { detail: message } }
    this.failed.set(backend, { refusal, until: this.deps.clock.now() + retryAfter })
    if (this.found?.backend === backend) this.found = undefined
    return true
  }

  close(): void {
    for (const backend of this.made.values()) backend.close()
    this.deps.silent.close()
    this.made.clear()
    this.failed.clear()
    this.found = undefined
  }

  private keep(selection: SoundSelection): SoundSelection {
    this.found = selection
    return selection
  }

  private look(choice: SoundChoice): SoundSelection {
    const tried: TriedSound[] = []
    for (const driver of this.deps.drivers) {
      if (choice !== 'auto' && driver.name !== choice) continue
      const result = this.try(driver)
      if (!('refusal' in result)) return { backend: result.backend, choice, tried }
      tried.push({ backend: driver.name, refusal: result.refusal })
    }
    return { backend: this.deps.silent, choice, tried }
  }

  private try(driver: SoundDriver): { backend: SoundBackend } | { refusal: SoundRefusal } {
    try {
      const backend = this.made.get(driver) ?? driver.create()
      this.made.set(driver, backend)
      const failure = this.failed.get(backend)
      if (failure !== undefined && this.deps.clock.now() < failure.until) return { refusal: failure.refusal }
      this.failed.delete(backend)
      const refusal = backend.probe()
      return refusal === undefined ? { backend } : { refusal }
    } catch (error) {
      return { refusal: { reason: 'failed', message: errorText(error), data: { detail: errorText(error) } } }
    }
  }
}

/** Whether nothing plays, though something should. */
export function isMissing({ backend, choice }: SoundSelection): boolean {
  return backend.name === 'null' && choice !== 'null' && choice !== 'given'
}

/** Why the back end is this one, in a sentence. */
export function explainSound({ backend, choice, tried }: SoundSelection): string {
  if (choice === 'given') return `The sound back end ${backend.name} was given`
  if (choice !== 'auto' && choice === backend.name) return `The sound back end ${choice} was asked for`
  const reasons = tried.map(({ backend: name, refusal }) => `${name}: ${refusal.message}`).join('; ')
  const why = reasons === '' ? '' : ` (${reasons})`
  if (backend.name === 'null') {
    const wanted =
      choice === 'auto' ? 'No sound back end works here' : `The sound back end ${choice} does not work here`
    return `${wanted}, so nothing is heard${why}`
  }
  return `The sound back end ${backend.name} works here${why}`
}
