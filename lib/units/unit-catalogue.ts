/** The interface to a catalogue of further units. @module */

import type { Rational } from './rational.ts'

/** One unit of a catalogue: `factor` of a unit that the own table reads. */
export interface CatalogueUnit {
  readonly factor: Rational
  readonly unit: string
  readonly type: string
}

/** Asked for what the own table lacks. */
export interface UnitCatalogue {
  find(name: string): CatalogueUnit | undefined
  /** The names under a type. */
  list(type: string): readonly string[]
}
