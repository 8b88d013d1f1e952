/** What a unit measures, as exponents of independent base units. @module */

/** Exponents by base unit (`kg`, `m`, `s`, `A`, `K`, `mol`, `cd`, `rad`, `bit`, ...); never holds a 0. */
export type Dimension = ReadonlyMap<string, number>

/** A pure number. */
export const DIMENSIONLESS: Dimension = new Map()

const ORDER = ['kg', 'm', 's', 'A', 'K', 'mol', 'cd', 'rad', 'bit']

/** One base unit, or a kind of measurement of its own. */
export function baseDimension(name: string): Dimension {
  return new Map([[name, 1]])
}

/** The dimension of `a * b^exponent`. */
export function combine(a: Dimension, b: Dimension, exponent: number): Dimension {
  const result = new Map(a)
  for (const [name, count] of b) {
    const sum = (result.get(name) ?? 0) + count * exponent
    if (sum === 0) result.delete(name)
    else result.set(name, sum)
  }
  return result
}

function rank(name: string): number {
  const index = ORDER.indexOf(name)
  return index < 0 ? ORDER.length : index
}

/**
 * The dimension as a unit formula; equal dimensions have equal formulas. Empty for a pure number.
 *
 * @example formula(of newton) // 'kg*m/s^2'
 */
export function formula(dimension: Dimension): string {
  const parts = [...dimension].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
  const print = ([name, count]: [string, number]): string => (count === 1 ? name : `${name}^${count}`)
  const over = parts.filter(([, count]) => count > 0).map(print)
  const under = parts.filter(([, count]) => count < 0).map(([name, count]) => print([name, -count]))
  if (under.length === 0) return over.join('*')
  return [over.length === 0 ? '1' : over.join('*'), ...under].join('/')
}
