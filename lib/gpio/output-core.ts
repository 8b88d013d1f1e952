/**
 * An output: it follows its tag, or what somebody forces it to. Digital and PWM, real and mocked alike.
 *
 * Porting note: in Kaithem an output with an `initial_value` leaves its tag at 0 until the first change, and a fraction that a PWM
 * tag had before is lost; here the tag gets the initial value, unless it was set before, and fractions stay. PWM, which
 * Kaithem's code cannot do, works.
 *
 * Porting note: `frequency`, which makes Kaithem's DigitalOutput fail, is ignored there; the alert `Pin<pin>override`, which
 * Kaithem makes and never trips, is tripped by `force`.
 *
 * @module
 */

import { KaithemError } from '../errors.ts'
import type { Owner, Subscription } from '../scope.ts'
import type { NumericTag } from '../tags/api.ts'
import type { GpioBackend, OutputLine, OutputListener, PwmLine } from './backend.ts'
import type { ByWhom } from './by-whom.ts'
import { EffectPlayer, type Step } from './effects.ts'
import type { GpioEnv } from './environment.ts'
import { type OutputSettings, readShare } from './options.ts'
import { namePin, PinCore } from './pin-core.ts'

/** A line of either kind, written with what is electrical: a level, or the share of the time that it is high. */
interface Driven {
  write(electrical: number): void
  close(): void
}

/** Above it a digital output is on. */
const threshold = 0.5

export class OutputCore extends PinCore<Driven> {
  readonly kind: 'output' | 'pwm'
  declare readonly settings: OutputSettings
  private readonly effects: EffectPlayer
  private following: Subscription | undefined
  private forcedTo: number | undefined
  private written: number | null = null
  private first: number | undefined

  constructor(
    env: GpioEnv,
    owner: Owner,
    { kind, settings }: { readonly kind: 'output' | 'pwm'; readonly settings: OutputSettings },
    ended: (core: PinCore<{ close(): void }>) => void,
  ) {
    super(env, owner, settings, `Pin${settings.pin.id}override`, ended)
    this.kind = kind
    this.effects = new EffectPlayer(env.clock, (value) => this.playStep(value))
  }

  /** Opens the line at the value it is to have, then follows the tag. @throws what the driver says */
  start(): void {
    const tag = this.env.tagOf(this.owner, this.tagName)
    // Code that set the tag before the output was made knew what it wanted.
    this.first = tag.timestamp === 0 ? this.settings.initialValue : undefined
    try {
      this.keeper.start()
    } catch (error) {
      namePin(this.id, error)
    }
    const { first } = this
    this.first = undefined
    this.follow(tag)
    if (first !== undefined) tag.value = first
    this.apply()
  }

  get forced(): boolean {
    return this.forcedTo !== undefined
  }

  get level(): number | null {
    return this.keeper.line === undefined ? null : this.written
  }

  get pinValue(): number {
    return this.rounded(this.wanted)
  }

  /** Sets the default claim of the tag; what was playing ends. */
  set(value: unknown): void {
    this.assertOpen()
    this.effects.stop()
    this.put(typeof value === 'boolean' ? Number(value) : value)
  }

  /** Plays steps through the default claim. */
  play(steps: readonly Step[], times: number | undefined): void {
    this.assertOpen()
    this.effects.play(steps, times)
  }

  /** A person decides: the tag is ignored. @throws KAITHEM_TYPE, KAITHEM_VALUE */
  force(value: unknown, by: ByWhom): void {
    this.assertOpen()
    this.forcedTo = this.rounded(readShare(value, `The value that pin ${this.id} is forced to`))
    this.apply()
    this.trip(by, `Pin ${this.id} is forced to ${this.forcedTo}`)
    this.changed()
  }

  /** It follows its tag again. */
  unforce(by: ByWhom): void {
    this.assertOpen()
    this.forcedTo = undefined
    this.apply()
    this.clear(by)
    this.changed()
  }

  tagDeleted(): void {
    if (this.closed) return
    this.follow(this.env.tagOf(this.owner, this.tagName))
    this.apply()
  }

  protected openLine(backend: GpioBackend, isCurrent: () => boolean): Driven {
    const failed = (error: KaithemError): void => {
      if (isCurrent()) this.keeper.fail(error)
    }
    const line = this.kind === 'pwm' ? this.openPwm(backend, { failed }) : this.openDigital(backend, { failed })
    this.written = this.electrical
    return line as Driven
  }

  protected reopened(): void {
    this.apply()
  }

  /** What was to be there is written when the line is back. */
  protected lost(): void {}

  /** An effect that is cut off ends as it would have: a tag that stayed on would switch the next object on for good. */
  protected end(): void {
    const { playing } = this.effects
    this.effects.stop()
    if (!playing) return
    this.playStep(0)
    // The line goes to its fail-safe level next.
    if (this.settings.failSafe === undefined) this.apply()
  }

  private openDigital(backend: GpioBackend, listener: OutputListener): OutputLine {
    const { pin, drive, failSafe } = this.settings
    if (drive !== 'push-pull' && !backend.features.drive) {
      const text = `The driver ${backend.name} can only drive push-pull, not ${drive}; use the driver cdev`
      throw new KaithemError('KAITHEM_VALUE', text, { driver: backend.name, drive })
    }
    const level = this.electrical === 1 ? 1 : 0
    return backend.openOutput(pin.address, { drive, level, failSafe }, listener)
  }

  private openPwm(backend: GpioBackend, listener: OutputListener): PwmLine {
    const { pin, frequency, failSafe } = this.settings
    if (!backend.features.pwm) {
      const text = `The driver ${backend.name} cannot do PWM; use the driver cdev, or a digital output`
      throw new KaithemError('KAITHEM_UNAVAILABLE', text, { driver: backend.name })
    }
    return backend.openPwm(pin.address, { frequency, duty: this.electrical, failSafe }, listener)
  }

  private follow(tag: NumericTag): void {
    this.following?.unsubscribe()
    tag.min = 0
    tag.max = 1
    this.following = tag.subscribe(() => this.apply())
  }

  private put(value: unknown): void {
    this.env.tagOf(this.owner, this.tagName).value = value as number
  }

  /** By a timer: what others do to the tag must not end the process. */
  private playStep(value: number): void {
    try {
      this.put(value)
    } catch (error) {
      this.effects.stop()
      this.owner.report(error, `pin ${this.id}`)
    }
  }

  /** Logical, before rounding. */
  private get wanted(): number {
    return this.forcedTo ?? this.first ?? this.tagValue
  }

  private get tagValue(): number {
    return Math.min(1, Math.max(0, this.env.tagOf(this.owner, this.tagName).lastValue))
  }

  private get electrical(): number {
    const value = this.rounded(this.wanted)
    return this.settings.activeLevel === 1 ? value : 1 - value
  }

  /** As the kind of output has it: digital ones are on above a half. */
  rounded(value: number): number {
    if (this.kind === 'pwm') return value
    return value > threshold ? 1 : 0
  }

  private apply(): void {
    const { electrical } = this
    if (this.keeper.line === undefined || electrical === this.written) return
    this.keeper.use((line) => {
      line.write(electrical)
      this.written = electrical
    })
    this.changed()
  }
}
