/** Records what a sound server plays. @module */

import { type ChildProcess, spawn } from 'node:child_process'
import { until } from '../../support/wait.ts'
import { rate, silent, type Window, windowsOf } from './analysis.ts'
import { card } from './server.ts'

/** Milliseconds for which something is waited for on a slow and busy machine. */
const patience = 60_000

export class Recorder {
  private readonly child: ChildProcess
  private readonly pieces: Buffer[] = []
  private bytes = 0

  /** @param env what programs need to find the server */
  constructor(env: Readonly<Record<string, string>>) {
    const format = ['--raw', '--format=s16le', `--rate=${rate}`, '--channels=1', '--latency-msec=20']
    this.child = spawn('parec', ['-d', `${card}.monitor`, ...format], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    this.child.stdout?.on('data', (piece: Buffer) => {
      this.pieces.push(piece)
      this.bytes += piece.length
    })
  }

  /** Samples so far. */
  get length(): number {
    return this.bytes >> 1
  }

  /** Windows of what was recorded, from some sample on. */
  windows(from = 0): Window[] {
    const bytes = Buffer.concat(this.pieces)
    const samples = Float32Array.from(
      { length: this.length - from },
      (_, i) => bytes.readInt16LE(2 * (i + from)) / 32_768,
    )
    return windowsOf(samples)
  }

  /** Waits until something can be said of the recording. */
  async until(what: string, condition: (windows: Window[]) => boolean, from = 0): Promise<void> {
    await until(() => new Promise((done) => setTimeout(() => done(condition(this.windows(from))), 50)), patience, what)
  }

  /** Waits until it records. */
  async ready(): Promise<void> {
    await until(() => this.length > 0, patience, 'recording')
  }

  /** Waits until something is heard, and at least so many windows of it. */
  async heard(count = 3, from = 0): Promise<void> {
    await this.until('a sound', (windows) => windows.filter((each) => !silent(each)).length >= count, from)
  }

  /** Waits until nothing has been heard for half a second. */
  async quiet(from = 0): Promise<void> {
    await this.until('silence', (windows) => windows.length >= 10 && windows.slice(-10).every(silent), from)
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('close', resolve))
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.child.kill('SIGKILL')
      await ended
    }
  }
}
