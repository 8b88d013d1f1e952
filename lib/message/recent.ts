/** The last messages of each topic, kept in memory for looking at them later. @module */

/** One message as it was posted. */
export interface BusMessage {
  /** The topic, normalised. */
  readonly topic: string
  /** What was posted, by reference. */
  readonly message: unknown
  /** Epoch seconds. */
  readonly timestamp: number
  /** What the sender said about it; null if nothing. */
  readonly annotation: unknown
}

/** The ring of one topic, and its neighbours in the order of posting. */
class TopicLog {
  topic: string
  older: TopicLog | undefined
  newer: TopicLog | undefined
  private readonly entries: BusMessage[] = []
  private next = 0

  constructor(topic: string) {
    this.topic = topic
  }

  add(entry: BusMessage, limit: number): void {
    if (this.entries.length < limit) {
      this.entries.push(entry)
      return
    }
    this.entries[this.next] = entry
    this.next = this.next + 1 === limit ? 0 : this.next + 1
  }

  list(): BusMessage[] {
    return [...this.entries.slice(this.next), ...this.entries.slice(0, this.next)]
  }

  reuse(topic: string): void {
    this.topic = topic
    this.entries.length = 0
    this.next = 0
  }
}

/** Bounded twice: messages per topic, and topics (the one not posted to for longest goes first). */
export class RecentMessages {
  private readonly perTopic: number
  private readonly topicLimit: number
  private readonly logs = new Map<string, TopicLog>()
  private oldest: TopicLog | undefined
  private newest: TopicLog | undefined

  constructor(perTopic = 100, topicLimit = 1000) {
    this.perTopic = perTopic
    this.topicLimit = topicLimit
  }

  add(entry: BusMessage): void {
    let log = this.logs.get(entry.topic)
    if (log === undefined) log = this.open(entry.topic)
    else if (log !== this.newest) this.unlink(log)
    if (log !== this.newest) this.linkNewest(log)
    log.add(entry, this.perTopic)
  }

  /** Oldest first. */
  of(topic: string): BusMessage[] {
    return this.logs.get(topic)?.list() ?? []
  }

  /** Sorted. */
  topics(): string[] {
    return [...this.logs.keys()].sort()
  }

  clear(): void {
    this.logs.clear()
    this.oldest = undefined
    this.newest = undefined
  }

  private open(topic: string): TopicLog {
    let log: TopicLog
    if (this.logs.size >= this.topicLimit && this.oldest !== undefined) {
      log = this.oldest
      this.unlink(log)
      this.logs.delete(log.topic)
      log.reuse(topic)
    } else {
      log = new TopicLog(topic)
    }
    this.logs.set(topic, log)
    return log
  }

  private unlink(log: TopicLog): void {
    if (log.older === undefined) this.oldest = log.newer
    else log.older.newer = log.newer
    if (log.newer === undefined) this.newest = log.older
    else log.newer.older = log.older
    log.older = undefined
    log.newer = undefined
  }

  private linkNewest(log: TopicLog): void {
    log.older = this.newest
    if (this.newest === undefined) this.oldest = log
    else this.newest.newer = log
    this.newest = log
  }
}
