/** Random numbers, replaceable so that tests repeat. @module */

export interface Random {
  /** A float from 0 (inclusive) to 1 (exclusive). */
  next(): number
  /** A new random identifier (UUID version 4 form). */
  uuid(): string
}
