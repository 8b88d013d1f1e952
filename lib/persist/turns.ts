/** Who may write a file first: saves that take different times to be prepared are written in the order they were asked for. @module */

/** A place in the queue of one file. */
export interface Turn {
  /** Resolves when all before it have ended. */
  readonly before: Promise<void>
  /** The next one may write. */
  end(): void
}

const free = Promise.resolve()

export class Turns {
  private readonly last = new Map<string, Promise<void>>()

  /** How many files somebody still writes. */
  get size(): number {
    return this.last.size
  }

  /** The next place for this file. */
  take(path: string): Turn {
    const before = this.last.get(path) ?? free
    const mine: { end?: () => void } = {}
    const ended = new Promise<void>((resolve) => {
      mine.end = resolve
    })
    const all = before.then(() => ended)
    this.last.set(path, all)
    all.then(() => {
      if (this.last.get(path) === all) this.last.delete(path)
    })
    return { before, end: () => mine.end?.() }
  }
}
