/** What waits to be sent to the server, in order. @module */

export type Update = readonly [id: string, value: unknown]

interface Entry {
  readonly id: string
  readonly value: unknown
  /** A later one of the same kind takes its place. */
  readonly isState: boolean
}

/** Messages that wait while there is no connection; states are one for each widget anyway. */
const mostMessages = 2000

export class SendQueue {
  private entries: Entry[] = []

  get empty(): boolean {
    return this.entries.length === 0
  }

  /** The last value wins. */
  set(id: string, value: unknown): void {
    this.entries = this.entries.filter((entry) => !(entry.isState && entry.id === id))
    this.entries.push({ id, value, isState: true })
  }

  /** Every value is sent. False when too many wait already. */
  send(id: string, value: unknown): boolean {
    if (this.entries.length >= mostMessages) return false
    this.entries.push({ id, value, isState: false })
    return true
  }

  /** Words that happen at about the same time are sent as one list. */
  gather(id: string, word: string): void {
    const last = this.entries.findLast((entry) => entry.id === id)
    if (last !== undefined && Array.isArray(last.value)) last.value.push(word)
    else this.entries.push({ id, value: [word], isState: false })
  }

  /** Whether something of a widget waits. */
  has(id: string): boolean {
    return this.entries.some((entry) => entry.id === id)
  }

  /** Everything, to be sent now. */
  take(): Update[] {
    const taken = this.entries.map(({ id, value }) => [id, value] as const)
    this.entries = []
    return taken
  }
}
