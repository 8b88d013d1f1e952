/** The lines that a driver has open. @module */

/** @example open.add(line) // then open.close() closes it, if it is still open */
export class OpenLines {
  readonly #lines = new Set<{ close(): void }>()

  /** Remembers a line until it is closed. */
  add<Line extends { close(): void }>(line: Line): Line {
    const known: Line = {
      ...line,
      close: () => {
        this.#lines.delete(known)
        line.close()
      },
    }
    this.#lines.add(known)
    return known
  }

  close(): void {
    for (const line of [...this.#lines]) line.close()
  }
}
