/** Which driver serves the ports: looked for when they are first needed, and why it is this one. @module */

import { errorText, KaithemError, valueText } from '../errors.ts'
import type { MidiBackend, MidiDriverName, Refusal } from './backend.ts'
import type { NullMidi } from './backends/null.ts'

/** A driver that can be made. */
export interface MidiDriver {
  readonly name: MidiDriverName
  /** Makes it, without looking at the machine yet. */
  create(): MidiBackend
}

/** What may be asked for: `auto` takes the first one that works. */
export type MidiChoice = 'auto' | MidiDriverName

export const midiChoices: readonly MidiChoice[] = ['auto', 'rtmidi', 'null']

/** @throws KAITHEM_VALUE */
export function checkMidiChoice(value: unknown): MidiChoice {
  const found = midiChoices.find((each) => each === value)
  if (found !== undefined) return found
  const text = `There is no MIDI driver ${valueText(value).slice(0, 60)}; there are ${midiChoices.join(', ')}`
  throw new KaithemError('KAITHEM_VALUE', text, { driver: valueText(value).slice(0, 60) })
}

/** A driver that was asked whether it works, and why it does not. */
export interface TriedMidiDriver {
  readonly driver: MidiDriverName
  readonly refusal: Refusal
}

/** The driver there is, and how it was found. */
export interface MidiSelection {
  readonly backend: MidiBackend
  readonly choice: MidiChoice | 'given'
  /** Those before it that do not work. */
  readonly tried: readonly TriedMidiDriver[]
}

export interface MidiDriverDeps {
  /** The ports in memory, where nothing else works. */
  readonly memory: NullMidi
  readonly drivers: readonly MidiDriver[]
  /** Asked each time: a driver of one's own, or which one to take. */
  readonly choice: () => MidiChoice | MidiBackend
}

export class MidiDrivers {
  private readonly deps: MidiDriverDeps
  private readonly made = new Map<MidiDriver, MidiBackend>()
  private found: MidiSelection | undefined

  constructor(deps: MidiDriverDeps) {
    this.deps = deps
  }

  /** Whether nothing is to be sent. */
  get isMuted(): boolean {
    const choice = this.deps.choice()
    return choice === 'null' || (typeof choice === 'object' && choice.name === 'null')
  }

  /**
   * The driver for ports. One that works is kept until somebody chooses another; while there is none, each call looks
   * anew, because a device or a package may have come.
   *
   * @throws KAITHEM_VALUE for a choice that is none
   */
  select(): MidiSelection {
    const choice = this.deps.choice()
    const { found } = this
    if (typeof choice === 'object' && choice !== null) return this.keep({ backend: choice, choice: 'given', tried: [] })
    if (found?.choice === choice && (found.backend !== this.deps.memory || choice === 'null')) return found
    return this.keep(this.look(checkMidiChoice(choice)))
  }

  close(): void {
    for (const backend of this.made.values()) backend.close()
    this.made.clear()
    this.found = undefined
  }

  private keep(selection: MidiSelection): MidiSelection {
    this.found = selection
    return selection
  }

  private look(choice: MidiChoice): MidiSelection {
    const tried: TriedMidiDriver[] = []
    for (const driver of this.deps.drivers) {
      if (choice !== 'auto' && driver.name !== choice) continue
      const backend = this.made.get(driver) ?? driver.create()
      this.made.set(driver, backend)
      const refusal = probe(backend)
      if (refusal === undefined) return { backend, choice, tried }
      tried.push({ driver: driver.name, refusal })
    }
    return { backend: this.deps.memory, choice, tried }
  }
}

function probe(backend: MidiBackend): Refusal | undefined {
  try {
    return backend.probe()
  } catch (error) {
    return { reason: 'failed', message: errorText(error), data: { detail: errorText(error) } }
  }
}

/** Whether ports were wanted and there are none but those in memory. */
export function isFallback({ backend, choice }: MidiSelection): boolean {
  return backend.name === 'null' && choice !== 'null' && choice !== 'given'
}

/** Why the driver is this one, in a sentence. */
export function explainMidi(selection: MidiSelection): string {
  const { backend, choice, tried } = selection
  if (choice === 'given') return `The driver ${backend.name} was given`
  if (isFallback(selection)) {
    const reasons = tried.map(({ driver, refusal }) => `${driver}: ${refusal.message}`).join('; ')
    return `There are no MIDI ports here${reasons === '' ? '' : ` (${reasons})`}`
  }
  return choice === 'auto' ? `The driver ${backend.name} works here` : `The driver ${choice} was asked for`
}
