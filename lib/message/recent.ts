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

/** What is kept of one topic: a chain of places in `RecentMessages`. */
export class TopicLog {
  readonly topic: string
  count = 0
  oldest = -1
  newest = -1
  /** Where it stands among the topics that have kept messages. */
  position = -1

  constructor(topic: string) {
    this.topic = topic
  }
}

/**
 * Bounded twice: messages per topic, and messages in all. They lie in columns, so a post makes no object and a full
 * memory reuses its places: 5 MB when full, besides the messages themselves and 200 bytes a topic.
 *
 * When it is full, a topic with its fair share replaces its own oldest message. One with less takes the oldest message
 * of another topic, and the topics take turns at losing one: a flood of topics that are used once pushes out itself
 * first, and a post costs the same however many topics there are.
 */
export class RecentMessages {
  private readonly perTopic: number
  private readonly capacity: number
  private readonly onEmpty: (log: TopicLog) => void
  private readonly messages: unknown[] = []
  private readonly timestamps: number[] = []
  private readonly annotations: unknown[] = []
  /** The next newer message of the same topic. */
  private readonly newer: number[] = []
  private readonly logs: TopicLog[] = []
  /** Whose turn it is to lose a message. */
  private turn = 0

  /** @param onEmpty told about a topic that has lost its last message */
  constructor(onEmpty: (log: TopicLog) => void = () => {}, perTopic = 100, capacity = 100_000) {
    this.onEmpty = onEmpty
    this.perTopic = Math.min(perTopic, capacity)
    this.capacity = capacity
  }

  /** The caller finds the log: one for each topic. */
  add(log: TopicLog, message: unknown, timestamp: number, annotation: unknown): void {
    const place = this.placeFor(log)
    this.messages[place] = message
    this.timestamps[place] = timestamp
    this.annotations[place] = annotation
    if (log.count > 0) this.newer[log.newest] = place
    else this.open(log, place)
    log.newest = place
    log.count++
  }

  /** Oldest first. */
  of(log: TopicLog): BusMessage[] {
    const list: BusMessage[] = []
    let place = log.oldest
    for (let left = log.count; left > 0; left--) {
      list.push({
        topic: log.topic,
        message: this.messages[place],
        timestamp: this.timestamps[place] as number,
        annotation: this.annotations[place],
      })
      place = this.newer[place] as number
    }
    return list
  }

  /** Sorted. */
  topics(): string[] {
    return this.logs.map((log) => log.topic).sort()
  }

  clear(): void {
    for (const log of this.logs) {
      log.count = 0
      log.position = -1
    }
    for (const column of [this.messages, this.timestamps, this.annotations, this.newer, this.logs]) column.length = 0
    this.turn = 0
  }

  private placeFor(log: TopicLog): number {
    if (log.count >= this.perTopic) return this.dropOldest(log)
    const unused = this.newer.length
    if (unused < this.capacity) {
      this.newer.push(-1)
      return unused
    }
    return log.count * this.logs.length >= this.capacity ? this.dropOldest(log) : this.takeFromNext(log)
  }

  private dropOldest(log: TopicLog): number {
    const place = log.oldest
    log.oldest = this.newer[place] as number
    log.count--
    return place
  }

  /** Only called for a topic with less than its share, so there is another one. */
  private takeFromNext(log: TopicLog): number {
    let other = this.nextInTurn()
    if (other === log) other = this.nextInTurn()
    const place = this.dropOldest(other)
    if (other.count === 0) this.remove(other)
    return place
  }

  private nextInTurn(): TopicLog {
    if (this.turn >= this.logs.length) this.turn = 0
    return this.logs[this.turn++] as TopicLog
  }

  private open(log: TopicLog, place: number): void {
    log.oldest = place
    // A topic that may keep one message comes here each time.
    if (log.position >= 0) return
    log.position = this.logs.length
    this.logs.push(log)
  }

  /** The newest topic takes its position, and so is spared for one more round. */
  private remove(log: TopicLog): void {
    const last = this.logs.pop() as TopicLog
    if (last !== log) {
      this.logs[log.position] = last
      last.position = log.position
    }
    log.position = -1
    this.onEmpty(log)
  }
}
