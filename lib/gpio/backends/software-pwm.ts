/** Pulses made by a thread of this process: for pins that the chip makes none for. @module */

import type { PwmThreadData } from './programs/gpio-pwm.ts'
import { dutyUnit, type PwmCommand, type PwmTarget } from './pwm-loop.ts'
import { CommandThread } from './thread.ts'

/** Pulses on one line. */
export interface Pulses {
  /** @param duty share of the time that the line is high, 0 to 1 */
  write(duty: number): void
  /** Ends them, before it returns; the line keeps the level it has. */
  stop(): void
}

/** One thread for all lines, started with the first. */
export class SoftwarePwm {
  readonly #wake = new Int32Array(new SharedArrayBuffer(4))
  readonly #keys = new Set<number>()
  #thread: CommandThread<PwmCommand> | undefined
  #nextKey = 1

  /** @param frequency Hz @param duty 0 to 1 */
  start(fd: number, kind: PwmTarget, { frequency, duty }: { frequency: number; duty: number }): Pulses {
    const memory = new SharedArrayBuffer(4)
    const shared = new Int32Array(memory)
    const write = (value: number): void => {
      Atomics.store(shared, 0, Math.round(value * dutyUnit))
      this.#notify()
    }
    const key = this.#nextKey++
    write(duty)
    this.#thread ??= this.#startThread()
    this.#keys.add(key)
    this.#thread.send({ add: key, fd, kind, period: 1 / frequency, duty: memory })
    return { write, stop: () => this.#stop(key) }
  }

  close(): void {
    this.#keys.clear()
    this.#thread?.close()
    this.#thread = undefined
  }

  #stop(key: number): void {
    if (!this.#keys.delete(key)) return
    this.#thread?.send({ remove: key })
    this.#thread?.wait()
  }

  #startThread(): CommandThread<PwmCommand> {
    const data: PwmThreadData = { wake: this.#wake.buffer as SharedArrayBuffer }
    return new CommandThread({
      program: 'gpio-pwm',
      data,
      wake: () => this.#notify(),
      message: () => undefined,
      died: () => {
        this.#thread = undefined
      },
    })
  }

  #notify(): void {
    Atomics.add(this.#wake, 0, 1)
    Atomics.notify(this.#wake, 0)
  }
}
