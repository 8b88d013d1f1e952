/** String, object and binary tags as users hold them. @module */

import { KaithemError } from '../errors.ts'
import { TagPoint } from './tag-point.ts'

/** A tag that holds a text; everything else is turned into text. */
export class StringTagPoint extends TagPoint<string> {}

/** A tag whose values can be checked. */
abstract class CheckedTagPoint<T> extends TagPoint<T> {
  /**
   * A function that is called with each new value before it is stored; it returns the value to store, or throws to
   * refuse it. For object and binary tags. Null removes it.
   *
   * @throws KAITHEM_TYPE for what is neither a function nor null
   * @example
   * const point = kaithem.tags.ObjectTag('/robot/place')
   * point.validate = ({ x, y }) => ({ x: Math.round(x), y: Math.round(y) })
   * point.value = { x: 1.2, y: 2.9 }
   * point.value // => { x: 1, y: 3 }
   */
  get validate(): ((value: unknown) => unknown) | null {
    return this.core.knownMeta?.validate ?? null
  }

  set validate(check: ((value: T) => unknown) | null | undefined) {
    this.core.checkOpen()
    if (check !== null && check !== undefined && typeof check !== 'function') {
      throw new KaithemError('KAITHEM_TYPE', `validate of tag ${this.name} must be a function or null`, {})
    }
    this.core.meta.validate = (check as ((value: unknown) => unknown) | null) ?? undefined
  }
}

/** A tag that holds plain data; what you get and give is a copy. A text is parsed as JSON. */
export class ObjectTagPoint extends CheckedTagPoint<unknown> {}

/** A tag that holds bytes; what you get and give is a copy. */
export class BinaryTagPoint extends CheckedTagPoint<Uint8Array> {}
