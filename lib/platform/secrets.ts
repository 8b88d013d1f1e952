/** Passwords and tokens: what must be hard to guess, and never be kept as it is. @module */

export interface Secrets {
  /** A new random text for a session, safe in a URL and a cookie. */
  token(): string
  /** A short fingerprint of a token: what is kept of it. */
  digest(text: string): string
  /**
   * A slow salted hash of a password; two calls differ. Takes a good part of a second on a small computer, elsewhere
   * than where the program runs on.
   */
  hash(password: string): Promise<string>
  /** Whether a password belongs to a hash, in the same time for every wrong one. A damaged hash belongs to none. */
  verify(password: string, hash: string): Promise<boolean>
}
