/** One process of the program fluidsynth: started, started again when it dies, and given up when that does not help. @module */

import type { ChildProcess } from 'node:child_process'
import { KaithemError } from '../../../errors.ts'
import type { Clock, Timer } from '../../../platform/clock.ts'
import type { RemoteEnd } from '../remote-synth.ts'
import type { SynthEvent } from '../synth-event.ts'
import { fluidLines } from './commands.ts'

export interface FluidProcessDeps {
  readonly clock: Clock
  readonly start: () => ChildProcess
  /** It died, and is to be started again. */
  readonly died: () => void
  /** It cannot be used. */
  readonly failed: (error: KaithemError) => void
  /** It is not needed any more. */
  readonly over: () => void
}

/** Deaths in a row after which it is given up. */
const mostDeaths = 3
/** Seconds of life after which earlier deaths are forgotten. */
const goodLife = 10
/** Seconds before it is started again. */
const pause = 0.5
/** Characters of what it complains about that are kept. */
const longestComplaint = 2000
/** Bytes that may wait to be read by a process that has stopped reading. */
const mostWaiting = 1_000_000
/** What it says of a file that is no SoundFont; it goes on without one then. */
const noFont = /not a SoundFont/

export class FluidProcess implements RemoteEnd {
  private readonly deps: FluidProcessDeps
  private child: ChildProcess | undefined
  private again: Timer | undefined
  private deaths = 0
  private born = 0
  private complaint = ''

  constructor(deps: FluidProcessDeps) {
    this.deps = deps
  }

  /** Number of the process, while there is one. */
  get pid(): number | undefined {
    return this.child?.pid
  }

  start(): void {
    const { clock, start } = this.deps
    const child = start()
    this.child = child
    this.born = clock.now()
    this.complaint = ''
    child.unref()
    // Ends before `exit` where it cannot be started.
    child.stdin?.on('error', () => {})
    child.stderr?.setEncoding('utf8')
    child.stderr?.on('data', (piece: string) => this.heard(child, piece))
    for (const stream of [child.stdin, child.stderr]) (stream as { unref?: () => void } | null)?.unref?.()
    child.on('error', (error) => this.gone(child, error.message))
    child.on('exit', (status, signal) => this.gone(child, `it ended with ${signal ?? `status ${status}`}`))
  }

  tell(event: SynthEvent): void {
    const input = this.child?.stdin
    if (input?.writable === true && input.writableLength < mostWaiting) input.write(fluidLines(event))
  }

  close(): void {
    this.again?.cancel()
    this.again = undefined
    const { child } = this
    this.child = undefined
    // At once: one whose sound server is gone does not listen.
    child?.kill('SIGKILL')
    this.deps.over()
  }

  private heard(child: ChildProcess, piece: string): void {
    if (this.child !== child) return
    this.complaint = (this.complaint + piece).slice(-longestComplaint)
    if (noFont.test(this.complaint)) this.fail(this.lastComplaint)
  }

  private gone(child: ChildProcess, why: string): void {
    if (this.child !== child) return
    this.child = undefined
    const { clock, died } = this.deps
    this.deaths = clock.now() - this.born > goodLife ? 1 : this.deaths + 1
    if (this.deaths >= mostDeaths) {
      this.fail(this.lastComplaint || why)
      return
    }
    this.again = clock.setTimeout(() => {
      this.again = undefined
      died()
    }, pause)
  }

  private get lastComplaint(): string {
    return this.complaint.trim().split('\n').slice(-2).join(' ')
  }

  private fail(why: string): void {
    this.close()
    const text = `The program fluidsynth cannot be used: ${why}`
    this.deps.failed(new KaithemError('KAITHEM_UNAVAILABLE', text, { reason: 'synthFailed' }))
  }
}
