/** The built-in table: every kind of measurement that is known without being defined. @module */

import type { TypeDefinition } from './definition.ts'
import { electric } from './electric.ts'
import { matter } from './matter.ts'
import { space } from './space.ts'

export type { TypeDefinition, UnitRow } from './definition.ts'
export { type CurveDefinition, logarithmic } from './logarithmic.ts'

/** Where two types share a dimension, a compound unit is reported as the one that comes first. */
export const definitions: readonly TypeDefinition[] = [...space, ...matter, ...electric]
