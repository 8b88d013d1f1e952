/** Who runs the program and what it was told. @module */

export interface Environment {
  /** An environment variable. */
  variable(name: string): string | undefined
  /** The home directory of the user. */
  home(): string | undefined
}
