/** A range of numbers with steps: what a slider or a number box can be set to. @module */

import { KaithemError } from '../errors.ts'
import { numberOption, positiveOption } from './checks.ts'
import { finite, tidy } from './values.ts'

export interface NumberRange {
  readonly min: number
  readonly max: number
  /** 0: any number. */
  readonly step: number
}

/** @throws KAITHEM_TYPE, KAITHEM_VALUE naming what is wrong */
export function readRange(
  given: { readonly min?: unknown; readonly max?: unknown; readonly step?: unknown },
  what: string,
  defaults: NumberRange,
): NumberRange {
  const min = numberOption(given.min, `min of a ${what}`, defaults.min)
  const max = numberOption(given.max, `max of a ${what}`, defaults.max)
  const step = given.step === 0 ? 0 : positiveOption(given.step, `step of a ${what}`, defaults.step || 1)
  if (max > min) return { min, max, step: given.step === undefined ? defaults.step : step }
  throw new KaithemError('KAITHEM_VALUE', `max of a ${what} is above its min (${min}), not ${max}`, { min, max })
}

/** The nearest number of the range. */
export function nearest(value: number, { min, max, step }: NumberRange): number {
  const clamped = Math.min(max, Math.max(min, value))
  if (step === 0) return tidy(clamped)
  // Steps count from the lower end, as those of an input element do; without one, from 0.
  const from = Number.isFinite(min) ? min : 0
  const highest = Number.isFinite(max) ? Math.floor(tidy((max - from) / step)) : Number.POSITIVE_INFINITY
  return tidy(from + Math.min(highest, Math.round(tidy((clamped - from) / step))) * step)
}

/** What a client sent as a number of the range; undefined for what is no number. */
export function fitted(value: unknown, range: NumberRange): number | undefined {
  const number = finite(typeof value === 'string' && value.trim() !== '' ? Number(value) : value)
  return number === undefined ? undefined : nearest(number, range)
}

/** Attributes of an input element. */
export function rangeAttributes({ min, max, step }: NumberRange): Readonly<Record<string, unknown>> {
  return {
    min: Number.isFinite(min) ? min : undefined,
    max: Number.isFinite(max) ? max : undefined,
    step: step === 0 ? 'any' : step,
  }
}
