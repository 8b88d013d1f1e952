/** Programs of the machine. Processes start with argument lists; no shell is involved. @module */

export interface ProcessResult {
  /** Exit status, or null when a signal ended it. */
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Shell {
  /**
   * Runs a program and waits for its end.
   *
   * @param timeout seconds until it is ended (default 30)
   * @param started told how to end the program before that
   * @throws KAITHEM_UNAVAILABLE when there is no such program
   */
  run(
    program: string,
    args: readonly string[],
    timeout?: number,
    started?: (end: () => void) => void,
  ): Promise<ProcessResult>
  /** Full path of a program as the system would find it, or null. */
  which(program: string): string | null
}
