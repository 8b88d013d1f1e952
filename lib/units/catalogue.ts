/** Units that the own table lacks, from convert-units; the only file that loads it. @module */

import type { Packages } from '../platform/packages.ts'
import { divide, fromNumber, fromText, type Rational } from './rational.ts'
import type { CatalogueUnit, UnitCatalogue } from './unit-catalogue.ts'

type Amount = number | string | { readonly numerator: number | string; readonly denominator: number | string }

/** What is read of a unit of convert-units. */
interface ForeignUnit {
  readonly to_anchor: Amount
  readonly anchor_shift?: Amount
}

/** What is read of a measure of convert-units. */
interface Measure {
  readonly default: {
    readonly systems: Readonly<Record<string, Readonly<Record<string, ForeignUnit>>>>
  }
}

/** A measure, and the own unit that each of its systems counts in. */
interface Source {
  readonly type: string
  readonly measure: string
  readonly anchors: Readonly<Record<string, string>>
}

// The own anchors are exact, where the ratios between the systems of convert-units have six or seven digits.
// Only the measures that hold something the own table lacks.
const SOURCES: readonly Source[] = [
  { type: 'count', measure: 'pieces', anchors: { unit: 'pcs' } },
  { type: 'volume', measure: 'volume', anchors: { metric: 'L', imperial: 'floz' } },
]

function amount(value: Amount): Rational {
  if (typeof value === 'object') return divide(amount(value.numerator), amount(value.denominator))
  return typeof value === 'number' ? fromNumber(value) : fromText(value)
}

function index(packages: Packages): Map<string, CatalogueUnit> {
  const units = new Map<string, CatalogueUnit>()
  for (const { type, measure, anchors } of SOURCES) {
    const { systems } = (packages.load(`convert-units/definitions/${measure}`) as Measure).default
    for (const [system, members] of Object.entries(systems)) {
      const unit = anchors[system]
      if (unit === undefined) continue
      for (const [name, foreign] of Object.entries(members)) {
        if (foreign.anchor_shift === undefined) units.set(name, { factor: amount(foreign.to_anchor), unit, type })
      }
    }
  }
  return units
}

/**
 * The catalogue for `UnitTable`, loaded when it is first asked. The editor can do without it.
 *
 * @example new UnitTable(createCatalogue(packages))
 */
export function createCatalogue(packages: Packages): UnitCatalogue {
  let units: Map<string, CatalogueUnit> | undefined
  const all = (): Map<string, CatalogueUnit> => {
    units ??= index(packages)
    return units
  }
  return {
    find: (name) => all().get(name),
    list: (type) => [...all()].filter(([, unit]) => unit.type === type).map(([name]) => name),
  }
}
