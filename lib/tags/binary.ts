/** Binary tags: bytes, copied on the way in and out. @module */

import { KaithemError } from '../errors.ts'
import { refusePromise } from '../thenable.ts'
import { Point } from './point.ts'

function isArrayBuffer(value: unknown): value is ArrayBuffer {
  const tag = Object.prototype.toString.call(value)
  return tag === '[object ArrayBuffer]' || tag === '[object SharedArrayBuffer]'
}

function isByte(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 255
}

/**
 * Own bytes from a Buffer, a typed array, an ArrayBuffer or a list of numbers 0 to 255.
 *
 * @throws KAITHEM_VALUE a list with something else in it; KAITHEM_TYPE anything else
 */
export function toBytes(value: unknown, what: string): Uint8Array {
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice()
  if (isArrayBuffer(value)) return new Uint8Array(value).slice()
  if (Array.isArray(value)) {
    if (value.every(isByte)) return Uint8Array.from(value)
    throw new KaithemError('KAITHEM_VALUE', `${what} needs bytes: whole numbers from 0 to 255`, {})
  }
  const message = `${what} needs a Buffer, a Uint8Array, an ArrayBuffer or a list of numbers, not ${typeof value}`
  throw new KaithemError('KAITHEM_TYPE', message, { type: typeof value })
}

export class BinaryPoint extends Point<Uint8Array> {
  readonly type = 'binary'

  override empty(): Uint8Array {
    return new Uint8Array(0)
  }

  override coerce(value: unknown): Uint8Array {
    const what = `Tag ${this.name}`
    const bytes = toBytes(value, what)
    const validate = this.knownMeta?.validate
    if (validate === undefined) return bytes
    return toBytes(refusePromise(validate(bytes), `The validate function of tag ${this.name}`), what)
  }

  override same(a: Uint8Array, b: Uint8Array): boolean {
    return a.length === b.length && a.every((byte, index) => byte === b[index])
  }

  override present(value: Uint8Array): Uint8Array {
    return value.slice()
  }
}
