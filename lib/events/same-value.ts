/** Whether a trigger answers the same as before: lists and objects are compared by what is in them. @module */

/** Members looked at before two values count as different; data that contains itself ends here. */
const mostMembers = 10_000

const kindOf = (value: object): string => Object.prototype.toString.call(value)

/** Triggers make their lists and objects anew at each look; those of function nodes are of another realm. */
export function isSameValue(before: unknown, after: unknown): boolean {
  const left = { members: mostMembers }
  const same = (a: unknown, b: unknown, depth: number): boolean => {
    if (a === b || Object.is(a, b)) return true
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || depth > 100) return false
    const kind = kindOf(a)
    if (kind !== kindOf(b)) return false
    if (kind === '[object Date]') return Number(a) === Number(b)
    if (kind !== '[object Array]' && kind !== '[object Object]') return false
    const keys = Object.keys(a)
    left.members -= keys.length
    if (left.members < 0 || keys.length !== Object.keys(b).length) return false
    return keys.every((key) => Object.hasOwn(b, key) && same(Reflect.get(a, key), Reflect.get(b, key), depth + 1))
  }
  return same(before, after, 0)
}
