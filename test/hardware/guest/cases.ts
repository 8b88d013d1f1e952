/** A case that runs on the machine with the simulated chip. @module */

export interface HardwareCase {
  readonly title: string
  /** @returns what is worth printing */
  run(): Promise<readonly string[]> | Promise<void>
}
