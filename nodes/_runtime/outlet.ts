/** Messages that a node sends by itself, also while the flows are starting. @module */

/** Sends messages once the nodes behind exist; what comes earlier waits. */
export class Outlet {
  private readonly send: (message: object) => void
  private early: object[] | undefined = []

  constructor(send: (message: object) => void) {
    this.send = send
  }

  put(message: object): void {
    if (this.early === undefined) this.send(message)
    else this.early.push(message)
  }

  open(): void {
    const waiting = this.early ?? []
    this.early = undefined
    for (const message of waiting) this.send(message)
  }
}
