/**
 * Values from elsewhere wait while somebody handles a control, and a moment after; then the latest is shown, so that
 * everybody ends up with the same.
 *
 * @module
 */

export class HoldOff {
  private readonly quiet: number
  private readonly show: (value: unknown) => void
  private held = false
  private waiting: { value: unknown } | undefined
  private timer: ReturnType<typeof setTimeout> | undefined

  /**
   * @param quiet ms after the last touch
   * @param show shows a value
   */
  constructor(quiet: number, show: (value: unknown) => void) {
    this.quiet = quiet
    this.show = show
  }

  /** A value from the server. */
  offer(value: unknown): void {
    if (this.held || this.timer !== undefined) this.waiting = { value }
    else this.show(value)
  }

  /** The control is being handled until `release`. */
  hold(): void {
    this.held = true
  }

  release(): void {
    this.held = false
    this.touch()
  }

  /** The control was changed just now. */
  touch(): void {
    clearTimeout(this.timer)
    // What waited is older than what was just done here.
    this.timer = setTimeout(() => {
      this.timer = undefined
      this.settle()
    }, this.quiet)
  }

  private settle(): void {
    const { waiting } = this
    if (this.held || waiting === undefined) return
    this.waiting = undefined
    this.show(waiting.value)
  }
}
