/** The limits of a command, from what its caller asks for. @module */

import { KaithemError } from '../errors.ts'
import { refuseUnknownOptions } from '../option-names.ts'
import type { Limits } from '../platform/shell.ts'

/** What a command may use. */
export interface CommandOptions {
  /** Seconds until it is ended, with all it started. Infinity: no limit. Default 60. */
  readonly timeout?: number | undefined
  /** Bytes of output until it is ended. Default 16 MiB, at most 256 MiB. */
  readonly maxOutput?: number | undefined
}

const usual: Limits = { timeout: 60, maxOutput: 16 * 1024 * 1024 }
const most: Limits = { timeout: Number.POSITIVE_INFINITY, maxOutput: 256 * 1024 * 1024 }

/** @throws KAITHEM_TYPE for limits that are no numbers or unknown, KAITHEM_VALUE for those not above 0 or too high */
export function commandLimits(options: CommandOptions | undefined | null): Limits {
  if (options === undefined || options === null) return usual
  if (typeof options !== 'object') {
    throw new KaithemError('KAITHEM_TYPE', 'The options of a command are { timeout, maxOutput }', {})
  }
  refuseUnknownOptions('A command', options, Object.keys(usual))
  return { timeout: limit(options, 'timeout'), maxOutput: limit(options, 'maxOutput') }
}

function limit(options: CommandOptions, name: keyof Limits): number {
  const value: unknown = options[name]
  if (value === undefined || value === null) return usual[name]
  if (typeof value !== 'number') {
    throw new KaithemError('KAITHEM_TYPE', `${name} must be a number, not ${typeof value}`, { name })
  }
  if (value > 0 && value <= most[name]) return value
  throw new KaithemError('KAITHEM_VALUE', `${name} must be above 0 and at most ${most[name]}`, { name, value })
}
