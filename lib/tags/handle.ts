/** Makes what users hold of a tag: a function with the members of its class. @module */

import { NumericTagPoint } from './numeric-tag-point.ts'
import { BinaryTagPoint, ObjectTagPoint, StringTagPoint } from './other-tag-points.ts'
import type { Point } from './point.ts'
import { readStamp } from './stamp.ts'
import type { TagHolder } from './tag-metadata.ts'
import type { TagPoint } from './tag-point.ts'
import type { TagType } from './types.ts'

/** The classes by type, for `instanceof`. */
export const handleClasses = {
  number: NumericTagPoint,
  string: StringTagPoint,
  object: ObjectTagPoint,
  binary: BinaryTagPoint,
} as const

/** The names error messages and users know the classes by. */
export const classNames: Readonly<Record<TagType, string>> = {
  number: 'NumericTagPoint',
  string: 'StringTagPoint',
  object: 'ObjectTagPoint',
  binary: 'BinaryTagPoint',
}

/**
 * A new handle. Made in this way, and not with defineProperty or bind, because engines keep such functions small and
 * fast.
 */
export function createHandle(point: Point<unknown>, holder: TagHolder): TagPoint<unknown> {
  const { name } = point
  const call = {
    [name]: (...args: readonly unknown[]) => {
      if (args.length === 0) return point.read()
      const [value, timestamp, annotation] = args
      if (timestamp === undefined || timestamp === null) {
        return point.setDefault(value, holder.owner, annotation ?? null)
      }
      const stamp = readStamp(timestamp as number | null | undefined, annotation)
      return point.set(point.defaultClaim, value, { ...stamp, owner: holder.owner })
    },
  }[name]
  const handle = Object.setPrototypeOf(call, handleClasses[point.type].prototype)
  handle.core = point
  handle.holder = holder
  return handle
}
