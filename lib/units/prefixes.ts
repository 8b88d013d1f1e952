/** Decimal and binary prefixes. @module */

/** Which prefixes a unit takes: none, all SI ones, those from kilo up, or those and the binary ones. */
export type PrefixRule = 'none' | 'si' | 'large' | 'binary'

export interface Prefix {
  readonly symbol: string
  readonly word: string
  readonly base: 10 | 1024
  readonly exponent: number
}

function decimal(symbol: string, word: string, exponent: number): Prefix {
  return { symbol, word, base: 10, exponent }
}

function binary(symbol: string, word: string, exponent: number): Prefix {
  return { symbol, word, base: 1024, exponent }
}

/** Longest symbols first, so that `dam` is a decametre and `KiB` no kilo-something. */
export const PREFIXES: readonly Prefix[] = [
  decimal('da', 'deca', 1),
  binary('Ki', 'kibi', 1),
  binary('Mi', 'mebi', 2),
  binary('Gi', 'gibi', 3),
  binary('Ti', 'tebi', 4),
  binary('Pi', 'pebi', 5),
  binary('Ei', 'exbi', 6),
  binary('Zi', 'zebi', 7),
  binary('Yi', 'yobi', 8),
  decimal('y', 'yocto', -24),
  decimal('z', 'zepto', -21),
  decimal('a', 'atto', -18),
  decimal('f', 'femto', -15),
  decimal('p', 'pico', -12),
  decimal('n', 'nano', -9),
  // The micro sign and the Greek letter look the same.
  decimal('\u00B5', 'micro', -6),
  decimal('\u03BC', 'micro', -6),
  decimal('u', 'micro', -6),
  decimal('m', 'milli', -3),
  decimal('c', 'centi', -2),
  decimal('d', 'deci', -1),
  decimal('h', 'hecto', 2),
  decimal('k', 'kilo', 3),
  decimal('M', 'mega', 6),
  decimal('G', 'giga', 9),
  decimal('T', 'tera', 12),
  decimal('P', 'peta', 15),
  decimal('E', 'exa', 18),
  decimal('Z', 'zetta', 21),
  decimal('Y', 'yotta', 24),
]

/** Whether a unit with that rule takes the prefix. */
export function allowsPrefix(rule: PrefixRule, prefix: Prefix): boolean {
  if (prefix.base === 1024) return rule === 'binary'
  return rule === 'si' || (rule !== 'none' && prefix.exponent >= 3)
}
