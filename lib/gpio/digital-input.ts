/** What users hold of an input. @module */

import { addAliases, type WithAliases } from '../aliases.ts'
import { KaithemError, valueText } from '../errors.ts'
import { refuseUnknownOptions } from '../option-names.ts'
import type { Owner, Subscription } from '../scope.ts'
import type { Level } from './backend.ts'
import { type Button, createButton } from './button.ts'
import { type ByWhom, readByWhom } from './by-whom.ts'
import type { Gesture, GestureTimes } from './gestures.ts'
import type { InputCore } from './input-core.ts'
import { readPositive } from './options.ts'
import { PinHandle } from './pin-handle.ts'

/** Called with the topic and a value, as the message bus calls. */
export type PinListener = (topic: string, value: boolean, timestamp: number) => unknown

/** When presses are what; all in seconds but the last. */
export interface GestureOptions {
  /** Longest pause between two clicks that belong together (default 0.3). */
  readonly double_time?: number | undefined
  /** Presses of this length are long (default 1). */
  readonly long_time?: number | undefined
  /** After so many clicks nothing is waited for; 1 tells a click at once (default 2). */
  readonly max_clicks?: number | undefined
}

/** An input. Every member answers to both spellings (`on_change`, `onChange`). */
export type DigitalInput = WithAliases<DigitalInputHandle>

const gestureOptionNames = ['double_time', 'long_time', 'max_clicks']

function readTimes(options: unknown): GestureTimes {
  const given = (options ?? {}) as Readonly<Record<string, unknown>>
  if (typeof given !== 'object') {
    const text = `The options of on_gesture are an object such as { long_time: 2 }, not ${valueText(options)}`
    throw new KaithemError('KAITHEM_TYPE', text, {})
  }
  refuseUnknownOptions('on_gesture', given, gestureOptionNames)
  const maxClicks = readPositive(given.max_clicks ?? given.maxClicks, 'max_clicks', 2)
  if (!Number.isInteger(maxClicks)) {
    throw new KaithemError('KAITHEM_VALUE', `max_clicks is ${maxClicks}; it must be a whole number`, {})
  }
  return {
    doubleTime: readPositive(given.double_time ?? given.doubleTime, 'double_time', 0.3),
    longTime: readPositive(given.long_time ?? given.longTime, 'long_time', 1),
    maxClicks,
  }
}

function readLevel(value: unknown): Level {
  if (value === 1 || value === true) return 1
  if (value === 0 || value === false) return 0
  const code = typeof value === 'number' ? 'KAITHEM_VALUE' : 'KAITHEM_TYPE'
  throw new KaithemError(code, `A level is 1 (high) or 0 (low), not ${valueText(value)}`, { value: valueText(value) })
}

export class DigitalInputHandle extends PinHandle {
  declare protected readonly core: InputCore
  declare private readonly button: { made: Button | undefined }

  constructor(core: InputCore, owner: Owner) {
    super(core, owner)
    Object.defineProperty(this, 'button', { value: {} })
  }

  get [Symbol.toStringTag](): string {
    return 'DigitalInput'
  }

  /**
   * What its tag has: 1 when the input is active, unless a higher claim says otherwise.
   *
   * @example
   * const door = kaithem.gpio.DigitalInput(4, { mock: true })
   * door.set_raw_mock_value(0) // pulled up, so low is active
   * door.value // => 1
   */
  get value(): number {
    return this.tag.value
  }

  /**
   * The input as a button, without the tag: `value`, `is_active` and `is_pressed`, `is_held`, `active_time`,
   * `inactive_time` and `held_time` (seconds, or null), `pull_up`, `closed`, `close()`, and `wait_for_active(timeout)`,
   * `wait_for_inactive(timeout)`, which give promises.
   *
   * @example
   * const bell = kaithem.gpio.DigitalInput(4, { mock: true })
   * bell.set_raw_mock_value(0)
   * bell.gpio.is_pressed // => true
   * bell.gpio.is_held // => false
   */
  get gpio(): Button {
    this.button.made ??= createButton(this.core)
    return this.button.made
  }

  /**
   * Calls a function at every change: with the topic `/system/gpio/change/<pin>` and true (active) or false.
   *
   * @param f f(topic, value); it runs after the running code, like all messages. It ends with the pin and with the node
   * @returns the subscription: call it, or its `unsubscribe()`, to end it
   * @throws KAITHEM_TYPE if f is no function; KAITHEM_CLOSED
   * @example
   * const door = kaithem.gpio.DigitalInput(4, { mock: true })
   * door.on_change((topic, active) => node.send({ topic, payload: active }))
   */
  on_change(f: PinListener): Subscription {
    return this.core.listen(this.owner, 'change', f)
  }

  /**
   * Calls a function when the input has been active for `hold_time`, and with `hold_repeat` again and again: with the
   * topic `/system/gpio/hold/<pin>` and true.
   *
   * @param f f(topic, true)
   * @returns the subscription: call it, or its `unsubscribe()`, to end it
   * @throws KAITHEM_TYPE if f is no function; KAITHEM_CLOSED
   * @example
   * const bell = kaithem.gpio.DigitalInput(4, { mock: true, hold_time: 3 })
   * bell.on_hold(() => node.warn('somebody leans on the bell'))
   */
  on_hold(f: PinListener): Subscription {
    return this.core.listen(this.owner, 'hold', f)
  }

