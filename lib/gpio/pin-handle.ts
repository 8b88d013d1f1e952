/** What the handles of all pins have in common. @module */

import type { Owner, Subscription } from '../scope.ts'
import type { NumericTag } from '../tags/api.ts'
import type { AnyPinCore } from './engine.ts'
import type { PinState } from './pin-core.ts'

export abstract class PinHandle {
  declare protected readonly core: AnyPinCore
  declare protected readonly owner: Owner

  constructor(core: AnyPinCore, owner: Owner) {
    // Hidden from listings, comparisons and copies of messages.
    Object.defineProperties(this, { core: { value: core }, owner: { value: owner } })
  }

  /**
   * The pin as topics and the tag name it, whatever spelling it was made with.
   *
   * @example
   * kaithem.gpio.DigitalInput('J8:7', { mock: true }).pin // => 4
   */
  get pin(): number | string {
    const { pin, id } = { pin: this.core.settings.pin, id: this.core.id }
    return pin.gpio ?? id
  }

  /**
   * The tag of the pin: `/system/gpio/` and its name, from 0 to 1.
   *
   * @example
   * kaithem.gpio.DigitalInput(4, { mock: true }).tag.name // => '/system/gpio/4'
   */
  get tag(): NumericTag {
    const { core, owner } = this
    return core.env.tagOf(owner, core.tagName)
  }

  /**
   * How the pin is: `driver`, `mocked` and `mock_reason`, `forced`, electrical `level`, `error` while its line is not
   * open, `warnings` about what the driver cannot do, `closed`.
   *
   * @example
   * const door = kaithem.gpio.DigitalInput(4, { mock: true })
   * door.state.driver // => 'mock'
   * door.state.level // => 1
   */
  get state(): PinState {
    return this.core.state
  }

  /**
   * Calls a function after each change of the state: level, failure and recovery, mocking, forcing, closing.
   *
   * @param f called with one argument, the state
   * @returns the subscription: call it, or its `unsubscribe()`, to end it
   * @throws KAITHEM_TYPE if f is no function; KAITHEM_CLOSED
   * @example
   * const door = kaithem.gpio.DigitalInput(4, { mock: true })
   * const seen = []
   * door.on_state(state => seen.push(state.level))
   * door.set_raw_mock_value(0)
   * seen.at(-1) // => 0
   */
  on_state(f: (state: PinState) => unknown): Subscription {
    return this.core.observe(this.owner, f)
  }

  /**
   * Lets go of the pin: its line, its subscriptions, its alert; an output is left at its fail-safe value. The tag stays.
   * Twice does nothing. In Node-RED the pin ends with the node that made it anyway.
   *
   * @example
   * const door = kaithem.gpio.DigitalInput(4, { mock: true })
   * door.close()
   * kaithem.gpio.get(4) // => undefined
   */
  close(): void {
    this.core.close()
  }

  /**
   * The same as `close`.
   *
   * @example
   * kaithem.gpio.DigitalInput(4, { mock: true }).dispose()
   */
  dispose(): void {
    this.close()
  }

  [Symbol.dispose](): void {
    this.close()
  }

  toJSON(): object {
    const { id, kind, state } = this.core
    return { pin: id, kind, tag: this.core.tagName, level: state.level, driver: state.driver }
  }
}
