/**
 * Turns what an engine renders into sound: blocks that begin one after the other, a little ahead of the card's time. What is
 * played is heard a fixed time after it was told, so that the rhythm stays.
 *
 * @module
 */

import type { SynthEvent } from '../synth-event.ts'
import { longestStep, type SynthEngine } from './engine.ts'

/** The part of a sound card that is used. */
export interface StreamCard {
  /** Seconds. */
  readonly currentTime: number
  readonly sampleRate: number
  /** Plays a block from a time on. */
  play(left: Float32Array, right: Float32Array, when: number): void
}

/** Samples in a block. */
export const blockSize = 2048
/** Seconds that are rendered ahead at least. */
export const ahead = 0.1
/** Seconds from being told to being heard: what is ahead, and a block. */
export const latency = 0.15
/** Seconds of nothing after which it rests; longer than any reverb. */
const restAfter = 3

interface Due {
  /** Time of the card. */
  readonly at: number
  readonly event: SynthEvent
}

export class SynthStream {
  private readonly card: StreamCard
  private readonly queue: Due[] = []
  private engine: SynthEngine | undefined
  /** Where the next block begins, in the time of the card. */
  private next = 0
  /** Until when it goes on without a voice. */
  private until = 0
  /** When it was told the first thing, before its SoundFont was there. */
  private firstAt: number | undefined

  constructor(card: StreamCard) {
    this.card = card
  }

  /** Whether it has, or may have, something to be heard. */
  get isBusy(): boolean {
    return this.queue.length > 0 || (this.engine !== undefined && this.card.currentTime < this.until)
  }

  /** Whether its SoundFont is there. */
  get isReady(): boolean {
    return this.engine !== undefined
  }

  /** What was told before is played as it would have been, only later. */
  begin(engine: SynthEngine): void {
    const { firstAt } = this
    this.engine = engine
    if (firstAt === undefined) return
    const late = this.card.currentTime - firstAt
    for (const [index, { at, event }] of this.queue.entries()) this.queue[index] = { at: at + late, event }
  }

  tell(event: SynthEvent): void {
    const { currentTime } = this.card
    if (this.engine === undefined) this.firstAt ??= currentTime
    const due = { at: currentTime + latency, event }
    const later = this.queue.findIndex(({ at }) => at > due.at)
    if (later < 0) this.queue.push(due)
    else this.queue.splice(later, 0, due)
  }

  /** Renders what is missing; to be called more often than a block lasts. */
  pump(): void {
    const { card, engine } = this
    if (engine === undefined) return
    const now = card.currentTime
    if (this.next < now) this.next = now + ahead / 2
    while (this.isBusy && this.next < now + ahead) this.block(engine)
  }

  close(): void {
    this.queue.length = 0
    this.engine?.close()
    this.engine = undefined
  }

  private block(engine: SynthEngine): void {
    const { sampleRate } = this.card
    const left = new Float32Array(blockSize)
    const right = new Float32Array(blockSize)
    for (let from = 0; from < blockSize; from += longestStep) {
      this.obey(engine, this.next + from / sampleRate)
      engine.render(left, right, from, Math.min(longestStep, blockSize - from))
    }
    this.card.play(left, right, this.next)
    this.next += blockSize / sampleRate
    if (engine.voices > 0) this.until = this.next + restAfter
  }

  private obey(engine: SynthEngine, time: number): void {
    for (let [due] = this.queue; due !== undefined && due.at <= time; [due] = this.queue) {
      this.queue.shift()
      engine.play(due.event)
    }
  }
}
