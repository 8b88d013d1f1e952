/** Messages of one's own that the broker sends back. @module */

/** Messages remembered for a topic, and topics. */
const mostMessages = 100
const mostTopics = 1000

export class Echoes {
  private readonly expected = new Map<string, string[]>()

  /** This message was published to a topic that is subscribed too. */
  expect(topic: string, payload: string): void {
    const list = this.expected.get(topic) ?? []
    list.push(payload)
    if (list.length > mostMessages) list.shift()
    this.expected.set(topic, list)
    for (const oldest of this.expected.keys()) {
      if (this.expected.size <= mostTopics) break
      this.expected.delete(oldest)
    }
  }

  /** Whether this is one of them; those before it are not waited for any more. */
  take(topic: string, payload: string): boolean {
    const list = this.expected.get(topic)
    const at = list?.indexOf(payload) ?? -1
    if (list === undefined || at < 0) return false
    list.splice(0, at + 1)
    if (list.length === 0) this.expected.delete(topic)
    return true
  }

  clear(): void {
    this.expected.clear()
  }
}
