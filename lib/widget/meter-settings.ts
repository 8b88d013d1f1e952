/** What a meter measures with: its scale, its limits, its units. @module */

import { numberOption, textOption } from './checks.ts'

/** What a meter is told about its value; all of it may be left out. */
export interface MeterSettings {
  /** From here on the value is an error (default 10,000). */
  readonly high?: number
  /** Down from here the value is an error (default -10,000). */
  readonly low?: number
  /** From here on the value is a warning (default: `high`). */
  readonly high_warn?: number
  /** Down from here the value is a warning (default: `low`). */
  readonly low_warn?: number
  /** Lower end of the scale (default 0). */
  readonly min?: number
  /** Upper end of the scale (default 100). */
  readonly max?: number
  /** Unit of the value, such as `degC`. */
  readonly unit?: string
  /** Units to show, separated by `|` (default: the usual ones of what the unit measures). */
  readonly displayUnits?: string
}

/** The names, in the order in which `setup` takes them. */
export const setupNames = ['min', 'max', 'high', 'low', 'unit', 'displayUnits'] as const

export interface MeterScale {
  readonly high: number
  readonly low: number
  readonly highWarn: number
  readonly lowWarn: number
  readonly min: number
  readonly max: number
  readonly unit: string
  readonly displayUnits: string
}

/** Both spellings of the warning limits. */
type Given = MeterSettings & { readonly highWarn?: number; readonly lowWarn?: number; readonly display_units?: string }

/** Settings with their defaults. @throws KAITHEM_TYPE naming what is wrong */
export function readScale(given: Given): MeterScale {
  const number = (name: keyof MeterSettings, value: unknown, fallback: number): number =>
    numberOption(value, `${name} of a Meter`, fallback)
  const high = number('high', given.high, 10_000)
  const low = number('low', given.low, -10_000)
  return {
    high,
    low,
    highWarn: number('high_warn', given.high_warn ?? given.highWarn, high),
    lowWarn: number('low_warn', given.low_warn ?? given.lowWarn, low),
    min: number('min', given.min, 0),
    max: number('max', given.max, 100),
    unit: String(textOption(given.unit, 'unit of a Meter')),
    displayUnits: String(textOption(given.displayUnits ?? given.display_units, 'displayUnits of a Meter')),
  }
}

export type MeterClass = 'normal' | 'warning' | 'error'

/** How a value stands to the limits, which count themselves. */
export function classOf(value: number, { high, low, highWarn, lowWarn }: MeterScale): MeterClass {
  if (value >= high || value <= low) return 'error'
  return value >= highWarn || value <= lowWarn ? 'warning' : 'normal'
}

/** Where a value is on the scale, 0 to 1. */
export function positionOf(value: number, { min, max }: MeterScale): number {
  if (!(max > min)) return 0
  return Math.min(1, Math.max(0, (value - min) / (max - min)))
}
