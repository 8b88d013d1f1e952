/** What users hold of an output, digital or PWM. @module */

import { addAliases, type WithAliases } from '../aliases.ts'
import { KaithemError, valueText } from '../errors.ts'
import { refuseUnknownOptions } from '../option-names.ts'
import { type ByWhom, readByWhom } from './by-whom.ts'
import { blinkSteps, pulseSteps } from './effects.ts'
import { createLamp, type Lamp } from './lamp.ts'
import { readPositive, readSeconds } from './options.ts'
import type { OutputCore } from './output-core.ts'
import { PinHandle } from './pin-handle.ts'

/** How an output blinks. */
export interface BlinkOptions {
  /** Seconds on (default 1). */
  readonly on_time?: number | undefined
  /** Seconds off (default 1). */
  readonly off_time?: number | undefined
  /** How often (default: until something else is asked for). */
  readonly n?: number | null | undefined
  /** Ignored: blinking never waits. */
  readonly background?: boolean | undefined
}

/** A pulse of a digital output. */
export interface PulseOptions {
  /** Seconds on (default 1). */
  readonly length?: number | undefined
}

/** Pulses of a PWM output. */
export interface FadeOptions {
  /** Seconds from 0 to 1 (default 1). */
  readonly fade_in_time?: number | undefined
  /** Seconds from 1 to 0 (default 1). */
  readonly fade_out_time?: number | undefined
  /** How often (default: until something else is asked for). */
  readonly n?: number | null | undefined
  /** Ignored: pulsing never waits. */
  readonly background?: boolean | undefined
}

/** An output that is on or off. Every member answers to both spellings. */
export type DigitalOutput = WithAliases<DigitalOutputHandle>
/** An output with a duty cycle from 0 to 1. Every member answers to both spellings. */
export type PWMOutput = WithAliases<PWMOutputHandle>

type Given = Readonly<Record<string, unknown>>

/** Shorter steps would only keep the process busy. */
const shortestCycle = 0.001

function readOptions(who: string, options: unknown, known: readonly string[]): Given {
  if (options === undefined || options === null) return {}
  if (typeof options !== 'object') {
    const text = `The options of ${who} are an object such as { ${known[0]}: 0.5 }, not ${valueText(options)}`
    throw new KaithemError('KAITHEM_TYPE', text, {})
  }
  refuseUnknownOptions(who, options, known)
  return options as Given
}

function readTimes(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined
  const times = readPositive(value, 'n', 1)
  if (Number.isInteger(times)) return times
  throw new KaithemError('KAITHEM_VALUE', `n is ${times}; it must be a whole number, or null for ever`, { n: times })
}

function checkCycle(seconds: number): void {
  if (seconds >= shortestCycle) return
  throw new KaithemError('KAITHEM_VALUE', `Both times together are ${seconds} s; they must be 0.001 s or more`, {})
}

export abstract class OutputHandle extends PinHandle {
  declare protected readonly core: OutputCore

  /**
   * What its tag has. Setting it sets the default claim of the tag (priority 50); a higher claim keeps winning.
   * Blinking ends.
   *
   * @throws KAITHEM_VALUE, KAITHEM_TYPE for what is no number; KAITHEM_CLOSED
   * @example
   * const lamp = kaithem.gpio.DigitalOutput(17, { mock: true })
   * lamp.value = 1
   * kaithem.tags['/system/gpio/17'].value // => 1
   */
  get value(): number {
    return this.tag.value
  }

  set value(value: number | boolean) {
    this.core.set(value)
  }

  /**
   * The pin itself, without the tag: `value`, `is_active` and `is_lit`, `active_high`, `closed`, `close()`. When a person
   * forces the pin, this is what it is forced to.
   *
   * @example
   * const lamp = kaithem.gpio.DigitalOutput(17, { mock: true })
   * lamp.force(1)
   * lamp.gpio.is_lit // => true
   * lamp.value // => 0
   */
  get gpio(): Lamp {
    return createLamp(this.core)
  }

  /**
   * Sets the default claim of the tag to 1; a higher claim keeps winning.
   *
   * @throws KAITHEM_CLOSED
   * @example
   * const lamp = kaithem.gpio.DigitalOutput(17, { mock: true })
   * lamp.on()
   * lamp.state.level // => 1
   */
  on(): void {
    this.core.set(1)
  }

  /**
   * Sets the default claim of the tag to 0; a higher claim keeps winning.
   *
   * @throws KAITHEM_CLOSED
   * @example
   * const lamp = kaithem.gpio.DigitalOutput(17, { mock: true, initial_value: 1 })
   * lamp.off()
   * lamp.value // => 0
   */
  off(): void {
    this.core.set(0)
  }

