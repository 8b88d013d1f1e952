/** Where the machine stands and which time its people keep. @module */

/** Degrees north and east, and an IANA time zone (default: that of the machine). */
export interface Location {
  /** -90 to 90. */
  readonly lat: number
  /** -180 to 180. */
  readonly lon: number
  readonly timezone?: string | undefined
}

export interface Place {
  /** Where the machine stands, or undefined where nobody said so. */
  location(): Location | undefined
  /** IANA name of the time zone: the configured one, else that of the machine. */
  timezone(): string
  /** The time zone that somebody chose; undefined where it is only that of the machine. */
  chosenTimezone(): string | undefined
}
