/** Waits for the edges of all lines at once and puts them into the ring; runs in a thread of its own. @module */

import { decodeEvent, sizes } from './cdev/uapi.ts'
import type { EdgeRing } from './edge-ring.ts'
import type { Libc } from './libc.ts'

/** What the main thread asks of the loop. */
export type EdgeCommand =
  | { readonly add: number; readonly fd: number }
  /** Stops watching and closes the descriptor. */
  | { readonly remove: number }
  | { readonly end: true }

interface Watched {
  readonly key: number
  readonly fd: number
  sequence: number
  /** An edge of it found no room in the ring. */
  gap: boolean
  gone: boolean
}

const pollSize = 8
const [readable, failed] = [0x1, 0x8 | 0x10 | 0x20]
const bufferedEvents = 1024
const errnoAgain = 11
/** Milliseconds. Edges that follow sooner, or than `share` times what the last ones took, are let gather before they are read. */
const calm = 1
/** The longest that they gather, in milliseconds; at 40,000 edges a second the kernel's buffer of a line fills in 25. */
const longestRest = 10
/** This thread leaves others so many times the time that it takes in a flood. */
const share = 3

/** @example while (!loop.ended) loop.turn(500) */
export class EdgeLoop {
  ended = false
  readonly #libc: Libc
  readonly #ring: EdgeRing
  readonly #wakeFd: number
  readonly #close: (fd: number) => void
  readonly #lines = new Map<number, Watched>()
  readonly #events = Buffer.alloc(bufferedEvents * sizes.event)
  #polled: Watched[] = []
  #list = Buffer.alloc(pollSize)
  #isChanged = true
  /** When the last edges woke this thread, in milliseconds; undefined when something else did. */
  #woken: number | undefined

  constructor(libc: Libc, ring: EdgeRing, wakeFd: number, close: (fd: number) => void) {
    this.#libc = libc
    this.#ring = ring
    this.#wakeFd = wakeFd
    this.#close = close
  }

  command(command: EdgeCommand): void {
    this.#isChanged = true
    if ('end' in command) {
      for (const { fd } of this.#lines.values()) this.#close(fd)
      this.#lines.clear()
      this.ended = true
    } else if ('add' in command) {
      const { add: key, fd } = command
      this.#lines.set(key, { key, fd, sequence: 0, gap: false, gone: false })
    } else {
      const line = this.#lines.get(command.remove)
      this.#lines.delete(command.remove)
      if (line !== undefined) this.#close(line.fd)
    }
  }

  /**
   * Waits until something happens and reads what there is.
   *
   * @param timeout milliseconds; older kernels do not wake a waiting thread when a chip is removed, a new call tells
   * @returns whether it was woken for commands
   */
  turn(timeout: number): boolean {
    if (this.#isChanged) this.#rebuild()
    const entered = performance.now()
    const { result } = this.#libc.poll(this.#list, this.#polled.length + 1, timeout)
    const took = this.#woken === undefined ? undefined : entered - this.#woken
    this.#woken = undefined
    if (result <= 0) return false
    if (took !== undefined) this.#rest(took, performance.now() - entered)
    const woken = performance.now()
    for (const [index, line] of this.#polled.entries()) {
      const happened = this.#list.readInt16LE((index + 1) * pollSize + 6)
      if ((happened & readable) !== 0) {
        this.#woken = woken
        this.#read(line)
      } else if ((happened & failed) !== 0) this.#leave(line)
    }
    if (this.#list.readInt16LE(6) === 0) return false
    this.#libc.read(this.#wakeFd, this.#events, 8)
    return true
  }

  /**
   * In a flood this thread, which runs before others, leaves them time, and reads many edges at once instead of one after the
   * other.
   *
   * @param took milliseconds that the edges before took, with everything around them @param quiet until the next ones came
   */
  #rest(took: number, quiet: number): void {
    const wanted = Math.max(calm, share * took)
    if (quiet < wanted) this.#libc.poll(this.#list, 0, Math.min(longestRest, Math.ceil(wanted - quiet)))
  }

  #read(line: Watched): void {
    const { result, errno } = this.#libc.read(line.fd, this.#events, this.#events.length)
    if (result < 0 && errno === errnoAgain) return
    if (result <= 0) {
      this.#leave(line)
      return
    }
    const count = Math.floor(result / sizes.event)
    for (let index = 0; index < count; index++) {
      const { level, time, sequence } = decodeEvent(this.#events, index)
      const gap = line.gap || sequence !== line.sequence + 1
      line.sequence = sequence
      line.gap = !this.#ring.edge(line.key, level, time, gap)
    }
  }

  /** Without room in the ring the next turn tries again. */
  #leave(line: Watched): void {
    if (!this.#ring.gone(line.key)) return
    line.gone = true
    this.#isChanged = true
  }

  #rebuild(): void {
    this.#isChanged = false
    this.#polled = [...this.#lines.values()].filter(({ gone }) => !gone)
    this.#list = Buffer.alloc((this.#polled.length + 1) * pollSize)
    for (const [index, fd] of [this.#wakeFd, ...this.#polled.map((line) => line.fd)].entries()) {
      this.#list.writeInt32LE(fd, index * pollSize)
      this.#list.writeInt16LE(readable, index * pollSize + 4)
    }
  }
}
