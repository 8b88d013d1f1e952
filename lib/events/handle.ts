/** What users hold of an event. @module */

import type { EventKind, LiveEvent } from './live-event.ts'

/** A live event. It ends with whoever made it (`when` and `after`: see there), or by `cancel()`. */
export class EventHandle {
  declare private readonly core: LiveEvent

  constructor(core: LiveEvent) {
    // Not enumerable, so that it stays out of messages.
    Object.defineProperty(this, 'core', { value: core })
  }

  /**
   * `when`, `after`, `edge`, `change`, `message` or `time`.
   *
   * @example
   * const event = kaithem.events.event('!time every day at 8:00 UTC', () => {}, { name: 'breakfast' })
   * event.kind // => 'time'
   */
  get kind(): EventKind {
    return this.core.kind
  }

  /**
   * Its name; that of its trigger if it was given none.
   *
   * @example
   * const event = kaithem.events.event('!time every day at 8:00 UTC', () => {}, { name: 'breakfast' })
   * event.name // => 'breakfast'
   */
  get name(): string {
    return this.core.name
  }

  /**
   * Whether it may still happen: false after `cancel()`, and after the run of `when` and `after`.
   *
   * @example
   * const event = kaithem.events.event('!time every day at 8:00 UTC', () => {}, { name: 'breakfast' })
   * event.cancel()
   * event.active // => false
   */
  get active(): boolean {
    return this.core.active
  }

  /**
   * Whether it acts; see `disable()`.
   *
   * @example
   * const event = kaithem.events.event('!time every day at 8:00 UTC', () => {}, { name: 'breakfast' })
   * event.disable()
   * event.enabled // => false
   */
  get enabled(): boolean {
    return this.core.enabled
  }

  /**
   * When it happens next, epoch seconds; null if that is not known or never.
   *
   * @example
   * const event = kaithem.events.event('!time every day at 8:00 UTC', () => {}, { name: 'breakfast' })
   * event.next % 86400 // => 28_800
   */
  get next(): number | null {
    return this.core.next ?? null
  }

  /**
   * When its action last began, epoch seconds; null if it has not.
   *
   * @example
   * const event = kaithem.events.event('!time every day at 8:00 UTC', () => {}, { name: 'breakfast' })
   * event.last // => null
   */
  get last(): number | null {
    return this.core.runner.last ?? null
  }

  /**
   * How often its action ran.
   *
   * @example
   * const event = kaithem.events.event('!time every day at 8:00 UTC', () => {}, { name: 'breakfast' })
   * event.trigger()
   * event.runs // => 1
   */
  get runs(): number {
    return this.core.runner.runs
  }

  /**
   * Why its trigger does not work now: the error of its function or expression, or KAITHEM_NO_LOCATION where a time by the
   * sun waits for a location. Undefined while it works.
   *
   * @example
   * const event = kaithem.events.event('!time every day at 8:00 UTC', () => {}, { name: 'breakfast' })
   * event.problem // => undefined
   */
  get problem(): unknown {
    return this.core.problem
  }

  /**
   * How many errors its trigger and its action had.
   *
   * @example
   * const event = kaithem.events.event('!time every day at 8:00 UTC', () => {}, { name: 'breakfast' })
   * event.errors // => 0
   */
  get errors(): number {
    return this.core.errors
  }

  /**
   * Runs the action now, also while it is disabled; rate limit and overlap are not asked.
   *
   * @example
   * const event = kaithem.events.event('!time every day at 8:00', () => {})
   * event.trigger()
   * event.runs // => 1
   */
  trigger(): void {
    this.core.trigger()
  }

  /**
   * Acts again after `disable()`. It starts afresh: a condition that is true now counts as becoming true, times that
   * passed meanwhile are not made up for.
   *
   * @example
   * const event = kaithem.events.event('!time every day at 8:00', () => {}, { enabled: false })
   * event.enable()
   * event.enabled // => true
   */
  enable(): void {
    this.core.enable()
  }

  /**
   * Stops acting until `enable()`.
   *
   * @example
   * const event = kaithem.events.event('!time every day at 8:00', () => {})
   * event.disable()
   * event.next // => null
   */
  disable(): void {
    this.core.disable()
  }

  /**
   * Ends it for good.
   *
   * @example
   * const event = kaithem.events.after(60, () => {})
   * event.cancel()
   * event.active // => false
   */
  cancel(): void {
    this.core.dispose()
  }

  /**
   * As `cancel`.
   *
   * @example
   * const event = kaithem.events.event('!time every day at 8:00 UTC', () => {}, { name: 'breakfast' })
   * event.dispose()
   * event.active // => false
   */
  dispose(): void {
    this.core.dispose()
  }

  /** As `cancel`. */
  [Symbol.dispose](): void {
    this.core.dispose()
  }

  /** Keeps it out of serialised messages. */
  toJSON(): string {
    return `[event ${this.name}]`
  }
}
