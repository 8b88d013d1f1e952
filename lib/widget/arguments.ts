/** The ways of calling constructors and render: everything in order, one options object, or both. @module */

function isOptions(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  return Object.prototype.toString.call(value) === '[object Object]' && !(Symbol.for('kaithem.markup') in value)
}

/**
 * What was given, by name. Options may come last, after some in order; undefined and null are not given.
 *
 * @example named([0, 10, { step: 2 }], ['min', 'max', 'step']) // { min: 0, max: 10, step: 2 }
 */
export function named<T extends object>(args: readonly unknown[], names: readonly (keyof T & string)[]): Partial<T> {
  const given: Record<string, unknown> = Object.create(null)
  for (const [index, value] of args.entries()) {
    const isLast = index === args.length - 1
    if (isLast && isOptions(value)) {
      for (const [key, each] of Object.entries(value)) if (each !== undefined && each !== null) given[key] = each
    } else if (names[index] !== undefined && value !== undefined && value !== null) given[names[index]] = value
  }
  return given as Partial<T>
}
