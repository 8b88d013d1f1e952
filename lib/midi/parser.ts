/** Cuts a stream of MIDI bytes into messages. @module */

import { decodeMessage, type MidiMessage } from './message.ts'
import { firstRealTime, kindOfStatus, sysexEnd, sysexStart } from './message-types.ts'

/** Longer system exclusive messages are thrown away: a port that never ends one must not fill the memory. */
export const longestSysex = 1 << 20

/**
 * Takes bytes as they come, in pieces of any size: running status (the first byte is left out while it stays the same),
 * system exclusive messages over several pieces, and real-time messages in between. What makes no sense is skipped.
 *
 * @example
 * const seen = []
 * new MidiParser(message => seen.push(message.type)).push([0x90, 60, 100, 60, 0], 0)
 * seen // ['noteon', 'noteon']
 */
export class MidiParser {
  private readonly emit: (message: MidiMessage) => void
  /** What has begun: its first byte and the data so far. Of system exclusive it is everything. */
  private pending: number[] = []
  /** How many data bytes there must be; 0 when nothing has begun. */
  private wanted = 0
  /** The first byte that holds for data without one; 0 without. */
  private running = 0
  private isSysex = false
  private deltaTime = 0

  constructor(emit: (message: MidiMessage) => void) {
    this.emit = emit
  }

  /** Whether a message has begun that is not whole yet. */
  get isWithin(): boolean {
    return this.pending.length > 0
  }

  /** @param deltaTime seconds since the piece before; the first message that gets whole in this piece has it */
  push(bytes: Iterable<number>, deltaTime: number): void {
    this.deltaTime += deltaTime
    for (const byte of bytes) this.take(byte)
  }

  /** Forgets what has begun, as after a port was opened anew. */
  reset(): void {
    this.drop()
    this.deltaTime = 0
  }

  private take(byte: number): void {
    if (byte >= firstRealTime) this.finish([byte])
    else if (byte < 0x80) this.takeData(byte)
    else if (byte === sysexEnd) this.endSysex()
    else this.begin(byte)
  }

  private takeData(byte: number): void {
    if (this.isSysex) {
      if (this.pending.length < longestSysex) this.pending.push(byte)
      else this.drop()
      return
    }
    if (this.wanted === 0) {
      if (this.running === 0) return
      this.begin(this.running)
    }
    this.pending.push(byte)
    if (this.pending.length > this.wanted) this.complete()
  }

  private begin(status: number): void {
    this.drop()
    const kind = kindOfStatus(status)
    if (kind === undefined) return
    this.isSysex = status === sysexStart
    this.running = kind.hasChannel ? status : 0
    this.wanted = kind.length ?? 0
    this.pending = [status]
    if (kind.length === 0) this.complete()
  }

  private complete(): void {
    const message = this.pending
    this.pending = []
    this.wanted = 0
    this.finish(message)
  }

  private endSysex(): void {
    const message = this.isSysex ? [...this.pending, sysexEnd] : []
    this.drop()
    if (message.length > 0) this.finish(message)
  }

  private drop(): void {
    this.pending = []
    this.wanted = 0
    this.running = 0
    this.isSysex = false
  }

  private finish(bytes: number[]): void {
    const message = decodeMessage(bytes, this.deltaTime)
    if (message === undefined) return
    this.deltaTime = 0
    this.emit(message)
  }
}
