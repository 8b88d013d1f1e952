/** A case that runs on the machine with the simulated chip. @module */

export interface HardwareCase {
  readonly title: string
  /** Seconds that it may take on a busy emulated machine. */
  readonly longest?: number
  /** @returns what is worth printing */
  run(): Promise<readonly string[]> | Promise<void>
}
