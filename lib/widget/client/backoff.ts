/** How long to wait before the next attempt to connect. @module */

const first = 1500
const longest = 20_000

export class Backoff {
  private wait = first

  /** Ms to wait now; twice as long the next time. */
  next(): number {
    const { wait } = this
    this.wait = Math.min(longest, wait * 2)
    return wait
  }

  /** It worked. */
  reset(): void {
    this.wait = first
  }
}
