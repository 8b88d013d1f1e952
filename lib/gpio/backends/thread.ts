/** A thread that obeys commands in order, and may be waited for. @module */

import { Worker } from 'node:worker_threads'
import { programPath } from './programs.ts'

/** What every such thread is started with. */
export interface ThreadData {
  /** Counts the commands that were obeyed; the main thread waits on it. */
  readonly obeyed: SharedArrayBuffer
}

export interface ThreadOptions<Data> {
  readonly program: 'gpio-edges' | 'gpio-pwm'
  readonly data: Data
  /** Gets the thread out of its waiting. */
  readonly wake: () => void
  readonly message: (message: unknown) => void
  /** It ended without being told to. */
  readonly died: () => void
}

/** Milliseconds that a command may take before the thread counts as dead. */
const patience = 3000

/** @example thread.send({ remove: 1 }); if (!thread.wait()) closeSync(fd) */
export class CommandThread<Command extends object> {
  readonly #obeyed = new Int32Array(new SharedArrayBuffer(4))
  readonly #wake: () => void
  #worker: Worker | undefined
  #sent = 0

  constructor({ program, data, wake, message, died }: ThreadOptions<object>) {
    this.#wake = wake
    const workerData = { ...data, obeyed: this.#obeyed.buffer }
    const worker = new Worker(programPath(program), {
      workerData,
      name: program,
      execArgv: [],
      trackUnmanagedFds: false,
    })
    const end = (): void => {
      if (this.#worker === undefined) return
      this.#forget()
      died()
    }
    worker.on('message', message)
    worker.on('error', end)
    worker.on('exit', end)
    worker.unref()
    this.#worker = worker
    // At the end of the process Node.js waits for its threads.
    process.on('exit', this.#onExit)
  }

  /** Whether it still obeys, sooner or later. */
  get isRunning(): boolean {
    return this.#worker !== undefined
  }

  send(command: Command | { readonly end: true }): void {
    if (this.#worker === undefined) return
    this.#sent++
    this.#worker.postMessage(command)
    this.#wake()
  }

  /** Waits until all commands are obeyed; false when the thread does not answer. */
  wait(): boolean {
    const until = performance.now() + patience
    for (;;) {
      const obeyed = Atomics.load(this.#obeyed, 0)
      if (obeyed === this.#sent) return true
      const left = until - performance.now()
      if (this.#worker === undefined || left <= 0) return false
      Atomics.wait(this.#obeyed, 0, obeyed, left)
    }
  }

  /** Ends it, before this returns. */
  close(): void {
    if (this.#worker === undefined) return
    this.send({ end: true })
    this.wait()
    this.#forget()
  }

  readonly #onExit = (): void => this.close()

  #forget(): void {
    this.#worker = undefined
    process.off('exit', this.#onExit)
  }
}
