/** Programs of the machine: started with argument lists, and, where somebody asks for it, by the shell. @module */

export interface ProcessResult {
  /** Exit status, or null when a signal ended it. */
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Why a program was ended before it was done. */
export type Stopped = 'timeout' | 'output'

/** What became of a program under limits. */
export interface LimitedResult extends ProcessResult {
  /** It took too long or printed too much. */
  readonly stopped?: Stopped | undefined
}

/** What a program may use; beyond it the program and all it started are ended. */
export interface Limits {
  /** Seconds. */
  readonly timeout: number
  /** Bytes, of each of its two outputs. */
  readonly maxOutput: number
}

/** A program that runs. */
export interface Running {
  /** Resolves when it has ended. @throws KAITHEM_UNAVAILABLE when there is no such program */
  readonly result: Promise<LimitedResult>
  /** Ends it and all it started. */
  kill(): void
}

export interface Shell {
  /**
   * Runs a program and waits for its end.
   *
   * @param timeout seconds until it is ended (default 30)
   * @throws KAITHEM_UNAVAILABLE when there is no such program
   */
  run(program: string, args: readonly string[], timeout?: number): Promise<ProcessResult>
  /** Starts a program under limits. */
  start(program: string, args: readonly string[], limits: Limits): Running
  /** Starts a line of the machine's shell under limits. */
  startLine(line: string, limits: Limits): Running
  /** Runs a line of the machine's shell while everything else stands still. */
  runLine(line: string, limits: Limits): LimitedResult
  /** Starts a line of the machine's shell and forgets it. @param failed told when there is no shell */
  leaveLine(line: string, failed: (error: unknown) => void): void
  /** Full path of a program as the system would find it, or null. */
  which(program: string): string | null
}
