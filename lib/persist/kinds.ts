/** What kind of value something is, also when it comes from another realm as those of function nodes do. @module */

const sizeOf = (prototype: object): ((this: unknown) => unknown) =>
  Object.getOwnPropertyDescriptor(prototype, 'size')?.get as (this: unknown) => unknown

const mapSize = sizeOf(Map.prototype)
const setSize = sizeOf(Set.prototype)

/** A method that works only on objects of its kind tells them apart, whatever they claim to be. */
function accepts(method: (this: unknown) => unknown, value: object): boolean {
  try {
    method.call(value)
    return true
  } catch {
    return false
  }
}

// What it claims to be is asked first, because failing is slow.
export const isMap = (value: object): value is Map<unknown, unknown> =>
  kindOf(value) === 'Map' && accepts(mapSize, value)
export const isSet = (value: object): value is Set<unknown> => kindOf(value) === 'Set' && accepts(setSize, value)
export const isDate = (value: object): value is Date =>
  kindOf(value) === 'Date' && accepts(Date.prototype.getTime as () => number, value)

/** The bytes of a Buffer, Uint8Array, DataView or ArrayBuffer; undefined for anything else, also for lists of numbers. */
export function bytesOf(value: object): Uint8Array | undefined {
  if (ArrayBuffer.isView(value)) {
    return /^(Uint8|DataView)/.test(kindOf(value))
      ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      : undefined
  }
  return kindOf(value) === 'ArrayBuffer' ? new Uint8Array(value as ArrayBuffer) : undefined
}

/** `Array`, `RegExp`, `Object` and so on. */
export const kindOf = (value: object): string => Object.prototype.toString.call(value).slice(8, -1)

/** Sets an own property, also one named `__proto__`. */
export function setOwn(target: object, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true })
  else (target as Record<string, unknown>)[key] = value
}

/** Whether a text has no half of a surrogate pair, which UTF-8 cannot hold. */
export const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text)
