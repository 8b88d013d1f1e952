/** Units that are logarithms of an amount. @module */

import type { Curve } from '../unit.ts'

/** A unit made of a pair of functions to and from the base unit of its type. */
export interface CurveDefinition {
  readonly name: string
  readonly type: string
  readonly curve: Curve
}

/** Decibels of a power relative to `reference` base units (`perDecade` is 20 for field quantities such as volts). */
function decibel(name: string, type: string, reference: number, perDecade = 10): CurveDefinition {
  return {
    name,
    type,
    curve: {
      toBase: (value) => 10 ** (value / perDecade) / reference,
      fromBase: (value) => perDecade * Math.log10(value * reference),
    },
  }
}

export const logarithmic: readonly CurveDefinition[] = [
  decibel('dB', 'ratio', 1),
  // 1 mW is the reference: the base unit holds a thousand of them.
  decibel('dBm', 'power', 1000),
  decibel('dBW', 'power', 1),
  decibel('dBV', 'voltage', 1, 20),
  decibel('dBmV', 'voltage', 1000, 20),
  decibel('dBuV', 'voltage', 1e6, 20),
]
