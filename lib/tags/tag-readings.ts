/** The value of a tag: reading and setting it, where it comes from, and asking its getter. @module */

import { addAliases } from '../aliases.ts'
import { setSourceListener } from './hooks.ts'
import { TagMetadata } from './tag-metadata.ts'

/** The part of a tag that is about its value. */
export abstract class TagReadings<T> extends TagMetadata<T> {
  /**
   * The present value, within the limits. Reading runs the getter when there is one and it is due. Setting sets the
   * claim `default` (priority 50); a function becomes a getter.
   *
   * @throws KAITHEM_TYPE, KAITHEM_VALUE when the type of the tag refuses the value; KAITHEM_CLOSED
   * @example
   * const temp = kaithem.tags['/shop/temp']
   * temp.value = 21
   * temp.value // => 21
   * temp.value = 'warm' // throws KAITHEM_VALUE
   * temp.value = () => 22
   * temp.value // => 22
   */
  get value(): T {
    return this.core.read()
  }

  set value(value: unknown) {
    this.core.setDefault(value, this.holder.owner)
  }

  /**
   * The value as it was last computed, without running a getter.
   *
   * @example
   * kaithem.tags['/shop/temp'].value = 21
   * kaithem.tags['/shop/temp'].lastValue // => 21
   */
  get lastValue(): T {
    return this.core.present(this.core.value)
  }

  /**
   * When the active claim was set, in epoch seconds; 0 means never: the value is a default.
   *
   * @example
   * const temp = kaithem.tags['/shop/temp']
   * temp.timestamp // => 0
   * temp(21, 1_600_000_000)
   * temp.timestamp // => 1_600_000_000
   */
  get timestamp(): number {
    return this.core.active.timestamp
  }

  /**
   * What was given along with the value of the active claim; null if nothing.
   *
   * @example
   * const temp = kaithem.tags['/shop/temp']
   * temp(21, null, 'sensor 7')
   * temp.annotation // => 'sensor 7'
   */
  get annotation(): unknown {
    return this.core.active.annotation
  }

  /**
   * Seconds since the timestamp; huge for a tag that was never set.
   *
   * @example
   * kaithem.tags['/shop/temp'].value = 21
   * kaithem.tags['/shop/temp'].age < 1 // => true
   */
  get age(): number {
    return this.core.env.clock.now() - this.core.active.timestamp
  }

  /**
   * The name of the active claim, the one that decides the value.
   *
   * @example
   * const lamp = kaithem.tags['/hall/lamp']
   * lamp.currentSource // => 'default'
   * lamp.claim(1, 'night', 60)
   * lamp.currentSource // => 'night'
   */
  get currentSource(): string {
    return this.core.active.name
  }

  /**
   * A function that is called with the name of the active claim whenever another claim takes over. One per tag; null
   * removes it. It ends with the node that set it.
   *
   * @throws KAITHEM_TYPE for what is neither a function nor null; KAITHEM_CLOSED
   * @example
   * const seen = []
   * const lamp = kaithem.tags['/hall/lamp']
   * lamp.onSourceChanged = name => seen.push(name)
   * lamp.claim(1, 'night', 60).release()
   * seen // => ['night', 'default']
   */
  get onSourceChanged(): ((name: string) => unknown) | null {
    return this.core.knownMeta?.onSourceChanged?.call ?? null
  }

  set onSourceChanged(listener: ((name: string) => unknown) | null | undefined) {
    setSourceListener(this.core, this.holder.owner, listener)
  }

  /**
   * True while the value comes from a getter or an expression.
   *
   * @example
   * const temp = kaithem.tags['/shop/temp']
   * temp.value = () => 21
   * temp.isDynamic() // => true
   */
  isDynamic(): boolean {
    return this.core.active.source !== undefined
  }

  /**
   * Runs the getter now, whatever the interval, and returns the value; subscribers are told about a change.
   *
   * @example
   * const temp = kaithem.tags['/shop/temp']
   * temp.interval = 60
   * temp.value = () => 21
   * temp.pull() // => 21
   */
  pull(): T {
    this.core.poll(true)
    return this.lastValue
  }

  /**
   * Runs the getter if the interval is over; subscribers are told about a change.
   *
   * @example
   * const temp = kaithem.tags['/shop/temp']
   * temp.value = () => 21
   * temp.poll()
   * temp.lastValue // => 21
   */
  poll(): void {
    this.core.poll(false)
  }

  /**
   * As `poll`.
   *
   * @example
   * kaithem.tags['/shop/temp'].recalc()
   */
  recalc(): void {
    this.core.poll(false)
  }
}

addAliases(TagReadings.prototype)
