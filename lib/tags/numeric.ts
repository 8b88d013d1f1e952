/** Numeric tags: what counts as a number, limits. @module */

import { KaithemError } from '../errors.ts'
import { Point } from './point.ts'

/** Limits in force. */
interface Limits {
  readonly min: number
  readonly max: number
}

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
const special = /^([+-]?)(?:(inf)(?:inity)?|nan)$/i

/**
 * A number from a number, a boolean, a bigint or a decimal text (spaces around it, inf and nan allowed).
 *
 * @throws KAITHEM_VALUE text that is not a number; KAITHEM_TYPE anything else
 */
export function toNumber(value: unknown, what: string): number {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean' || typeof value === 'bigint') return Number(value)
  if (typeof value === 'string') return parseNumber(value, what)
  const type = value === null ? 'null' : Array.isArray(value) ? 'an array' : typeof value
  throw new KaithemError('KAITHEM_TYPE', `${what} needs a number, not ${type}`, { type })
}

function parseNumber(text: string, what: string): number {
  const trimmed = text.trim()
  if (decimal.test(trimmed)) return Number(trimmed)
  const word = special.exec(trimmed)
  if (word !== null && word[2] === undefined) return Number.NaN
  if (word !== null) return word[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  const shown = JSON.stringify(text.slice(0, 40))
  throw new KaithemError('KAITHEM_VALUE', `${what} needs a number; ${shown} is not one`, { value: text.slice(0, 200) })
}

export class NumericPoint extends Point<number> {
  readonly type = 'number'
  private limits: Limits | undefined = undefined

  override empty(): number {
    return 0
  }

  override coerce(value: unknown): number {
    return typeof value === 'number' ? value : toNumber(value, `Tag ${this.name}`)
  }

  override process(value: number): number {
    const { limits } = this
    if (limits === undefined) return value
    return Math.min(Math.max(value, limits.min), limits.max)
  }

  /** Takes over changed limits; the value follows at once. */
  updateLimits(): void {
    const { settings } = this.meta
    const min = settings.get('min')
    const max = settings.get('max')
    const before = this.limits
    this.limits =
      min === undefined && max === undefined
        ? undefined
        : { min: min ?? Number.NEGATIVE_INFINITY, max: max ?? Number.POSITIVE_INFINITY }
    try {
      this.reshow()
    } catch (error) {
      this.limits = before
      throw error
    }
  }
}