  /**
   * Calls a function when the input becomes active: with the topic `/system/gpio/active/<pin>` and true.
   *
   * @param f f(topic, true)
   * @returns the subscription: call it, or its `unsubscribe()`, to end it
   * @throws KAITHEM_TYPE if f is no function; KAITHEM_CLOSED
   * @example
   * kaithem.gpio.DigitalInput(4, { mock: true }).on_active(() => node.warn('pressed'))
   */
  on_active(f: PinListener): Subscription {
    return this.core.listen(this.owner, 'active', f)
  }

  /**
   * Calls a function when the input becomes inactive: with the topic `/system/gpio/inactive/<pin>` and false.
   *
   * @param f f(topic, false)
   * @returns the subscription: call it, or its `unsubscribe()`, to end it
   * @throws KAITHEM_TYPE if f is no function; KAITHEM_CLOSED
   * @example
   * kaithem.gpio.DigitalInput(4, { mock: true }).on_inactive(() => node.warn('released'))
   */
  on_inactive(f: PinListener): Subscription {
    return this.core.listen(this.owner, 'inactive', f)
  }

  /**
   * Calls a function for clicks, double clicks and long presses: with the topic `/system/gpio/gesture/<pin>` and
   * `{ kind, count, time }`: `kind` is `click` (`count` 2 is a double click) or `long`, `time` in epoch seconds. A click
   * is told when no other follows within `double_time`; a long press as soon as it is one.
   *
   * @param f f(topic, gesture)
   * @param options `{ double_time: 0.3, long_time: 1, max_clicks: 2 }`, times in seconds
   * @returns the subscription: call it, or its `unsubscribe()`, to end it
   * @throws KAITHEM_TYPE if f is no function; KAITHEM_VALUE for times that are not above 0; KAITHEM_CLOSED
   * @example
   * const button = kaithem.gpio.DigitalInput(4, { mock: true })
   * button.on_gesture((topic, { kind, count }) => node.send({ payload: `${kind} ${count}` }), { long_time: 2 })
   */
  on_gesture(f: (topic: string, gesture: Gesture) => unknown, options?: GestureOptions): Subscription {
    return this.core.onGesture(this.owner, f, readTimes(options))
  }

  /**
   * Puts the input into mock mode and applies a level: everything then happens as if the real pin had it.
   *
   * @param v electrical level: 1 or true is high, 0 or false low
   * @throws KAITHEM_VALUE, KAITHEM_TYPE for anything else; KAITHEM_CLOSED
   * @example
   * const door = kaithem.gpio.DigitalInput(4)
   * door.set_raw_mock_value(0)
   * door.value // => 1
   * door.state.mocked // => true
   */
  set_raw_mock_value(v: Level | boolean): void {
    this.core.setRawMock(readLevel(v), 'code')
  }

  /**
   * Back to the real pin; what is different there is a change like any other.
   *
   * @throws KAITHEM_UNAVAILABLE where there are no real pins; the input stays mocked and usable. KAITHEM_STATE, KAITHEM_KEY
   * when the line cannot be opened; KAITHEM_CLOSED
   * @example
   * const door = kaithem.gpio.DigitalInput(4, { mock: true })
   * door.release_mocking() // throws KAITHEM_UNAVAILABLE
   */
  release_mocking(): void {
    this.core.releaseMocking()
  }

  /**
   * For operators: as `set_raw_mock_value`, and the alert `Pin<pin>mock` says so.
   *
   * @param level 1 or true is high, 0 or false low
   * @param options `{ by }`: who does it, for the journal of alerts
   * @throws KAITHEM_VALUE, KAITHEM_TYPE for what is no level; KAITHEM_CLOSED
   * @example
   * kaithem.gpio.DigitalInput(4, { mock: true }).mock(0, { by: 'ann' })
   * kaithem.alerts.get('Pin4mock').state // => 'tripped'
   */
  mock(level: Level | boolean, options?: ByWhom): void {
    this.core.mock(readLevel(level), readByWhom('mock()', options))
  }

  /**
   * For operators: ends mocking and clears the alert. Where there is no real pin the input is inactive again.
   *
   * @param options `{ by }`: who does it
   * @throws KAITHEM_STATE, KAITHEM_KEY when the real line cannot be opened; KAITHEM_TYPE, KAITHEM_VALUE for options that are none;
   * KAITHEM_CLOSED
   * @example
   * const door = kaithem.gpio.DigitalInput(4, { mock: true })
   * door.mock(0, { by: 'ann' })
   * door.unmock({ by: 'ann' })
   * door.value // => 0
   */
  unmock(options?: ByWhom): void {
    this.core.unmock(readByWhom('unmock()', options))
  }
}

addAliases(PinHandle.prototype)
addAliases(DigitalInputHandle.prototype)
