/**
 * Every error the core throws on purpose carries a stable `code`. Match on the code, never on the text.
 *
 * @module
 */

/** The stable codes. Each one has a translated text in the palette's locale files. */
export type KaithemErrorCode =
  /** A value is outside what is allowed (range, format, empty where something is needed). */
  | 'KAITHEM_VALUE'
  /** A value has the wrong type. */
  | 'KAITHEM_TYPE'
  /** The thing named does not exist (claim, state, rule, machine, file). */
  | 'KAITHEM_KEY'
  /** A tag name is not legal. */
  | 'KAITHEM_NAME'
  /** The object is not in a condition that allows the call (already exists, still in use). */
  | 'KAITHEM_STATE'
  /** A unit is not known. */
  | 'KAITHEM_UNIT'
  /** Two units measure different things. */
  | 'KAITHEM_UNIT_MISMATCH'
  /** An expression cannot be compiled or failed while running. */
  | 'KAITHEM_EXPRESSION'
  /** Something depends on itself. */
  | 'KAITHEM_CYCLE'
  /** Work followed work without end and was stopped. */
  | 'KAITHEM_LOOP'
  /** More than somebody may use: too long, too many, too often. */
  | 'KAITHEM_LIMIT'
  /** Somebody may not do this. */
  | 'KAITHEM_PERMISSION'
  /** The object or its owner is closed. */
  | 'KAITHEM_CLOSED'
  /** A file could not be read or written. */
  | 'KAITHEM_IO'
  /** Something this machine lacks (a program, a device, an optional package). */
  | 'KAITHEM_UNAVAILABLE'
  /** A setting switches it off. */
  | 'KAITHEM_DISABLED'
  /** A command failed, took too long or printed too much. */
  | 'KAITHEM_COMMAND'
  /** A login that is not accepted. */
  | 'KAITHEM_DENIED'
  /** Nobody said where the machine stands. */
  | 'KAITHEM_NO_LOCATION'
  /** The sun does not do that on this day (polar day and night). */
  | 'KAITHEM_NO_EVENT'
  /** A page template cannot be understood, or failed while it was rendered. */
  | 'KAITHEM_TEMPLATE'
  /** A page template ran for too long and was stopped. */
  | 'KAITHEM_TEMPLATE_TIME'

/** What the error is about, for messages and for the editor: names and values, never secrets. */
export type ErrorData = Readonly<Record<string, unknown>>

/**
 * Base of all deliberate errors.
 *
 * @example
 * try { kaithem.units.convert(1, 'm', 'g') } catch (e) { if (e.code === 'KAITHEM_UNIT_MISMATCH') ... }
 */
export class KaithemError extends Error {
  readonly code: KaithemErrorCode
  readonly data: ErrorData

  constructor(code: KaithemErrorCode, message: string, data: ErrorData = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'KaithemError'
    this.code = code
    this.data = data
  }
}

/** True for any error of ours, also one made by another copy of this package or in another realm. */
export function isKaithemError(error: unknown): error is KaithemError {
  try {
    return (
      typeof error === 'object' &&
      error !== null &&
      'code' in error &&
      typeof error.code === 'string' &&
      error.code.startsWith('KAITHEM_')
    )
  } catch {
    return false
  }
}

/** Any value as text for a message. Never throws: objects without a prototype and broken proxies have no text. */
export function valueText(value: unknown): string {
  try {
    return String(value)
  } catch {
    return 'an object without a text'
  }
}

/**
 * The text of whatever was thrown; function nodes throw values of another realm, so no `instanceof`. Never throws,
 * because it runs where errors are reported.
 */
export function errorText(error: unknown): string {
  try {
    if (typeof error === 'object' && error !== null && 'message' in error) return String(error.message)
  } catch {
    return 'an error without a text'
  }
  return valueText(error)
}
