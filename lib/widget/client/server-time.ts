/** The clock of the server, as a page knows it. Its own clock may be wrong, or be set: it does not matter. @module */

/** Round trips of this length or more say too little, at first (ms). */
const firstLimit = 250

export class ServerTime {
  /** Server time of the moment `at`, both in ms. */
  private reference: number
  private at: number
  private limit = firstLimit
  private error = Number.POSITIVE_INFINITY

  /**
   * @param estimate what the page says, ms since 1970
   * @param clock the monotonic clock at that moment, ms
   */
  constructor(estimate: number, clock: number) {
    this.reference = estimate
    this.at = clock
  }

  /** By how much it may be wrong, ms: half of the round trip that set it. */
  get uncertainty(): number {
    return this.error
  }

  /** Ms since 1970 when the monotonic clock stands at `clock`. */
  now(clock: number): number {
    return this.reference + (clock - this.at)
  }

  /** An answer of the server: it was there half-way between sending and receiving. */
  sample(sent: number, server: number, received: number): void {
    const trip = received - sent
    if (!(trip >= 0) || !Number.isFinite(server)) return
    if (trip >= this.limit) {
      this.limit *= 2
      return
    }
    this.reference = server
    this.error = trip / 2
    this.at = sent + this.error
    this.limit = Math.max(1, trip * 1.2)
  }
}