  /**
   * Sets the default claim to the opposite of the value: 1 minus it, so 0.3 of a PWM output becomes 0.7.
   *
   * @throws KAITHEM_CLOSED
   * @example
   * const lamp = kaithem.gpio.DigitalOutput(17, { mock: true })
   * lamp.toggle()
   * lamp.value // => 1
   */
  toggle(): void {
    const { value } = this
    this.core.set(this.core.kind === 'pwm' ? 1 - value : 1 - this.core.rounded(value))
  }

  /**
   * Goes on and off through the default claim, until `on()`, `off()`, `toggle()`, a new value or another effect.
   *
   * @param options `{ on_time: 1, off_time: 1, n: null }`, seconds; after `n` times it is off
   * @throws KAITHEM_VALUE, KAITHEM_TYPE naming the option; KAITHEM_CLOSED
   * @example
   * const lamp = kaithem.gpio.DigitalOutput(17, { mock: true })
   * lamp.blink({ on_time: 0.2, off_time: 0.8 })
   * lamp.value // => 1
   * lamp.off()
   */
  blink(options?: BlinkOptions): void {
    const given = readOptions('blink', options, ['on_time', 'off_time', 'n', 'background'])
    const onTime = readSeconds(given.on_time ?? given.onTime, 'on_time', 1)
    const offTime = readSeconds(given.off_time ?? given.offTime, 'off_time', 1)
    checkCycle(onTime + offTime)
    this.core.play(blinkSteps(onTime, offTime), readTimes(given.n))
  }

  /**
   * For operators: the pin gets this value and ignores its tag; the alert `Pin<pin>override` says so.
   *
   * @param v from 0 to 1, true or false; above 0.5 a digital output is on
   * @param options `{ by }`: who does it, for the journal of alerts
   * @throws KAITHEM_VALUE, KAITHEM_TYPE for anything else; KAITHEM_CLOSED
   * @example
   * const pump = kaithem.gpio.DigitalOutput(17, { mock: true })
   * pump.force(1, { by: 'ann' })
   * pump.state.forced // => true
   * kaithem.alerts.get('Pin17override').state // => 'tripped'
   */
  force(v: number | boolean, options?: ByWhom): void {
    this.core.force(v, readByWhom('force()', options))
  }

  /**
   * For operators: the pin follows its tag again, and the alert is cleared.
   *
   * @param options `{ by }`: who does it
   * @throws KAITHEM_TYPE, KAITHEM_VALUE for options that are none; KAITHEM_CLOSED
   * @example
   * const pump = kaithem.gpio.DigitalOutput(17, { mock: true })
   * pump.force(1)
   * pump.unforce()
   * pump.state.level // => 0
   */
  unforce(options?: ByWhom): void {
    this.core.unforce(readByWhom('unforce()', options))
  }
}

export class DigitalOutputHandle extends OutputHandle {
  get [Symbol.toStringTag](): string {
    return 'DigitalOutput'
  }

  /**
   * On for a time, then off, through the default claim. Called again while it is on, the time starts anew.
   *
   * @param options `{ length: 1 }`: seconds on
   * @throws KAITHEM_VALUE, KAITHEM_TYPE naming the option; KAITHEM_CLOSED
   * @example
   * const opener = kaithem.gpio.DigitalOutput(17, { mock: true })
   * opener.pulse({ length: 3 })
   * opener.value // => 1
   */
  pulse(options?: PulseOptions): void {
    const given = readOptions('pulse', options, ['length'])
    this.core.play([[1, readPositive(given.length, 'length', 1)]], 1)
  }
}

export class PWMOutputHandle extends OutputHandle {
  get [Symbol.toStringTag](): string {
    return 'PWMOutput'
  }

  /**
   * Pulses per second, as it was made with.
   *
   * @example
   * kaithem.gpio.PWMOutput(18, { mock: true }).frequency // => 100
   */
  get frequency(): number {
    return this.core.settings.frequency
  }

  /**
   * Fades in and out through the default claim, 25 steps a second, until something else is asked for.
   *
   * @param options `{ fade_in_time: 1, fade_out_time: 1, n: null }`, seconds; after `n` times it is off
   * @throws KAITHEM_VALUE, KAITHEM_TYPE naming the option; KAITHEM_CLOSED
   * @example
   * const lamp = kaithem.gpio.PWMOutput(18, { mock: true })
   * lamp.pulse({ fade_in_time: 2, fade_out_time: 0.5, n: 3 })
   */
  pulse(options?: FadeOptions): void {
    const given = readOptions('pulse', options, ['fade_in_time', 'fade_out_time', 'n', 'background'])
    const fadeIn = readSeconds(given.fade_in_time ?? given.fadeInTime, 'fade_in_time', 1)
    const fadeOut = readSeconds(given.fade_out_time ?? given.fadeOutTime, 'fade_out_time', 1)
    const steps = pulseSteps(fadeIn, fadeOut)
    if (steps.length === 0) checkCycle(0)
    this.core.play(steps, readTimes(given.n))
  }
}

addAliases(OutputHandle.prototype)
addAliases(DigitalOutputHandle.prototype)
addAliases(PWMOutputHandle.prototype)
