/** Arguments by name or in order: `f(name, { min: 0 })` and `f(name, 0, ...)`. @module */

/** The options object if there is one, else the arguments under their names. */
export function namedArguments(names: readonly string[], args: readonly unknown[]): Record<string, unknown> {
  const [first] = args
  if (typeof first === 'object' && first !== null) return { ...first }
  const named: Record<string, unknown> = {}
  for (const [index, name] of names.entries()) if (args[index] !== undefined) named[name] = args[index]
  return named
}
