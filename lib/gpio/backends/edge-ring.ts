/**
 * Edges on their way from the thread that waits for them to the main thread: a ring in shared memory, so that a flood costs
 * neither messages nor memory.
 *
 * @module
 */

import type { Level } from '../backend.ts'

/** What happened to a line, as the waiting thread tells it. */
export type EdgeRecord =
  | { readonly kind: 'edge'; readonly key: number; readonly level: Level; readonly time: number; readonly gap: boolean }
  | { readonly kind: 'gone'; readonly key: number }

const [head, tail, lost, notified] = [0, 1, 2, 3]
const controls = 8
const [gapBit, goneKind, kinds] = [2, 4, 8]

/** One thread puts, one takes. */
export class EdgeRing {
  /** To be handed to the other thread. */
  readonly shared: SharedArrayBuffer
  readonly #control: Int32Array
  readonly #times: Float64Array
  readonly #data: Int32Array
  readonly #mask: number

  /** @param source the capacity, a power of 2, or the memory of a ring that exists */
  constructor(source: number | SharedArrayBuffer) {
    this.shared = typeof source === 'number' ? new SharedArrayBuffer(controls * 4 + source * 12) : source
    const capacity = (this.shared.byteLength - controls * 4) / 12
    this.#mask = capacity - 1
    this.#control = new Int32Array(this.shared, 0, controls)
    this.#times = new Float64Array(this.shared, controls * 4, capacity)
    this.#data = new Int32Array(this.shared, controls * 4 + capacity * 8, capacity)
  }

  /** Puts an edge; false when there was no room, which `takeLost` tells the other side. */
  edge(key: number, level: Level, time: number, gap: boolean): boolean {
    return this.#put(key * kinds + level + (gap ? gapBit : 0), time)
  }

  /** Puts the end of a line; false when there was no room. */
  gone(key: number): boolean {
    return this.#put(key * kinds + goneKind, 0)
  }

  /** Whether the other side has something to take, or to know. */
  get hasRecords(): boolean {
    return Atomics.load(this.#control, head) !== Atomics.load(this.#control, tail)
  }

  /** True for the first one who asks since the last `take`: a message is due. */
  claimNotice(): boolean {
    return Atomics.exchange(this.#control, notified, 1) === 0
  }

  /** The other side is about to look. */
  clearNotice(): void {
    Atomics.store(this.#control, notified, 0)
  }

  /** Whether something found no room since this was asked last. */
  takeLost(): boolean {
    return Atomics.exchange(this.#control, lost, 0) !== 0
  }

  /** The oldest record, undefined when there is none. */
  take(): EdgeRecord | undefined {
    const position = Atomics.load(this.#control, tail)
    if (position === Atomics.load(this.#control, head)) return undefined
    const index = position & this.#mask
    const data = this.#data[index] ?? 0
    const time = this.#times[index] ?? 0
    Atomics.store(this.#control, tail, (position + 1) | 0)
    const key = Math.floor(data / kinds)
    if ((data & goneKind) !== 0) return { kind: 'gone', key }
    return { kind: 'edge', key, level: (data & 1) === 1 ? 1 : 0, time, gap: (data & gapBit) !== 0 }
  }

  #put(data: number, time: number): boolean {
    const position = Atomics.load(this.#control, head)
    if (((position - Atomics.load(this.#control, tail)) | 0) > this.#mask) {
      Atomics.store(this.#control, lost, 1)
      return false
    }
    const index = position & this.#mask
    this.#data[index] = data
    this.#times[index] = time
    Atomics.store(this.#control, head, (position + 1) | 0)
    return true
  }
}
