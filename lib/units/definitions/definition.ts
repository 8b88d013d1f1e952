/** The form of the built-in table. @module */

/**
 * One unit: symbols, value, words, amount at zero.
 *
 * Symbols and words are separated by spaces and all mean the same unit; the first one is shown in lists.
 * A symbol takes SI prefixes when it starts with `~`, only those from kilo up with `^`, also binary ones with `#`.
 * Words take the spelled-out prefixes under the same rule as the symbols, and an `s` for the plural.
 * A value is `factor unit`; `[x]` in place of the unit makes `x` a base unit. The last part is the amount in base
 * units at zero, for units that do not start at nothing.
 */
export type UnitRow = readonly [symbols: string, value: string, words?: string, zero?: string]

/** One kind of measurement and its units. */
export interface TypeDefinition {
  readonly type: string
  /** The unit that `define` counts in when no base is named. */
  readonly base: string
  /** The default display units of a tag with a unit of this type, separated by `|`. */
  readonly display?: string
  /** Compound and prefixed names worth offering in a list. */
  readonly menu?: string
  readonly units: readonly UnitRow[]
}
